import Encodings
import Foundation
import JOSE
import JSONTree
import SDJWT
import StatusLists
import Testing

@testable import Verification

/// An SD-JWT VC issuer with an https name, its metadata and its status list.
private struct WalletIssuer {
  static let now = Date(timeIntervalSince1970: 1_790_000_000)
  static let issuer = "https://issuer.example/org"
  static let metadata = "https://issuer.example/.well-known/jwt-vc-issuer/org"
  static let list = "https://issuer.example/status/1"
  let key: SigningKey
  var documents = InMemoryDocumentSource()

  init() throws {
    key = try SigningKey.generate(.ES256, keyID: "k1")
    publish([key])
    try publishList([:])
  }

  mutating func publish(_ keys: [SigningKey], issuer: String = issuer) {
    let set = keys.map { key -> JSON in
      var jwk = key.publicJWK.json.object ?? [:]
      jwk["kid"] = .string(key.keyID)
      return .object(jwk)
    }
    let json: JSON = ["issuer": .string(issuer), "jwks": ["keys": .array(set)]]
    documents.hold(json.serialized(), at: Self.metadata, fetchedAt: Self.now)
  }

  mutating func publishList(
    _ entries: [Int: UInt8], changes: JSONObject = [:], type: String = "statuslist+jwt", by signer: SigningKey? = nil,
    fetchedAt: Date = now
  ) throws {
    var list = try TokenStatusList(bits: 2, count: 1000)
    for (index, value) in entries { list[index] = value }
    let seconds = Int(Self.now.timeIntervalSince1970)
    var claims: JSONObject = [
      "iss": .string(Self.issuer), "sub": .string(Self.list), "iat": .number(JSONNumber(seconds)),
      "exp": .number(JSONNumber(seconds + 86_400)), "ttl": 3600,
      "status_list": ["bits": 2, "lst": .string(try list.encoded())],
    ]
    for (name, value) in changes { claims[name] = value == .null ? JSON?.none : value }
    let token = try CompactJWS.sign(
      header: ["typ": .string(type)], payload: JSON.object(claims).serialized(), by: signer ?? key)
    documents.hold(Array(token.text.utf8), at: Self.list, fetchedAt: fetchedAt)
  }

  func issue(
    _ changes: JSONObject = [:], header: JSONObject = ["typ": "dc+sd-jwt"], index: Int = 7,
    by signer: SigningKey? = nil,
    concealing: [String] = ["name", "grade"]
  ) throws -> SDJWT {
    var claims: JSONObject = [
      "iss": .string(Self.issuer), "vct": "https://issuer.example/vct/x",
      "iat": .number(JSONNumber(Int(Self.now.timeIntervalSince1970))), "name": "Zoé", "grade": "14/20",
      "status": ["status_list": ["idx": .number(JSONNumber(index)), "uri": .string(Self.list)]],
    ]
    for (name, value) in changes { claims[name] = value == .null ? JSON?.none : value }
    var counter: UInt8 = 0
    let frame = DisclosureFrame.object(
      Dictionary(uniqueKeysWithValues: concealing.map { ($0, .disclosable()) }))
    let concealed = try ConcealedClaims(claims, concealedBy: frame) {
      counter += 1
      return [UInt8](repeating: counter, count: 16)
    }
    return try SDJWT(parsing: concealed.signed(header: header, by: signer ?? key))
  }

  func report(
    _ text: String, _ options: VerificationOptions = VerificationOptions(now: now),
    standings: any KeyStandings = AllKeysStand()
  ) async -> Report {
    await Verifier(documents: documents, keyStandings: standings).verify(Array(text.utf8), options)
  }
}

@Suite("SD-JWT VCs in the verifier") struct SelectiveTests {
  private func code(_ report: Report, _ check: Check) -> String? {
    report.checks.first { $0.check == check }?.code.rawValue
  }

  @Test("a good one is valid, with every check in its place, in every writing") func good() async throws {
    let issuer = try WalletIssuer()
    let credential = try issuer.issue()
    let json: JSON = [
      "payload": .string(credential.token.text.split(separator: ".")[1].description),
      "protected": .string(credential.token.text.split(separator: ".")[0].description),
      "signature": .string(credential.token.text.split(separator: ".")[2].description),
      "header": ["disclosures": .array(credential.disclosures.map { .string($0.text) })],
    ]
    for text in [credential.text, "  \(credential.text)\n", JSON.string(credential.text).text(), json.text()] {
      let report = await issuer.report(text)
      #expect(report.verdict == .valid && report.format == .sdJWTVC)
      #expect(report.checks.map(\.check) == report.checks.map(\.check).sorted { $0.position < $1.position })
      #expect(Set(report.checks.map(\.check)) == Set(Check.allCases))
      #expect(report.credential?.holder.name == "Zoé")
    }
    // The tilde left out: the open claims alone.
    #expect(await issuer.report(credential.token.text).verdict == .valid)
    let old = try issuer.issue(header: ["typ": "vc+sd-jwt"])
    #expect(await issuer.report(old.text).verdict == .valid)
  }

  @Test("what is wrong with the token is named") func faults() async throws {
    let issuer = try WalletIssuer()
    let other = try SigningKey.generate(.ES256, keyID: "k1")
    let stranger = try SigningKey.generate(.ES256, keyID: "k2")
    let now = Int(WalletIssuer.now.timeIntervalSince1970)
    let cases: [(SDJWT, Check, String, Verdict)] = [
      (try issuer.issue(by: other), .proof, "proof.signature-mismatch", .invalid),
      (try issuer.issue(by: stranger), .issuerKey, "issuer-key.not-listed", .invalid),
      (try issuer.issue(header: ["typ": "JWT"]), .format, "format.type-unexpected", .invalid),
      (try issuer.issue(header: ["typ": "kb+jwt"]), .format, "format.type-unexpected", .invalid),
      (try issuer.issue(["vct": 5]), .format, "format.claim-malformed", .invalid),
      (try issuer.issue(["iss": .null]), .format, "format.claim-missing", .invalid),
      (try issuer.issue(["exp": .number(JSONNumber(now))]), .validity, "validity.expired", .invalid),
      (try issuer.issue(["nbf": .number(JSONNumber(now + 61))]), .validity, "validity.not-yet", .invalid),
      (try issuer.issue(["iat": .number(JSONNumber(now + 61))]), .validity, "validity.issued-in-future", .invalid),
      (try issuer.issue(["_x": 1], concealing: ["status"]), .format, "format.claim-concealed", .invalid),
      (try issuer.issue(concealing: ["vct"]), .format, "format.claim-missing", .invalid),
      (
        try issuer.issue(["exp": .number(JSONNumber(now + 9))], concealing: ["exp"]), .format, "format.claim-concealed",
        .invalid
      ),
      (try issuer.issue(["status": .null]), .status, "status.none", .valid),
      (try issuer.issue(["status": ["other": [:]]]), .status, "status.form-unknown", .undetermined),
      (
        try issuer.issue(["status": ["status_list": ["idx": "7", "uri": "x:"]]]), .status, "status.entry-malformed",
        .undetermined
      ),
      (try issuer.issue(index: 1000), .status, "status.index-out-of-range", .undetermined),
      (try issuer.issue(["vct#integrity": "sha256-x"]), .schema, "schema.type-unavailable", .valid),
      (try issuer.issue(["iss": "https://elsewhere.example"]), .issuerKey, "issuer-key.unreachable", .undetermined),
    ]
    for (credential, check, expected, verdict) in cases {
      let report = await issuer.report(credential.text)
      #expect(report.checks.contains { $0.check == check && $0.code.rawValue == expected }, "\(expected)")
      #expect(report.verdict == verdict, "\(expected)")
    }
    let bad = await issuer.report(try issuer.issue().text + "e30~")
    #expect(bad.verdict == .invalid && code(bad, .format) == "format.disclosure-malformed")
    let twice = try issuer.issue()
    let doubled = await issuer.report(twice.text + twice.disclosures[0].text + "~")
    #expect(doubled.verdict == .invalid && code(doubled, .proof) == "proof.disclosure-unreferenced")
  }

  @Test("issuer metadata must speak of this very issuer, and may point to a key set") func metadata() async throws {
    var issuer = try WalletIssuer()
    let text = try issuer.issue().text
    issuer.publish([issuer.key], issuer: "https://issuer.example/other")
    #expect(code(await issuer.report(text), .issuerKey) == "issuer-key.document-unreadable")
    let elsewhere = "https://keys.example/set.json"
    let pointing: JSON = ["issuer": .string(WalletIssuer.issuer), "jwks_uri": .string(elsewhere)]
    issuer.documents.hold(pointing.serialized(), at: WalletIssuer.metadata, fetchedAt: WalletIssuer.now)
    #expect(code(await issuer.report(text), .issuerKey) == "issuer-key.unreachable")
    var jwk = issuer.key.publicJWK.json.object ?? [:]
    jwk["kid"] = "k1"
    issuer.documents.hold(
      JSON.object(["keys": [.object(jwk)]]).serialized(), at: elsewhere, fetchedAt: WalletIssuer.now)
    #expect(await issuer.report(text).verdict == .valid)
    issuer.documents.hold(Array("{}".utf8), at: WalletIssuer.metadata, fetchedAt: WalletIssuer.now)
    #expect(await issuer.report(text).verdict == .undetermined)
  }

  @Test("a Status List Token is believed only when everything about it is right") func status() async throws {
    var issuer = try WalletIssuer()
    let text = try issuer.issue().text
    let stranger = try SigningKey.generate(.ES256, keyID: "k1")
    let now = Int(WalletIssuer.now.timeIntervalSince1970)
    func status(_ options: VerificationOptions = VerificationOptions(now: WalletIssuer.now)) async -> String {
      let report = await issuer.report(text, options)
      return "\(code(report, .status) ?? "") \(report.verdict.rawValue)"
    }
    for (value, expected) in [
      (0, "status.good valid"), (1, "status.revoked invalid"), (2, "status.suspended invalid"),
      (3, "status.value-unknown invalid"),
    ] as [(UInt8, String)] {
      try issuer.publishList([7: value, 6: 1, 8: 2])
      #expect(await status() == expected)
    }
    let wrong: [(JSONObject, String)] = [
      (["sub": "https://issuer.example/status/2"], "status.list-misplaced undetermined"),
      (["exp": .number(JSONNumber(now))], "status.list-stale undetermined"),
      (["iat": .number(JSONNumber(now + 100))], "status.list-not-yet undetermined"),
      (["iat": .null], "status.list-unreadable undetermined"),
      (["status_list": ["bits": 3, "lst": "x"]], "status.list-unreadable undetermined"),
      (["iss": "https://elsewhere.example"], "status.list-not-authentic undetermined"),
      (["iss": .null], "status.good valid"), (["ttl": .null], "status.good valid"),
    ]
    for (changes, expected) in wrong {
      try issuer.publishList([:], changes: changes)
      #expect(await status() == expected, "\(changes)")
    }
    try issuer.publishList([:], by: stranger)
    #expect(await status() == "status.list-not-authentic undetermined")
    try issuer.publishList([:], type: "JWT")
    #expect(await status() == "status.list-unreadable undetermined")
    // A copy older than its time to live: fetched anew online, believed within the verifier's bound offline.
    try issuer.publishList([:], changes: ["exp": .null], fetchedAt: WalletIssuer.now.addingTimeInterval(-7200))
    var offline = VerificationOptions(at: WalletIssuer.now, now: WalletIssuer.now, offline: true)
    #expect(await status(offline) == "status.good valid")
    offline.maximumAge = 3600
    #expect(await status(offline) == "status.list-unreachable undetermined")
    // An old revocation is a revocation.
    try issuer.publishList([7: 1], changes: ["exp": .number(JSONNumber(now - 5))])
    #expect(await status() == "status.revoked invalid")
  }

  @Test("under a compromised key nothing counts, whatever it says, but what was known before") func compromised()
    async throws
  {
    struct Standings: KeyStandings {
      let thumbprint: String
      let standing: KeyStanding
      func standing(ofKey other: String) -> KeyStanding { other == thumbprint ? standing : .good }
    }
    let issuer = try WalletIssuer()
    let text = try issuer.issue(["iat": 1_000_000_000]).text
    let thumbprint = issuer.key.publicJWK.thumbprint()
    let since = WalletIssuer.now
    let compromised = Standings(thumbprint: thumbprint, standing: .compromised(since: since))
    let report = await issuer.report(text, standings: compromised)
    #expect(report.verdict == .invalid && code(report, .issuerKey) == "issuer-key.compromised")
    // A list under that key is not believed either; the report does not even look.
    #expect(code(report, .status) == "status.not-reached")
    let retired = Standings(thumbprint: thumbprint, standing: .retired(since: since))
    let good = await issuer.report(text, standings: retired)
    #expect(good.verdict == .valid && good.checks.first { $0.check == .issuerKey }?.detail["retired"] != nil)
    var options = VerificationOptions(now: since)
    options.knownFromBefore = [report.checks.first { $0.check == .issuerKey }?.detail["sha256"]?.string ?? ""]
    let known = await issuer.report(text, options, standings: compromised)
    #expect(code(known, .issuerKey) == "issuer-key.compromised-later")
    #expect(code(known, .status) == "status.list-not-authentic" && known.verdict == .undetermined)
  }

  @Test("offline every fact tells its age, and one that is too old counts as not there") func ages() async throws {
    var issuer = try WalletIssuer()
    let text = try issuer.issue().text
    let later = WalletIssuer.now.addingTimeInterval(5 * 86_400)
    try issuer.publishList([:], changes: ["exp": .null])
    var options = VerificationOptions(at: WalletIssuer.now, now: later, offline: true)
    let report = await issuer.report(text, options)
    #expect(report.verdict == .valid)
    for check in [Check.issuerKey, .status] {
      #expect(report.checks.first { $0.check == check }?.detail["ageSeconds"]?.int == 5 * 86_400)
    }
    options.maximumAge = 4 * 86_400
    let stale = await issuer.report(text, options)
    #expect(stale.verdict == .undetermined && code(stale, .issuerKey) == "issuer-key.unreachable")
    #expect(stale.checks.first { $0.check == .issuerKey }?.detail["failure"] == "stale")
  }
}
