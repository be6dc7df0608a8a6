import Encodings
import Foundation
import Identifiers
import JOSE
import JSONTree
import Testing

@testable import Verification

/// What must be found valid, whoever made it.
@Suite struct AcceptanceTests {
  let authority: TestAuthority
  let verifier: Verifier

  init() throws {
    authority = try TestAuthority()
    verifier = Verifier(documents: try authority.documents())
  }

  @Test func acceptsAnOpenBadgeInItsOwnForm() async throws {
    let report = await verifier.verify(try authority.badgeToken())
    #expect(report.verdict == .valid)
    #expect(report.format == .vcJWT)
    #expect(
      report.checks.map(\.code) == [
        .formatGood, .schemaNoneNamed, .proofGood, .issuerKeyListed, .issuerIdentityDomainOnly, .validityGood,
        .statusGood, .holderBindingNotAsked, .registerNotChecked, .labelNotChecked, .anchorNotChecked,
      ])
    #expect(report.credential?.title == "Soudure TIG")
    #expect(report.credential?.issuer == .init(id: "did:web:certif.example", name: "Certif"))
    #expect(report.credential?.holder.name == "Jeanne Doe")
    #expect(report.credential?.awardedOn == "2026-05-12")
    #expect(report.credential?.validUntil == "2029-05-12T00:00:00Z")
  }

  @Test(arguments: [nil, "JWT", "jwt", "vc+jwt", "application/vc+jwt", "vc+ld+jwt", "VC+JWT"] as [String?])
  func acceptsEveryTypeInUse(_ type: String?) async throws {
    let report = await verifier.verify(
      try authority.badgeToken(header: ["typ": type.map { .string($0) } ?? .null]))
    #expect(report.verdict == .valid)
  }

  /// VC-JOSE-COSE: the payload is the credential; nothing need repeat it.
  @Test func acceptsACredentialWithoutRegisteredMembers() async throws {
    let credential = authority.badge([
      "type": ["VerifiableCredential"], "credentialSubject": ["id": "urn:uuid:1"],
    ])
    let report = await verifier.verify(try authority.token(credential, header: ["typ": "vc+jwt"]))
    #expect(report.verdict == .valid)
    let badge = await verifier.verify(try authority.token(authority.badge(), header: ["typ": "vc+jwt"]))
    #expect(badge.verdict == .valid)
  }

  /// VCDM 1.1 section 6.3.1: the `vc` claim is completed by the registered members.
  @Test func acceptsTheOlderForm() async throws {
    let payload: JSONObject = [
      "iss": .string(authority.did), "sub": "did:example:holder", "jti": "urn:uuid:1", "nbf": 1_778_544_000,
      "exp": 1_900_000_000, "iat": 1_778_544_000,
      "vc": [
        "@context": ["https://www.w3.org/2018/credentials/v1"], "type": ["VerifiableCredential"],
        "credentialSubject": ["degree": "Licence"],
      ],
    ]
    let report = await verifier.verify(try authority.token(payload, header: ["typ": "JWT"]))
    #expect(report.verdict == .valid)
    #expect(report.credential?.id == "urn:uuid:1")
    #expect(report.credential?.issuer.id == authority.did)
    #expect(report.credential?.holder.id == "did:example:holder")
    #expect(report.credential?.validUntil == "2030-03-17T17:46:40Z")
    #expect(report.codes(.status) == ["status.none"])
    #expect(report.finding(.formatGood)?.detail["dataModel"] == "1.1")
  }

  @Test func acceptsTheOlderFormWithEverythingTwice() async throws {
    let payload: JSONObject = [
      "iss": .string(authority.did), "sub": "did:example:holder", "jti": "urn:uuid:1", "nbf": 1_778_544_000,
      "vc": [
        "@context": ["https://www.w3.org/2018/credentials/v1"], "type": ["VerifiableCredential"],
        "id": "urn:uuid:1", "issuer": ["id": .string(authority.did), "name": "Certif"],
        "issuanceDate": "2026-05-12T00:00:00.789Z", "credentialSubject": ["id": "did:example:holder"],
      ],
    ]
    let report = await verifier.verify(try authority.token(payload))
    #expect(report.verdict == .valid)
  }

  @Test(arguments: [SignatureAlgorithm.EdDSA, .Ed25519, .ES256])
  func acceptsTheAlgorithmsThatItMakes(_ algorithm: SignatureAlgorithm) async throws {
    let authority = try TestAuthority(algorithm: algorithm)
    let report = await Verifier(documents: try authority.documents()).verify(try authority.badgeToken())
    #expect(report.verdict == .valid)
    #expect(report.finding(.proofGood)?.detail["algorithm"] == .string(algorithm.rawValue))
  }

  @Test func acceptsES384() async throws {
    let signer = P384Signer(keyID: "\(authority.did)#p384")
    let document = authority.document(members: [
      "verificationMethod": [
        [
          "id": .string(signer.keyID), "type": "JsonWebKey", "controller": .string(authority.did),
          "publicKeyJwk": signer.jwk,
        ]
      ], "assertionMethod": [.string(signer.keyID)], "authentication": [],
    ])
    let source = try authority.documents([authority.address: .object(document)], lists: [:])
    let report = await Verifier(documents: source).verify(
      try authority.badgeToken(["credentialStatus": nil], by: signer))
    #expect(report.verdict == .valid)
  }

  /// The issuer's identifier is its key: no document is needed.
  @Test(arguments: ["key", "jwk"]) func acceptsIssuersThatAreAKey(_ method: String) async throws {
    let key = try SigningKey.generate(.EdDSA, keyID: "")
    let did = try method == "key" ? DIDKey.did(for: key.publicJWK).text : DIDJWK.did(for: key.publicJWK).text
    let fragment = method == "key" ? String(did.dropFirst("did:key:".count)) : "0"
    for kid in [JSON.string("\(did)#\(fragment)"), .string(did), .string("#\(fragment)"), .null] {
      let token = try authority.badgeToken(
        ["issuer": ["id": .string(did), "type": ["Profile"]], "credentialStatus": nil],
        header: ["kid": kid], by: key)
      let report = await Verifier(documents: OfflineDocumentSource()).verify(token)
      #expect(report.verdict == .valid, "\(kid)")
      #expect(report.codes(.issuerIdentity) == ["issuer-identity.key-only"])
    }
  }

  @Test func acceptsBlanksAroundTheTokenAndQuotesToo() async throws {
    let token = try authority.badgeToken()
    for text in ["  \(token)\r\n", "\u{FEFF}\(token)\n", "\"\(token)\"", " \"\(token)\" \n"] {
      let report = await verifier.verify(text)
      #expect(report.verdict == .valid)
    }
  }

  @Test func acceptsEnvelopes() async throws {
    let token = try authority.badgeToken(header: ["typ": "vc+jwt"])
    let base64 = Base64.encode(Array(token.utf8))
    for text in [
      authority.enveloped(token).text(), "data:application/vc+jwt,\(token)",
      "data:application/vc+ld+jwt,\(token)",
      "data:application/vc+jwt;base64,\(base64)",
    ] {
      let report = await verifier.verify(text)
      #expect(report.verdict == .valid, "\(text.prefix(60))")
    }
  }

  @Test(arguments: [true, false]) func acceptsTheJSONSerialisations(_ isFlat: Bool) async throws {
    let parts = try authority.badgeToken().split(separator: ".").map { JSON.string(String($0)) }
    let json: JSON =
      isFlat
      ? ["payload": parts[1], "protected": parts[0], "signature": parts[2]]
      : ["payload": parts[1], "signatures": [["protected": parts[0], "signature": parts[2]]]]
    let report = await verifier.verify(json.text(.pretty))
    #expect(report.verdict == .valid)
  }

  @Test func knowsWhoTheOperatorVouchesFor() async throws {
    struct Known: KnownIssuers {
      let issuer: KnownIssuer
      func issuer(_ id: String) -> KnownIssuer? { id == "did:web:certif.example" ? issuer : nil }
    }
    let token = try authority.badgeToken()
    let known = KnownIssuer(name: "CERTIF ", siret: "12345678901234", reason: "liste du ministère")
    let documents = try authority.documents()
    let report = await Verifier(documents: documents, knownIssuers: Known(issuer: known)).verify(token)
    let finding = try #require(report.finding(.issuerIdentityKnown))
    #expect(finding.outcome == .pass)
    #expect(finding.detail["siret"] == "12345678901234")
    #expect(finding.detail["reason"] == "liste du ministère")

    let other = KnownIssuer(name: "Autre organisme", reason: "liste")
    let second = await Verifier(documents: documents, knownIssuers: Known(issuer: other)).verify(token)
    #expect(second.outcomes(.issuerIdentity) == [.warning])
    #expect(second.codes(.issuerIdentity) == ["issuer-identity.name-differs"])
    #expect(second.verdict == .valid)
  }

  @Test func asksThePoliciesThatOthersBring() async throws {
    struct Register: Policy {
      let check = Check.register
      func findings(for credential: ExaminedCredential) -> [Finding] {
        [Finding(.register, credential.passes(.proof) ? .warning : .unknown, .registerNotChecked)]
      }
    }
    let verifier = Verifier(documents: try authority.documents(), policies: [Register()])
    let report = await verifier.verify(try authority.badgeToken())
    #expect(report.outcomes(.register) == [.warning])
    #expect(report.verdict == .valid)
    let options = VerificationOptions(at: TestAuthority.now, now: TestAuthority.now, required: [.register])
    #expect(await verifier.verify(try authority.badgeToken(), options).verdict == .invalid)
  }

  /// Open Badges' schema, named by the credential, is checked by the typed forms.
  @Test func holdsACredentialAgainstTheSchemaThatItNames() async throws {
    let schema: JSON = [
      [
        "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
        "type": "1EdTechJsonSchemaValidator2019",
      ]
    ]
    #expect(
      await verifier.verify(try authority.badgeToken(["credentialSchema": schema])).codes(.schema)
        == ["schema.good"])
    let broken = await verifier.verify(
      try authority.badgeToken(["credentialSchema": schema, "awardedDate": "hier"]))
    #expect(broken.codes(.schema) == ["schema.faults"])
    #expect(broken.verdict == .invalid)
    #expect(broken.finding(.schemaFaults)?.detail["pointer"] == "/awardedDate")

    let unnamed = await verifier.verify(try authority.badgeToken(["awardedDate": "hier"]))
    #expect(unnamed.outcomes(.schema) == [.warning])
    #expect(unnamed.verdict == .valid)
    let unknown = await verifier.verify(
      try authority.badgeToken([
        "credentialSchema": [["id": "https://a.example/s.json", "type": "JsonSchema"]]
      ]))
    #expect(unknown.outcomes(.schema) == [.unknown, .notApplicable])
    #expect(unknown.verdict == .valid)
  }

  @Test func verifiesWithoutWaitingWhereEverythingIsAtHand() throws {
    let report = verifier.verifyAtHand(
      Array(try authority.badgeToken().utf8), VerificationOptions(now: TestAuthority.now))
    #expect(report.verdict == .valid)
  }
}
