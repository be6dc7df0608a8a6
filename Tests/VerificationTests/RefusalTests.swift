import Encodings
import Foundation
import JOSE
import JSONTree
import Testing

@testable import Verification

/// What an attacker sends: each is refused for its own reason.
@Suite struct RefusalTests {
  let authority: TestAuthority
  let attacker: SigningKey
  let verifier: Verifier

  init() throws {
    authority = try TestAuthority()
    attacker = try .generate(.EdDSA, keyID: "did:web:certif.example#key-1")
    verifier = Verifier(documents: try authority.documents())
  }

  private func expectRefusal(
    _ text: String, _ code: FindingCode, _ verdict: Verdict = .invalid, of verifier: Verifier? = nil,
    location: SourceLocation = #_sourceLocation
  ) async {
    let report = await (verifier ?? self.verifier).verify(text)
    #expect(report.verdict == verdict, sourceLocation: location)
    #expect(report.finding(code) != nil, "\(report.checks.map(\.code.rawValue))", sourceLocation: location)
  }

  // MARK: Algorithms

  @Test(arguments: ["none", "None", "NONE", "nOnE"]) func refusesAlgNone(_ name: String) async throws {
    let signed = try authority.badgeToken(header: ["alg": .string(name)])
    await expectRefusal(signed, .proofUnsigned)
    let bare = signed.split(separator: ".")[..<2].joined(separator: ".") + "."
    await expectRefusal(bare, .formatSignatureMissing)
  }

  /// The public key taken as an HMAC secret: the classic confusion.
  @Test(arguments: ["HS256", "HS384", "HS512"]) func refusesAPublicKeyAsSecret(_ name: String) async throws {
    let algorithm = try #require(SignatureAlgorithm(rawValue: name))
    let secret = try JWK([
      "kty": "oct", "k": .string(Base64URL.encode(TestAuthority.jwk(authority.key).serialized())),
    ])
    let token = try authority.badgeToken(
      header: ["kid": .string(authority.key.keyID)], by: SymmetricSigner(secret, algorithm: algorithm))
    await expectRefusal(token, .proofAlgorithmRefused)
  }

  /// A key set that holds the secret itself changes nothing.
  @Test func refusesSharedSecretsInTheIssuersDocument() async throws {
    let secret = try JWK(["kty": "oct", "k": .string(Base64URL.encode([UInt8](repeating: 7, count: 32)))])
    let issuer = "https://certif.example"
    let source = try authority.documents([
      issuer: ["id": .string(issuer), "jwks": ["keys": [secret.jsonWithSecrets]]]
    ])
    let token = try authority.badgeToken(
      ["issuer": .string(issuer), "credentialStatus": nil], header: ["kid": nil],
      by: SymmetricSigner(secret, algorithm: .HS256))
    await expectRefusal(token, .proofAlgorithmRefused, of: Verifier(documents: source))
  }

  @Test(arguments: ["RS256", "PS256", "ES256", "ES384", "ES512"]) func refusesASwappedAlgorithm(
    _ name: String
  ) async throws {
    await expectRefusal(try authority.badgeToken(header: ["alg": .string(name)]), .proofAlgorithmMismatch)
  }

  @Test func cannotDecideAnUnknownAlgorithm() async throws {
    await expectRefusal(
      try authority.badgeToken(header: ["alg": "ES256K"]), .proofAlgorithmUnknown, .undetermined)
  }

  // MARK: Keys that the input brings along

  @Test func refusesASignatureByAnotherKey() async throws {
    await expectRefusal(try authority.badgeToken(by: attacker), .proofSignatureMismatch)
  }

  @Test func refusesAForeignKid() async throws {
    let attackersOwn = try TestAuthority(did: "did:web:attacker.example")
    var source = try authority.documents()
    source.hold(
      JSON.object(attackersOwn.document()).serialized(), at: attackersOwn.address,
      fetchedAt: TestAuthority.now)
    await expectRefusal(
      try authority.badgeToken(by: attackersOwn.key), .issuerKeyForeign, of: Verifier(documents: source))
  }

  @Test func refusesAKidThatTheIssuerDoesNotHave() async throws {
    await expectRefusal(
      try authority.badgeToken(header: ["kid": "did:web:certif.example#key-9"]), .issuerKeyNotListed)
    await expectRefusal(
      try authority.badgeToken(header: ["kid": "https://attacker.example/key"]), .issuerKeyNotListed)
  }

  /// An enclosed key is compared and never used: where the issuer's keys are known it changes nothing.
  @Test(arguments: ["jwk", "jku", "x5u", "x5c"]) func refusesAnAttackersEnclosedKey(_ name: String)
    async throws
  {
    let hints: [String: JSON] = [
      "jwk": TestAuthority.jwk(attacker), "jku": "https://attacker.example/jwks.json",
      "x5u": "https://attacker.example/cert.pem", "x5c": ["MIIB"],
    ]
    let header: JSONObject = [name: try #require(hints[name])]
    await expectRefusal(try authority.badgeToken(header: header, by: attacker), .proofSignatureMismatch)
    let without = try authority.badgeToken(header: header.withDefault("kid", nil), by: attacker)
    let report = await verifier.verify(without)
    #expect(report.verdict == .invalid)
    #expect(report.codes(.issuerKey) == [name == "jwk" ? "issuer-key.not-listed" : "issuer-key.listed"])
  }

  /// Where the issuer is out of reach, an enclosed key shows that the file is whole, and nothing else.
  @Test func cannotDecideByAnEnclosedKeyAlone() async throws {
    let offline = Verifier(documents: OfflineDocumentSource())
    let token = try authority.badgeToken(header: ["jwk": TestAuthority.jwk(attacker)], by: attacker)
    let report = await offline.verify(token)
    #expect(report.verdict == .undetermined)
    #expect(report.codes(.proof) == ["proof.good-by-enclosed-key"])
    #expect(report.codes(.issuerKey) == ["issuer-key.enclosed-only"])
    #expect(report.codes(.issuerIdentity) == ["issuer-identity.not-proven"])
    #expect(report.codes(.status) == ["status.not-reached"])
    let altered = token.dropLast(4) + "AAAA"
    await expectRefusal(String(altered), .proofSignatureMismatch, of: offline)
  }

  @Test func refusesAPrivateKeyInTheHeader() async throws {
    let jwk = try #require(TestAuthority.jwk(authority.key).object).changed(by: [
      "d": .string(Base64URL.encode(authority.key.rawRepresentation))
    ])
    await expectRefusal(try authority.badgeToken(header: ["jwk": .object(jwk)]), .issuerKeyPrivateKeyEnclosed)
  }

  @Test func refusesAKeyThatIsNotForCredentials() async throws {
    let document = authority.document(assertion: [authority.otherKey])
    let source = try authority.documents([authority.address: .object(document)])
    await expectRefusal(try authority.badgeToken(), .issuerKeyNotForThis, of: Verifier(documents: source))
  }

  @Test(
    arguments: [
      ("expires", "2026-11-25T10:00:00Z", "issuer-key.expired"), ("expires", "2026-11-25T10:00:01Z", nil),
      ("revoked", "2026-11-25T10:00:00Z", "issuer-key.revoked"), ("revoked", "2026-12-01T00:00:00Z", nil),
    ] as [(String, String, String?)])
  func refusesAKeyThatHasEnded(_ member: String, _ date: String, _ code: String?) async throws {
    let document = authority.document(methodMembers: [member: .string(date)])
    let source = try authority.documents([authority.address: .object(document)])
    let report = await Verifier(documents: source).verify(try authority.badgeToken())
    #expect(report.verdict == (code == nil ? .valid : .invalid))
    #expect(report.codes(.issuerKey) == [code ?? "issuer-key.listed"])
  }

  /// A stolen key writes what date it likes: what was taken back is judged by the clock, whatever `--at` says.
  @Test func judgesARevokedKeyByTheClock() async throws {
    let document = authority.document(methodMembers: ["revoked": "2026-11-01T00:00:00Z"])
    let source = try authority.documents([authority.address: .object(document)])
    let options = VerificationOptions(at: Date(timeIntervalSince1970: 1_780_000_000), now: TestAuthority.now)
    let report = await Verifier(documents: source).verify(try authority.badgeToken(), options)
    #expect(report.codes(.issuerKey) == ["issuer-key.revoked"])
  }

  // MARK: Headers

  @Test func refusesWhatItDoesNotUnderstand() async throws {
    await expectRefusal(
      try authority.badgeToken(header: ["crit": ["exp"], "exp": 1]), .formatCriticalUnknown)
    await expectRefusal(try authority.badgeToken(header: ["crit": ["x"]]), .formatCriticalUnknown)
    await expectRefusal(try authority.badgeToken(header: ["crit": []]), .formatCriticalUnknown)
    await expectRefusal(
      try authority.badgeToken(header: ["b64": false, "crit": ["b64"]]), .formatUnencodedPayload)
    await expectRefusal(
      try authority.badgeToken(header: ["b64": true, "crit": ["b64"]]), .formatCriticalUnknown)
    await expectRefusal(try authority.badgeToken(header: ["alg": nil]), .formatAlgorithmMissing)
    await expectRefusal(try authority.badgeToken(header: ["alg": 1]), .formatHeaderUnreadable)
    await expectRefusal(try authority.badgeToken(header: ["typ": "at+jwt"]), .formatTypeUnexpected)
    await expectRefusal(try authority.badgeToken(header: ["typ": "kb+jwt"]), .formatTypeUnexpected)
  }

  @Test func refusesAHeaderOfMoreThanFourKibibytes() async throws {
    func token(_ padding: Int) throws -> String {
      try authority.badgeToken(header: ["x": .string(String(repeating: "x", count: padding))])
    }
    #expect(await verifier.verify(try token(3_900)).verdict == .valid)
    await expectRefusal(try token(4_100), .formatHeaderTooLong)
  }

  @Test func refusesDoubledMembers() async throws {
    let payload = JSON.object(authority.badge()).text()
    let doubled = payload.dropLast() + #","issuer":"did:web:attacker.example"}"#
    let token = try TestAuthority.token(Array(doubled.utf8), header: [:], by: authority.key)
    await expectRefusal(token, .formatPayloadUnreadable)
  }

  // MARK: The JSON serialisation

  private func parts() throws -> [JSON] {
    try authority.badgeToken().split(separator: ".").map { .string(String($0)) }
  }

  @Test func refusesASerialisationWithoutASignature() async throws {
    let parts = try parts()
    for json: JSON in [
      ["payload": parts[1], "protected": parts[0]], ["payload": parts[1], "signatures": []],
      ["payload": parts[1], "protected": parts[0], "signature": ""],
      ["payload": parts[1], "signatures": [[:]]],
      ["payload": parts[1], "signatures": [["protected": parts[0]]]],
    ] {
      await expectRefusal(json.text(), .formatSignatureMissing)
    }
  }

  @Test func refusesAHeaderOutsideTheSignature() async throws {
    let parts = try parts()
    await expectRefusal(
      (["payload": parts[1], "signature": parts[2], "header": ["alg": "EdDSA"]] as JSON).text(),
      .formatHeaderUnprotected)
    await expectRefusal(
      (["payload": parts[1], "protected": parts[0], "signature": parts[2], "header": ["kid": "x"]] as JSON)
        .text(),
      .formatHeaderUnprotected)
  }

  /// A credential beside the signed one does not count, and two signatures are not one.
  @Test func refusesAPayloadOutsideWhatWasSigned() async throws {
    let parts = try parts()
    let forged = JSON.object(authority.badge(["name": "Autre"]))
    let beside = await verifier.verify(
      ([
        "payload": parts[1], "protected": parts[0], "signature": parts[2], "credentialSubject": [:],
        "name": "Autre",
      ]
        as JSON).text())
    #expect(beside.credential?.title == "Soudure TIG")
    await expectRefusal(
      ([
        "payload": .string(Base64URL.encode(forged.serialized())), "protected": parts[0],
        "signature": parts[2],
      ]
        as JSON).text(), .proofSignatureMismatch)
    let signature: JSON = ["protected": parts[0], "signature": parts[2]]
    await expectRefusal(
      (["payload": parts[1], "signatures": [signature, signature]] as JSON).text(), .proofSeveralSignatures,
      .undetermined)
    await expectRefusal(
      (["payload": parts[1], "signatures": [signature], "protected": parts[0], "signature": parts[2]] as JSON)
        .text(),
      .formatTwoCredentials)
  }

  // MARK: Contradictions

  @Test(
    arguments: [
      ("iss", "did:web:attacker.example", "/issuer"), ("jti", "urn:uuid:2", "/id"),
      ("sub", "urn:uuid:2", "/credentialSubject/id"), ("nbf", 1_778_544_001, "/validFrom"),
      ("exp", 1_900_000_000, "/validUntil"),
    ] as [(String, JSON, String)])
  func refusesMembersThatDoNotAgree(_ claim: String, _ value: JSON, _ pointer: String) async throws {
    for header: JSONObject in [["typ": "JWT"], ["typ": "vc+jwt"]] {
      let report = await verifier.verify(try authority.badgeToken(claims: [claim: value], header: header))
      #expect(report.verdict == .invalid)
      let finding = try #require(report.finding(.formatClaimMismatch))
      #expect(finding.detail == ["claim": .string(claim), "pointer": .string(pointer)])
    }
  }

  @Test(arguments: ["iss", "jti", "sub", "nbf", "exp"]) func wantsTheMembersOfOpenBadges(_ claim: String)
    async throws
  {
    let report = await verifier.verify(try authority.badgeToken(claims: [claim: nil]))
    #expect(report.verdict == .invalid)
    #expect(report.finding(.formatClaimMissing)?.detail == ["claim": .string(claim)])
    let secured = await verifier.verify(
      try authority.badgeToken(claims: [claim: nil], header: ["typ": "vc+jwt"]))
    #expect(secured.verdict == .valid)
  }

  @Test(
    arguments: [
      ("nbf", "2026-05-12T00:00:00Z"), ("exp", true), ("iss", 1), ("iat", -5), ("exp", 1e300), ("aud", 1),
    ]
      as [(String, JSON)])
  func refusesMembersOfTheWrongType(_ claim: String, _ value: JSON) async throws {
    let report = await verifier.verify(try authority.badgeToken(claims: [claim: value]))
    #expect(report.verdict == .invalid)
    #expect(report.finding(.formatClaimMalformed)?.detail["claim"] == .string(claim))
  }

  @Test func refusesTwoDocumentsUnderOneSignature() async throws {
    let payload = authority.badge().changed(by: TestAuthority.claims(authority.badge()))
    await expectRefusal(
      try authority.token(payload.changed(by: ["vc": .object(authority.badge(["name": "Autre"]))])),
      .formatTwoCredentials)
    await expectRefusal(
      try authority.token(["vc": .object(authority.badge()), "vp": ["type": "VerifiablePresentation"]]),
      .formatTwoCredentials)
  }

  @Test func refusesWhatIsNoCredential() async throws {
    await expectRefusal(try authority.token(["iss": "x", "scope": "read"]), .formatNotACredential)
    await expectRefusal(
      try TestAuthority.token(Array("[1]".utf8), header: [:], by: authority.key), .formatNotACredential)
    await expectRefusal(
      try TestAuthority.token(Array("{".utf8), header: [:], by: authority.key), .formatPayloadUnreadable)
    await expectRefusal(JSON.object(authority.badge()).text(), .proofMissing)
  }

  @Test func refusesWhatBreaksTheDataModel() async throws {
    let report = await verifier.verify(
      try authority.badgeToken(["validFrom": "12 mai", "evidence": "x"], claims: ["nbf": 1]))
    let detail = try #require(report.finding(.formatDataModel)?.detail)
    #expect(detail["count"] == 2)
    #expect(detail["faults"]?[0]?["pointer"] == "/validFrom")
    #expect(detail["faults"]?[1]?["pointer"] == "/evidence")
    #expect(report.verdict == .invalid)
    // The rest is still checked.
    #expect(report.codes(.proof) == ["proof.good"])
  }

  /// Equal to the eye and to Swift's `==`, different in bytes: not the same issuer.
  @Test func comparesIdentifiersByTheirBytes() async throws {
    let report = await verifier.verify(
      try authority.badgeToken(["id": "urn:x:\u{E9}"], claims: ["jti": "urn:x:e\u{301}"]))
    #expect(report.codes(.format) == ["format.claim-mismatch"])
  }
}
