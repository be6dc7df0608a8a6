import Encodings
import Foundation
import Testing
import Verification

@testable import PalierWeb

/// Strings that are up to no good, in every field that comes from outside.
@Suite struct HostileTextTests {
  static let strings = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</title><svg/onload=1>",
    "&lt;b&gt;", "&#x3C;script&#x3E;", "javascript:alert(1)", "{1} {2}", "a\u{0}b\u{7}", "\u{202E}gnp.exe", "\u{FEFF}",
    "]]><!--", String(repeating: "W", count: 3000), "\r\nSet-Cookie: a=b", "𝕳🏽‍🚀é\u{301}",
  ]

  @Test(arguments: strings, Language.allCases) func theyStayText(_ hostile: String, _ language: Language) throws {
    let text = MultilingualText(fr: hostile)
    guard let text else { return }
    let organisation = OrganisationView(
      slug: hostile, name: hostile, siret: hostile, country: hostile, website: ExternalAddress(hostile), did: hostile)
    var view = Sample.welding
    view.slug = hostile
    view.title = text
    view.summary = text
    view.awardedBy = organisation
    view.outcomes = [OutcomeView(text: text, criteria: [text], esco: [])]
    view.level = LevelView(notApplicable: text)
    view.assessment = [text]
    view.supervision = text
    view.participation = [text]
    view.qualityAssurance = [QualityAssuranceView(type: text, body: hostile, reference: hostile)]
    view.prerequisites = text
    view.grading = text
    view.stacking = StackingView(isStackable: true, towards: [text])
    view.registerCode = hostile
    view.alignments = [AlignmentView(framework: hostile, code: hostile, name: text)]
    view.tags = [hostile]
    var credential = Sample.credential()
    credential.microCredential = view
    credential.holder = hostile
    credential.place = hostile
    credential.grade = hostile
    credential.awardID = hostile
    var report = Sample.report()
    report.credential = CredentialSummary(
      id: hostile, title: hostile, issuer: .init(id: hostile, name: hostile),
      holder: .init(id: hostile, name: hostile), awardedOn: hostile, validUntil: hostile)
    report.checks += [
      Sample.finding(
        .warning, .issuerIdentityDomainOnly, ["domain": .string(hostile), "x": .array([.string(hostile)])])
    ]
    var level = view
    level.level = LevelView(eqf: 99, national: .init(framework: hostile, level: hostile), cycle: 9)

    let reader = Reader(language: language, chosen: false)
    let site = PublicAddress("https://attestations.example")!
    let pages: [[UInt8]] = [
      CataloguePage(
        view: CatalogueView(organisations: [organisation], entries: [Sample.entry(view)]), siteName: hostile,
        reader: reader
      ).document.bytes(),
      MicroCredentialPage(view: view, namesVersion: false, siteName: hostile, reader: reader).document.bytes(),
      MicroCredentialPage(view: level, namesVersion: true, siteName: hostile, reader: reader).document.bytes(),
      OrganisationPage(
        view: OrganisationPageView(organisation: organisation, entries: [Sample.entry(view)]), siteName: hostile,
        reader: reader
      ).document.bytes(),
      AccessibilityPage(siteName: hostile, contact: hostile, date: nil, reader: reader).document.bytes(),
      CredentialPage(
        credential: CheckedCredential(
          page: Sample.secret("a"), view: credential, report: report, checkedAt: Sample.now), siteName: hostile,
        publicAddress: site, reader: reader
      ).document.bytes(),
      ResultPage(report: report, siteName: hostile, reader: reader).document.bytes(),
    ]
    for bytes in pages {
      let page = String(decoding: bytes, as: UTF8.self)
      let outline = try HTMLOutline(page)
      for element in outline.elements {
        #expect(!["script", "img", "b", "style"].contains(element.name))
        #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") })
        for name in ["href", "action"] {
          if let address = element.attributes[name] {
            #expect(["/", "#", "?", "h"].contains(address.first.map(String.init) ?? ""), "\(address.prefix(40))")
            #expect(!address.lowercased().hasPrefix("javascript"))
            #expect(!address.hasPrefix("//"))
            #expect(!address.contains("\n") && !address.contains("\r"))
          }
        }
      }
      #expect(!bytes.contains(0) && !bytes.contains(7))
      // Text that could turn the line around stands in an element that keeps it to itself.
      if hostile.hasPrefix("\u{202E}") {
        for piece in outline.pieces where piece.text.contains("\u{202E}") {
          #expect(piece.ancestors.contains("bdi") || piece.ancestors.contains("title"), "\(piece.ancestors)")
        }
      }
    }
  }
}
