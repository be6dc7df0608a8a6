import Encodings
import Foundation
import JOSE
import JSONTree
import StatusLists
import Testing

@testable import Verification

/// Only a good list with the bit unset passes; only a set bit fails; everything else is unknown.
@Suite struct StatusTests {
  let authority: TestAuthority

  init() throws { authority = try TestAuthority() }

  private func verify(
    _ list: String?, entry: JSON = TestAuthority.entry(), options: VerificationOptions? = nil,
    known: any KnownIssuers = NoKnownIssuers(), more: [String: JSON] = [:]
  ) async throws -> Report {
    let lists = list.map { [TestAuthority.listAddress: $0] } ?? [:]
    let verifier = Verifier(documents: try authority.documents(more, lists: lists), knownIssuers: known)
    return await verifier.verify(
      try authority.badgeToken(["credentialStatus": entry]),
      options ?? VerificationOptions(now: TestAuthority.now))
  }

  private func expectUnknown(
    _ report: Report, _ code: String, location: SourceLocation = #_sourceLocation
  ) {
    #expect(report.codes(.status) == [code], sourceLocation: location)
    #expect(report.outcomes(.status) == [.unknown], sourceLocation: location)
    #expect(report.verdict == .undetermined, sourceLocation: location)
  }

  @Test func passesWhereTheBitIsNotSet() async throws {
    let report = try await verify(try authority.list(set: [94_566, 94_568]))
    #expect(report.codes(.status) == ["status.good"])
    #expect(report.verdict == .valid)
    let detail = try #require(report.finding(.statusGood)?.detail)
    #expect(detail["listDate"] == "2026-11-25T09:59:30Z")
    #expect(detail["ageSeconds"] == 30)
    #expect(detail["fetchedAt"] == "2026-11-25T10:00:00Z")
  }

  @Test func passesWithANoticeWhereThereIsNoEntry() async throws {
    let verifier = Verifier(documents: try authority.documents(lists: [:]))
    let report = await verifier.verify(try authority.badgeToken(["credentialStatus": nil]))
    #expect(report.codes(.status) == ["status.none"])
    #expect(report.verdict == .valid)
  }

  @Test func failsWhereTheBitIsSet() async throws {
    let revoked = try await verify(try authority.list(set: [94_567]))
    #expect(revoked.codes(.status) == ["status.revoked"])
    #expect(revoked.verdict == .invalid)
    let suspended = try await verify(
      try authority.list(set: [94_567], purpose: "suspension"),
      entry: TestAuthority.entry(purpose: "suspension"))
    #expect(suspended.codes(.status) == ["status.suspended"])
    #expect(suspended.verdict == .invalid)
  }

  @Test(arguments: [0, 131_071]) func readsTheEdgesOfTheList(_ index: Int) async throws {
    let entry = TestAuthority.entry(index: .string(String(index)))
    #expect(
      try await verify(try authority.list(set: [index]), entry: entry).codes(.status) == ["status.revoked"])
    let others = (0..<131_072).filter { $0 != index && $0 % 7 == 0 }
    #expect(try await verify(try authority.list(set: others), entry: entry).codes(.status) == ["status.good"])
  }

  @Test func readsSeveralEntries() async throws {
    let second = "https://certif.example/status/2"
    let entries: JSON = [
      TestAuthority.entry(), TestAuthority.entry(purpose: "suspension", index: "5", list: second),
    ]
    let source = try authority.documents(lists: [
      TestAuthority.listAddress: try authority.list(),
      second: try authority.list(set: [5], purpose: "suspension", address: second),
    ])
    let report = await Verifier(documents: source).verify(
      try authority.badgeToken(["credentialStatus": entries]))
    #expect(report.codes(.status) == ["status.good", "status.suspended"])
    #expect(report.verdict == .invalid)
  }

  @Test func readsAListOfSeveralPurposes() async throws {
    let list = try authority.list(set: [94_567], purpose: ["suspension", "revocation"])
    #expect(try await verify(list).codes(.status) == ["status.revoked"])
  }

  // MARK: Lists that cannot be had or believed

  @Test func isUnknownWhereTheListIsOutOfReach() async throws {
    expectUnknown(try await verify(nil), "status.list-unreachable")
    let options = VerificationOptions(at: TestAuthority.now, now: TestAuthority.now, offline: true)
    let report = try await verify(nil, options: options)
    expectUnknown(report, "status.list-unreachable")
    #expect(report.finding(.statusListUnreachable)?.detail["failure"] == "offline")
  }

  @Test func isUnknownWhereTheListIsTooShort() async throws {
    // gzip of 16,383 bytes of zeros: one byte less than there must be.
    let short = "uH4sIAAAAAAACA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAICzAQmvhYr_PwAA"
    expectUnknown(try await verify(try authority.list(encoded: short)), "status.list-too-short")
    // Wider entries make fewer of them.
    let entry = TestAuthority.entry([
      "statusPurpose": "message", "statusSize": 2,
      "statusMessage": [
        ["status": "0x0", "message": "a"], ["status": "0x1", "message": "b"],
        ["status": "0x2", "message": "c"],
        ["status": "0x3", "message": "d"],
      ],
    ])
    expectUnknown(
      try await verify(try authority.list(purpose: "message"), entry: entry), "status.list-too-short")
  }

  /// Four gigabytes of zeros in four megabytes: the reader stops at its bound.
  @Test func isUnknownWhereTheListInflatesBeyondMeasure() async throws {
    // A gzip text may have many members, each of 16 MiB here.
    let member = try Base64URL.decode(
      BitstringStatusList(length: 16 * 1_024 * 1_024 * 8).encoded().dropFirst())
    let bomb = Array(repeatElement(member, count: 256).joined())
    #expect(bomb.count < 5_000_000)
    let report = try await verify(try authority.list(encoded: "u" + Base64URL.encode(bomb)))
    expectUnknown(report, "status.list-too-large")
  }

  @Test func isUnknownWhereTheListIsSignedByAnother() async throws {
    let attacker = try SigningKey.generate(.EdDSA, keyID: authority.key.keyID)
    // In the issuer's name, by a key that is not the issuer's.
    let forged = try await verify(try authority.list(by: attacker))
    expectUnknown(forged, "status.list-not-authentic")
    #expect(forged.finding(.statusListNotAuthentic)?.detail["because"] == "proof.signature-mismatch")

    // In another's name, properly signed: not taken from a stranger, taken with a warning from one known here.
    let other = try TestAuthority(did: "did:web:autre.example")
    let list = try other.list(address: TestAuthority.listAddress)
    let document = [other.address: JSON.object(other.document())]
    expectUnknown(try await verify(list, more: document), "status.list-other-issuer")
    struct Known: KnownIssuers {
      func issuer(_ id: String) -> KnownIssuer? {
        id == "did:web:autre.example" ? KnownIssuer(name: "Autre", reason: "mandat") : nil
      }
    }
    let known = try await verify(list, known: Known(), more: document)
    #expect(known.codes(.status) == ["status.list-other-known-issuer", "status.good"])
    #expect(known.verdict == .valid)

    // The other's keys are out of reach.
    expectUnknown(try await verify(list), "status.list-not-authentic")
  }

  @Test func isUnknownWhereTheListIsNotSigned() async throws {
    let parts = try authority.list().split(separator: ".")
    for text in [
      parts[..<2].joined(separator: ".") + ".", "<html>", "", "{}", #"{"encodedList":"u"}"#,
      String(decoding: try Base64URL.decode(parts[1]), as: UTF8.self),
    ] {
      expectUnknown(try await verify(text), "status.list-unreadable")
    }
    expectUnknown(
      try await verify(try authority.list(header: ["alg": "none"])), "status.list-not-authentic")
  }

  @Test func isUnknownWhereTheListIsStale() async throws {
    func list(_ members: JSONObject, _ subject: JSONObject = [:]) throws -> String {
      try authority.list(subject: subject, members: members)
    }
    // The second of validUntil is over.
    expectUnknown(try await verify(try list(["validUntil": "2026-11-25T10:00:00Z"])), "status.list-stale")
    #expect(
      try await verify(try list(["validUntil": "2026-11-25T10:00:01Z"])).codes(.status) == ["status.good"])
    expectUnknown(
      try await verify(try list(["validFrom": "2026-11-25T10:01:01Z"])), "status.list-not-yet")
    #expect(
      try await verify(try list(["validFrom": "2026-11-25T10:01:00Z"])).codes(.status) == ["status.good"])
    // JWT members of the list count too.
    expectUnknown(try await verify(try list(["validUntil": nil, "exp": 1_795_600_800])), "status.list-stale")
    // ttl counts from when the copy was fetched.
    let later = VerificationOptions(now: TestAuthority.now.addingTimeInterval(301))
    let lasting: JSONObject = ["ttl": 300_000]
    expectUnknown(try await verify(try list([:], lasting), options: later), "status.list-stale")
    let sooner = VerificationOptions(now: TestAuthority.now.addingTimeInterval(300))
    #expect(try await verify(try list([:], lasting), options: sooner).codes(.status) == ["status.good"])
  }

  @Test func namesAnOldCopyOfAListWithoutEnd() async throws {
    let old = VerificationOptions(now: TestAuthority.now.addingTimeInterval(8 * 86_400))
    let report = try await verify(try authority.list(members: ["validUntil": nil]), options: old)
    #expect(report.codes(.status) == ["status.list-old", "status.good"])
    #expect(report.verdict == .valid)
  }

  /// A revocation does not end because the list that tells it is late.
  @Test func failsByAStaleListThatRevokes() async throws {
    let list = try authority.list(set: [94_567], members: ["validUntil": "2026-11-25T09:59:59Z"])
    #expect(try await verify(list).codes(.status) == ["status.revoked"])
  }

  @Test func isUnknownWhereTheListIsAboutSomethingElse() async throws {
    expectUnknown(try await verify(try authority.list(purpose: "suspension")), "status.wrong-purpose")
    expectUnknown(
      try await verify(try authority.list(set: [94_567], purpose: "refresh")), "status.wrong-purpose")
  }

  /// Another list of the same issuer, served at the address of this one.
  @Test func isUnknownWhereTheListIsAnother() async throws {
    let other = try authority.list(address: "https://certif.example/status/2")
    expectUnknown(try await verify(other), "status.list-misplaced")
  }

  @Test(
    arguments: [
      ("131072", "status.index-out-of-range"), ("99999999999999999999999", "status.index-out-of-range"),
      (94_567, "status.entry-malformed"), ("-1", "status.entry-malformed"), ("0x5", "status.entry-malformed"),
      ("", "status.entry-malformed"), (nil, "status.entry-malformed"),
    ] as [(JSON, String)])
  func isUnknownWhereTheIndexIsNoneOfTheList(_ index: JSON, _ code: String) async throws {
    expectUnknown(try await verify(try authority.list(), entry: TestAuthority.entry(index: index)), code)
  }

  @Test func isUnknownWhereTheEntryIsOfAnotherKind() async throws {
    for type in ["RevocationList2020Status", "1EdTechRevocationList", "SomethingNew"] {
      let report = try await verify(
        try authority.list(),
        entry: ["id": "https://certif.example/r/1", "type": .string(type)])
      expectUnknown(report, "status.form-unknown")
      #expect(report.finding(.statusFormUnknown)?.detail["type"] == .string(type))
    }
    let entry = TestAuthority.entry(["statusListCredential": "status/1"])
    expectUnknown(try await verify(try authority.list(), entry: entry), "status.entry-malformed")
    #expect(
      try await verify(try authority.list(), entry: [TestAuthority.entry(), "x"]).verdict == .invalid)
  }

  @Test func doesNotFollowEntriesWithoutEnd() async throws {
    let report = try await verify(
      try authority.list(), entry: .array(Array(repeating: TestAuthority.entry(), count: 9)))
    #expect(report.codes(.status).count == 9)
    #expect(report.codes(.status).last == "status.too-many-entries")
    #expect(report.verdict == .undetermined)
  }

  @Test func doesNotAskForAListOnAStrangersWord() async throws {
    let counter = CountingSource(try authority.documents())
    let attacker = try SigningKey.generate(.EdDSA, keyID: authority.key.keyID)
    let report = await Verifier(documents: counter).verify(try authority.badgeToken(by: attacker))
    #expect(report.codes(.status) == ["status.not-reached"])
    #expect(counter.asked.allSatisfy { $0 == authority.address })
  }

  // MARK: Other meanings

  @Test func saysWhatOtherPurposesMean() async throws {
    let refresh = try await verify(
      try authority.list(set: [94_567], purpose: "refresh"), entry: TestAuthority.entry(purpose: "refresh"))
    #expect(refresh.codes(.status) == ["status.refresh-available"])
    #expect(refresh.verdict == .valid)
    let own = try await verify(
      try authority.list(set: [94_567], purpose: "archived"), entry: TestAuthority.entry(purpose: "archived"))
    #expect(own.codes(.status) == ["status.other-purpose-set"])
    #expect(own.verdict == .valid)
    let message = try await verify(
      try authority.list(set: [5], purpose: "message"),
      entry: TestAuthority.entry(
        purpose: "message", index: "5",
        [
          "statusSize": 1,
          "statusMessage": [
            ["status": "0x0", "message": "en cours"], ["status": "0x1", "message": "en appel"],
          ],
        ]))
    #expect(message.codes(.status) == ["status.message"])
    #expect(message.finding(.statusMessage)?.detail["text"] == "en appel")
  }

  /// Validity by another day, status as it is now: the report says so.
  @Test func readsTheListAsItIsNowWhateverTheDayAskedFor() async throws {
    let options = VerificationOptions(at: Date(timeIntervalSince1970: 1_780_000_000), now: TestAuthority.now)
    let report = try await verify(try authority.list(set: [94_567]), options: options)
    #expect(report.codes(.validity) == ["validity.good"])
    #expect(report.codes(.status) == ["status.revoked"])
    #expect(report.finding(.statusRevoked)?.detail["readAsOf"] == "2026-11-25T10:00:00Z")
    #expect(report.at == options.at)
  }

  @Test func readsTheForerunner() async throws {
    let address = "https://certif.example/status/2021"
    var bits = BitstringStatusList()
    bits[7] = true
    let encoded = String(try bits.encoded().dropFirst())
    let list = try authority.list(
      address: address, encoded: encoded, subject: ["type": "StatusList2021"],
      members: ["type": ["VerifiableCredential", "StatusList2021Credential"]])
    for (index, code) in [("7", "status.revoked"), ("8", "status.good")] {
      let entry = TestAuthority.entry(index: .string(index), list: address, ["type": "StatusList2021Entry"])
      let verifier = Verifier(documents: try authority.documents(lists: [address: list]))
      let report = await verifier.verify(try authority.badgeToken(["credentialStatus": entry]))
      #expect(report.codes(.status) == [code])
    }
  }
}
