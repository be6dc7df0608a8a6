import Awarding
import Encodings
import Foundation
import Issuance
import PalierWeb
import Storage

/// Definitions as pages show them.
enum DefinitionViews {
  static func organisation(_ identity: IssuerIdentity) -> OrganisationView {
    let organisation = identity.institution.organisation
    return OrganisationView(
      slug: organisation.slug, name: organisation.name, siret: organisation.siret?.text,
      country: organisation.country, website: organisation.website.flatMap { ExternalAddress($0) },
      did: identity.did)
  }

  static func entry(_ published: PublishedDefinition) -> CatalogueEntry {
    let definition = published.definition
    return CatalogueEntry(
      slug: published.slug, title: text(definition.title), summary: definition.description.map(text),
      awardedBy: definition.awardedBy.name, workload: workload(definition.workload),
      level: level(definition.level), participation: [label(definition.participation)])
  }

  static func view(
    _ published: PublishedDefinition, versions: [Int], identity: IssuerIdentity
  ) -> MicroCredentialView {
    let definition = published.definition
    var body = organisation(identity)
    body.name = definition.awardedBy.name
    body.country = definition.awardedBy.country.code
    return MicroCredentialView(
      slug: published.slug, version: published.version, versions: versions,
      publishedOn: CalendarDate(published.publishedAt), title: text(definition.title),
      summary: definition.description.map(text), awardedBy: body,
      outcomes: definition.outcomes.map(outcome), workload: workload(definition.workload),
      level: level(definition.level), assessment: definition.assessment.types.map(label),
      supervision: definition.assessment.supervision.map(label),
      participation: [label(definition.participation)],
      qualityAssurance: definition.qualityAssurance.map {
        QualityAssuranceView(
          type: label($0.type), body: $0.body, reference: $0.reference, validFrom: $0.validFrom,
          validUntil: $0.validUntil)
      },
      prerequisites: definition.prerequisites.map(text), grading: definition.grading.map(grading),
      stacking: definition.stacking.map(stacking),
      furtherInformation: definition.furtherInformation.flatMap { ExternalAddress($0.text) },
      registerCode: definition.register?.text,
      alignments: definition.alignments.map {
        AlignmentView(framework: $0.framework.name, code: $0.code, name: $0.title.map(text))
      },
      tags: definition.tags,
      expiresAfter: definition.expires.map { ExpiryView(years: $0.years, months: $0.months, days: $0.days) })
  }

  private static func text(_ text: LocalizedText) -> MultilingualText {
    labelled(fr: text.fr, en: text.en)
  }

  private static func label(_ code: some DefinitionCode) -> MultilingualText {
    labelled(fr: code.label(in: .fr), en: code.label(in: .en))
  }

  private static let dash = MultilingualText(MultilingualText.Entry(language: "fr", text: "–"))

  /// A definition's texts and labels have at least one language; a dash stands for what cannot be.
  private static func labelled(fr: String?, en: String?) -> MultilingualText {
    MultilingualText(fr: fr, en: en) ?? dash
  }

  private static func outcome(_ outcome: LearningOutcome) -> OutcomeView {
    OutcomeView(
      text: text(outcome.text), criteria: outcome.criteria.map(text),
      esco: outcome.esco.compactMap { ExternalAddress($0.text) })
  }

  private static func workload(_ workload: Workload) -> WorkloadView {
    WorkloadView(
      hours: Double(workload.hours.hundredths) / 100, ects: workload.ects.map { Double($0.hundredths) / 100 })
  }

  private static func level(_ level: Level) -> LevelView {
    switch level {
    case .notApplicable(let reason): LevelView(notApplicable: text(reason))
    case .stated(let eqf, let national, let cycle):
      LevelView(
        eqf: eqf?.number,
        national: national.map { LevelView.National(framework: $0.framework.rawValue, level: $0.level) },
        cycle: cycle.flatMap { Cycle.allCases.firstIndex(of: $0) })
    }
  }

  private static func grading(_ grading: Grading) -> MultilingualText {
    var entries: [MultilingualText.Entry] = []
    for language in Language.allCases {
      let (label, spoken) = grading.scheme.label(in: language)
      guard spoken == language else { continue }
      let description = grading.description?[language].map { ". " + $0 } ?? ""
      entries.append(MultilingualText.Entry(language: language.rawValue, text: label + description))
    }
    return MultilingualText(entries) ?? dash
  }

  private static func stacking(_ stacking: Stacking) -> StackingView {
    StackingView(
      isStackable: stacking.kind == .stackable,
      towards: stacking.towards.compactMap { target in
        if let title = target.title { return text(title) }
        let plain: String? =
          switch target.reference {
          case .register(let code): code.text
          case .type(let slug): slug.text
          case .address(let address): address.text
          case nil: nil
          }
        // A code or an address is the same in every language.
        return MultilingualText(fr: plain, en: plain)
      })
  }
}
