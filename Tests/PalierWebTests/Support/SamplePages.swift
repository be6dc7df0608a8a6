import Encodings
import Foundation
import Register
import Verification

@testable import PalierWeb

/// Every page in every state, by name, for the tests of structure and for looking at them.
enum SamplePages {
  static let names = [
    "catalogue", "catalogue-empty", "type", "type-older", "type-french-only", "organisation", "accessibility",
    "register", "register-empty", "register-found", "register-second", "register-none", "register-fault",
    "entry-active", "entry-late",
    "entry-over", "entry-unknown", "entry-block", "entry-rights", "entry-fault",
    "verify", "verify-nothing", "verify-address", "fault-404", "fault-500", "credential-valid", "credential-expired",
    "credential-suspended", "credential-revoked", "credential-replaced", "credential-unreachable",
    "credential-unavailable", "result-valid", "result-stranger", "result-altered", "result-expired", "result-revoked",
    "result-unreachable", "result-unreadable", "result-several",
  ]

  /// The bytes of a page as a reader gets them.
  static func page(_ name: String, _ reader: Reader) -> String {
    String(decoding: bytes(name, reader), as: UTF8.self)
  }

  private static let site = "Palier"

  private static func bytes(_ name: String, _ reader: Reader) -> [UInt8] {
    let entries = [Sample.welding, Sample.data, Sample.care].map(Sample.entry)
    switch name {
    case "catalogue":
      return CataloguePage(
        view: CatalogueView(organisations: [Sample.organisation], entries: entries), siteName: site, reader: reader
      ).document.bytes()
    case "catalogue-empty":
      return CataloguePage(
        view: CatalogueView(organisations: [Sample.organisation], entries: []), siteName: site, reader: reader
      ).document.bytes()
    case "type": return type(Sample.welding, reader)
    case "type-older":
      var view = Sample.welding
      view.version = 1
      return type(view, reader)
    case "type-french-only": return type(Sample.data, reader)
    case "organisation":
      return OrganisationPage(
        view: OrganisationPageView(organisation: Sample.organisation, entries: entries), siteName: site,
        reader: reader
      ).document.bytes()
    case "accessibility":
      return AccessibilityPage(
        siteName: site, contact: "acces@institut-loire.example", date: Sample.day, reader: reader
      ).document.bytes()
    case "register": return search([:], nil, reader)
    case "register-empty": return search([:], nil, reader, isEmpty: true)
    case "register-found":
      return search(
        [.words: "soud", .level: "5"], SampleRegister.records.keys.sorted().compactMap(SampleRegister.hit), reader)
    case "register-second":
      return search(
        [.words: "soud", .page: "2"],
        Array(repeating: SampleRegister.records.keys.sorted().compactMap(SampleRegister.hit), count: 7).flatMap(\.self),
        reader)
    case "register-none": return search([.words: "<rien>"], [], reader)
    case "register-fault": return search([.rome: "Z9", .siret: "12", .active: "1"], nil, reader)
    case "entry-active": return entry("RNCP30010", "2026-11-25", reader)
    case "entry-late": return entry("RNCP20010", "2024-06-01", reader)
    case "entry-over": return entry("RNCP20010", "2026-11-25", reader, corrected: true)
    case "entry-unknown": return entry("RS4010", "2010-01-01", reader)
    case "entry-block": return entry("RNCP30010BC01", "2026-11-25", reader)
    case "entry-rights": return entry("RNCP30010", "2026-11-25", reader, siret: "13002526500013")
    case "entry-fault": return entry("RNCP30010", "soon", reader, siret: "13002526500014")
    case "verify": return VerifyPage(siteName: site, reader: reader).document.bytes()
    case "verify-nothing": return VerifyPage(siteName: site, reader: reader, fault: .nothing).document.bytes()
    case "verify-address": return VerifyPage(siteName: site, reader: reader, fault: .address).document.bytes()
    case "fault-404": return fault(.notFound, nil, reader)
    case "fault-500": return fault(.internal, "6f1c22a90e5b7d31", reader)
    case "credential-valid": return credential(.active, Sample.report(), reader)
    case "credential-expired":
      return credential(.active, Sample.expired, reader, until: Date(timeIntervalSince1970: 1_778_544_000))
    case "credential-suspended": return credential(.suspended, Sample.suspended, reader)
    case "credential-revoked": return credential(.revoked, Sample.revoked, reader)
    case "credential-replaced":
      return credential(.replaced(by: Sample.secret("corrected")), Sample.revoked, reader)
    case "credential-unreachable": return credential(.active, Sample.outOfReach, reader)
    case "credential-unavailable": return credential(.active, nil, reader)
    case "result-valid": return result(Sample.report(), reader)
    case "result-stranger": return result(Sample.stranger, reader)
    case "result-altered": return result(Sample.altered, reader)
    case "result-expired": return result(Sample.expired, reader)
    case "result-revoked": return result(Sample.revoked, reader)
    case "result-unreachable": return result(Sample.outOfReach, reader)
    case "result-unreadable": return result(Sample.unreadable, reader)
    case "result-several":
      var report = Sample.report(.invalid)
      report.credential = nil
      report.credentials = [Sample.report(), Sample.revoked]
      return result(report, reader)
    default: return []
    }
  }

  private static func search(
    _ values: [RegisterSearchForm.Field: String], _ hits: [RegisterHit]?, _ reader: Reader, isEmpty: Bool = false
  ) -> [UInt8] {
    var form = RegisterSearchForm()
    for (field, value) in values { form[field] = value }
    return RegisterSearchPage(
      form: form, faults: form.read(today: Sample.day).faults,
      exports: isEmpty ? [:] : [.rncp: SampleRegister.export, .rs: SampleRegister.export], hits: hits,
      today: Sample.day, siteName: site, reader: reader
    ).document.bytes()
  }

  private static func entry(
    _ code: String, _ at: String, _ reader: Reader, siret: String = "", corrected: Bool = false
  ) -> [UInt8] {
    let question = RegisterEntryQuestion(Query("at=\(at)&siret=\(siret)"))
    let (day, body, faults) = question.read(today: Sample.day)
    guard let answer = SampleRegister.answer(code, at: day, corrected: corrected) else { return [] }
    return RegisterEntryPage(
      answer: answer, question: question, body: body, faults: faults, today: Sample.day, siteName: site,
      reader: reader
    ).document.bytes()
  }

  private static func type(_ view: MicroCredentialView, _ reader: Reader) -> [UInt8] {
    MicroCredentialPage(
      view: view, namesVersion: view.version != view.versions.max(), siteName: site, reader: reader
    ).document.bytes()
  }

  private static func fault(_ code: WebFault.Code, _ id: String?, _ reader: Reader) -> [UInt8] {
    FaultPage(code: code, requestID: id, siteName: site, reader: reader).document.bytes()
  }

  static func credential(
    _ state: CredentialState, _ report: Report?, _ reader: Reader, until: Date? = nil
  ) -> [UInt8] {
    let checked = CheckedCredential(
      page: Sample.secret("active"), view: Sample.credential(state, validUntil: until), report: report,
      checkedAt: Sample.now)
    return CredentialPage(
      credential: checked, siteName: site,
      publicAddress: PublicAddress("https://attestations.institut-loire.example")!, reader: reader
    ).document.bytes()
  }

  private static func result(_ report: Report, _ reader: Reader) -> [UInt8] {
    ResultPage(report: report, siteName: site, reader: reader).document.bytes()
  }
}
