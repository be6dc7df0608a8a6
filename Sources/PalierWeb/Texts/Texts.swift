import Encodings

/// Everything that pages say, in one language. A text that is missing in one of them does not compile; one that is
/// empty, or a sentence whose gaps differ, fails a test.
///
/// One object for each language, so that looking a text up copies nothing else.
final class Texts: Sendable {
  let language: Language
  let site: SiteTexts
  let catalogue: CatalogueTexts
  let facts: FactTexts
  let levels: LevelTexts
  let type: TypeTexts
  let credential: CredentialTexts
  let headlines: HeadlineTexts
  let checks: CheckTexts
  let verify: VerifyTexts
  let organisation: OrganisationTexts
  let register: RegisterTexts
  let accessibility: AccessibilityTexts
  let faults: FaultTexts

  private init(
    language: Language, site: SiteTexts, catalogue: CatalogueTexts, facts: FactTexts, levels: LevelTexts,
    type: TypeTexts, credential: CredentialTexts, headlines: HeadlineTexts, checks: CheckTexts, verify: VerifyTexts,
    organisation: OrganisationTexts, register: RegisterTexts, accessibility: AccessibilityTexts, faults: FaultTexts
  ) {
    self.language = language
    self.site = site
    self.catalogue = catalogue
    self.facts = facts
    self.levels = levels
    self.type = type
    self.credential = credential
    self.headlines = headlines
    self.checks = checks
    self.verify = verify
    self.organisation = organisation
    self.register = register
    self.accessibility = accessibility
    self.faults = faults
  }

  static let fr = Texts(
    language: .fr, site: .fr, catalogue: .fr, facts: .fr, levels: .fr, type: .fr, credential: .fr, headlines: .fr,
    checks: .fr, verify: .fr, organisation: .fr, register: .fr, accessibility: .fr, faults: .fr)

  static let en = Texts(
    language: .en, site: .en, catalogue: .en, facts: .en, levels: .en, type: .en, credential: .en, headlines: .en,
    checks: .en, verify: .en, organisation: .en, register: .en, accessibility: .en, faults: .en)

  static func `in`(_ language: Language) -> Texts {
    switch language {
    case .fr: fr
    case .en: en
    }
  }
}
