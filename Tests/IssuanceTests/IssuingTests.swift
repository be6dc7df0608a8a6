import Awarding
import Encodings
import Foundation
import Intake
import JOSE
import JSONTree
import Storage
import StorageSQL
import TestMaterial
import Testing
import Verification

@testable import Issuance

@Suite("Issuing") struct IssuingTests {
  @Test(
    "an award verifies, with its claims repeated as Open Badges want", arguments: [SignatureAlgorithm.EdDSA, .ES256])
  func award(_ algorithm: SignatureAlgorithm) async throws {
    let house = try await House()
    let outcome = try await house.award(house.publish(), algorithm: algorithm)[0]
    #expect(outcome.isNew)
    let report = try await house.verify(outcome.award)
    #expect(report.verdict == .valid)
    #expect(report.checks.first { $0.check == .issuerIdentity }?.outcome == .pass)
    let text = try await house.folder.form(.openBadgeJWT, of: outcome.award).text
    let jws = try CompactJWS(parsing: text)
    #expect(jws.header.type == "JWT" && jws.header.keyID?.hasPrefix("did:web:badges.example.org") == true)
    let payload = try JSON(parsing: jws.payload)
    #expect(payload["jti"] == payload["id"] && payload["iss"] == payload["issuer"]?["id"])
    #expect(payload["sub"] == payload["credentialSubject"]?["id"])
    #expect(
      payload["nbf"]?.int == (try CalendarDate(iso: "2026-05-12")).startOfDayUTC.timeIntervalSince1970.rounded().exactly
    )
    #expect(
      payload["exp"]?.int == (try CalendarDate(iso: "2029-05-12")).startOfDayUTC.timeIntervalSince1970.rounded().exactly
    )
    #expect(payload["credentialSubject"]?["identifier"]?[0]?["identityHash"] == "Marie Curie \"\\é")
    // The page's address stands in no signed form.
    let page = try #require(outcome.page)
    #expect(!String(decoding: jws.payload, as: UTF8.self).contains(page.text))
    try await house.end()
  }

  @Test("no name of the extension is a term of the contexts that stand before it", .enabled(if: Shared.isPresent))
  func context() async throws {
    let house = try await House()
    let outcome = try await house.award(house.publish())[0]
    let jws = try CompactJWS(parsing: try await house.folder.form(.openBadgeJWT, of: outcome.award).text)
    let payload = try JSON(parsing: jws.payload)
    #expect(payload["@context"]?[2] == PalierContext.object)
    func names(_ json: JSON) -> [String] {
      switch json {
      case .object(let object): object.flatMap { [$0.name] + names($0.value) }
      case .array(let array): array.flatMap(names)
      default: []
      }
    }
    let annex = try #require(payload["credentialSubject"]?["achievement"]?["microCredential"])
    let used = Set(names(annex)).subtracting(["fr", "en"]).union(["microCredential", "awardPlace"])
    #expect(used.count > 10)
    #expect(Set(PalierContext.texts + PalierContext.links).isDisjoint(with: ["microCredential", "awardPlace"]))
    for file in ["contexts/credentials-v2.jsonld", "contexts/ob-3.0.3.json"] {
      let taken = try names(JSON(parsing: Shared.bytes(file)))
      #expect(taken.count > 50)
      #expect(used.isDisjoint(with: taken), "\(used.intersection(taken)) in \(file)")
    }
    try await house.end()
  }

  @Test("status follows the life of the award at once") func status() async throws {
    let house = try await House()
    let award = try await house.award(house.publish(suspendable: true))[0].award
    let change = ChangeAwards(store: house.folder)
    func code() async throws -> String? {
      let report = try await house.verify(award)
      return report.checks.first { $0.check == .status }?.code.rawValue
    }
    #expect(try await house.verify(award).verdict == .valid)
    try await change([award], .suspend, reason: "r", actor: "test", now: house.now)
    #expect(try await house.verify(award).verdict == .invalid)
    #expect(try await code() == "status.suspended")
    try await change([award], .reinstate, reason: "r", actor: "test", now: house.now)
    #expect(try await house.verify(award).verdict == .valid)
    try await change([award], .revoke, reason: "r", actor: "test", now: house.now)
    #expect(try await house.verify(award).verdict == .invalid)
    try await house.end()
  }

  @Test("a revocation reads as revoked") func revocation() async throws {
    let house = try await House()
    let award = try await house.award(house.publish())[0].award
    try await ChangeAwards(store: house.folder)([award], .revoke, reason: "r", actor: "test", now: house.now)
    let report = try await house.verify(award)
    #expect(report.checks.first { $0.check == .status }?.code.rawValue == "status.revoked")
    try await house.end()
  }

  @Test("a result sent in late is awarded although it is over") func late() async throws {
    let house = try await House()
    let outcome = try await house.award(house.publish(), on: "2020-01-15")[0]
    #expect(outcome.isNew)
    #expect(
      try await house.verify(outcome.award).checks.first { $0.check == .validity }?.code.rawValue == "validity.expired")
    try await house.end()
  }

  @Test("what was stored and never signed is finished with the same bytes") func finish() async throws {
    let house = try await House()
    let published = try await house.publish()
    let signer = try await house.folder.signer(.EdDSA)
    let run = try await house.folder.openRun(
      published, purpose: .revocation,
      entry: JournalDraft(.runOpened, actor: "test", subject: "soudure"), at: house.now)
    let plans = try await FormPlanning(store: house.folder).plans(
      CredentialForm.allCases, of: published, badgesBy: signer.algorithm)
    let row = CandidateRow(
      row: 2, candidate: Candidate(learner: Learner(familyName: "A", identifier: "x"), row: 2),
      awardedOn: try CalendarDate(iso: "2026-05-12"), place: nil, validUntil: nil)
    let prepared = try await house.folder.prepare([row], in: run, forms: plans)
    guard case .prepared(let left, _) = prepared[0] else {
      Issue.record("not prepared")
      return
    }
    await #expect(throws: StorageError(.formNotFound, "")) {
      try await house.folder.form(.openBadgeJWT, of: left.award)
    }
    let finished = try await FinishInterrupted(store: house.folder)(actor: "test", clock: { house.now })
    #expect(finished == 1)
    #expect(try await FinishInterrupted(store: house.folder)(actor: "test", clock: { house.now }) == 0)
    let text = try await house.folder.form(.openBadgeJWT, of: left.award).text
    #expect(text.hasPrefix(String(decoding: left.forms[0].bytes.signingInput, as: UTF8.self)))
    #expect(try await house.verify(left.award).verdict == .valid)
    try await house.end()
  }

  @Test("a list is signed again only when it changed or grew old") func signing() async throws {
    let house = try await House()
    _ = try await house.award(house.publish())
    let publish = PublishStatusLists(store: house.folder)
    let id = try #require(try await house.folder.allLists().first?.id)
    let first = try await publish.current(id, actor: "test", now: house.now)
    let again = try await publish.current(id, actor: "test", now: house.now.addingTimeInterval(3600))
    #expect(first.document == again.document)
    let older = try await publish.current(id, actor: "test", now: house.now.addingTimeInterval(90_000))
    #expect(older.document != first.document)
    #expect(try await publish(actor: "test", now: house.now).isEmpty)
    try await house.end()
  }

  @Test("every award has a journal entry with its run, row and digest") func journal() async throws {
    let house = try await House()
    let outcomes = try await house.award(house.publish(), count: 5)
    let entries = try await house.folder.entries(after: 0, limit: 1000)
    let run = try #require(entries.first { $0.kind == .runOpened })
    #expect(run.words?["decision"] == "PV 1" && run.words?["decidedBy"] == "Jury")
    let sealed = entries.filter { $0.kind == .awardSealed }
    #expect(sealed.map(\.subject) == outcomes.map(\.award.text))
    #expect(sealed.map { $0.detail["row"]?.int } == [2, 3, 4, 5, 6])
    #expect(sealed.allSatisfy { $0.detail["run"]?.int == run.number && $0.detail["sha256"]?.object?.count == 2 })
    #expect(
      sealed.allSatisfy { entry in
        CredentialForm.allCases.allSatisfy { entry.detail["sha256"]?[$0.rawValue]?.string?.utf8.count == 64 }
      })
    try await house.end()
  }
}

extension Double {
  fileprivate var exactly: Int? { Int(exactly: self) }
}
