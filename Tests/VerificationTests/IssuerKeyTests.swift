import Foundation
import JOSE
import JSONTree
import Testing

@testable import Verification

/// Which key counts, for issuers with a DID and for issuers with an https address.
@Suite struct IssuerKeyTests {
  let authority: TestAuthority

  init() throws { authority = try TestAuthority() }

  // MARK: did:web

  @Test func takesEveryNameOfAKey() async throws {
    let verifier = Verifier(documents: try authority.documents())
    for kid: JSON in ["did:web:certif.example#key-1", "#key-1", "key-1", nil, "did:web:certif.example", ""] {
      let report = await verifier.verify(try authority.badgeToken(header: ["kid": kid]))
      #expect(report.verdict == .valid, "\(kid)")
    }
  }

  /// Without a name, several keys that fit leave it open which one it was.
  @Test func cannotChooseBetweenKeysThatFit() async throws {
    let second = try SigningKey.generate(.EdDSA, keyID: "\(authority.did)#key-3")
    var document = authority.document()
    document["verificationMethod"] = .array(
      (document["verificationMethod"]?.array ?? []) + [
        [
          "id": .string(second.keyID), "type": "JsonWebKey", "controller": .string(authority.did),
          "publicKeyJwk": TestAuthority.jwk(second),
        ]
      ])
    document["assertionMethod"] = [.string(authority.key.keyID), .string(second.keyID)]
    let verifier = Verifier(documents: try authority.documents([authority.address: .object(document)]))
    for kid: JSON in [nil, .string(authority.did)] {
      let report = await verifier.verify(try authority.badgeToken(header: ["kid": kid]))
      #expect(report.codes(.issuerKey) == ["issuer-key.ambiguous"])
      #expect(report.verdict == .undetermined)
    }
    // An enclosed key that equals one of them says which.
    let report = await verifier.verify(
      try authority.badgeToken(header: ["kid": nil, "jwk": TestAuthority.jwk(authority.key)]))
    #expect(report.verdict == .valid)
    // ES256 serves neither.
    let none = await verifier.verify(
      try authority.badgeToken(header: ["kid": nil], by: authority.otherKey))
    #expect(none.codes(.issuerKey) == ["issuer-key.none-fits"])
    #expect(none.verdict == .invalid)
  }

  @Test(arguments: [
    DocumentFailure.Code.notFound, .unreachable, .tooLarge, .tooSlow, .addressRefused, .status,
    .notUnderstood,
    .tooManyRedirects,
  ])
  func isUnknownWhereTheDocumentCannotBeHad(_ code: DocumentFailure.Code) async throws {
    let verifier = Verifier(documents: FailingSource(failure: DocumentFailure(code, "a test")))
    let report = await verifier.verify(try authority.badgeToken())
    #expect(report.codes(.issuerKey) == ["issuer-key.unreachable"])
    #expect(report.finding(.issuerKeyUnreachable)?.detail["failure"] == .string(code.rawValue))
    #expect(report.codes(.proof) == ["proof.no-key"])
    #expect(report.verdict == .undetermined)
  }

  @Test func isUnknownWhereTheDocumentIsNone() async throws {
    let other = authority.document(members: ["id": "did:web:autre.example"])
    for (text, code) in [
      ("<html>", "issuer-key.document-unreadable"), ("[]", "issuer-key.document-unreadable"),
      (JSON.object(other).text(), "issuer-key.document-unreadable"), ("{}", "issuer-key.document-unreadable"),
    ] {
      var source = try authority.documents()
      source.hold(Array(text.utf8), at: authority.address, fetchedAt: TestAuthority.now)
      let report = await Verifier(documents: source).verify(try authority.badgeToken())
      #expect(report.codes(.issuerKey) == [code], "\(text)")
      #expect(report.verdict == .undetermined)
    }
  }

  @Test(arguments: ["did:ebsi:zabc", "did:web:127.0.0.1", "did:web:a..b", "urn:uuid:1", "http:x"])
  func isUnknownForOtherIdentifiers(_ issuer: String) async throws {
    let verifier = Verifier(documents: try authority.documents())
    let report = await verifier.verify(
      try authority.badgeToken(["issuer": .string(issuer), "credentialStatus": nil]))
    #expect(report.codes(.issuerKey) == ["issuer-key.method-unknown"])
    #expect(report.verdict == .undetermined)
  }

  @Test func findsDocumentsBelowThePathAndAtAPort() async throws {
    for (did, address) in [
      ("did:web:certif.example:organisations:un", "https://certif.example/organisations/un/did.json"),
      ("did:web:localhost%3A8080", "https://localhost:8080/.well-known/did.json"),
    ] {
      let authority = try TestAuthority(did: did)
      var source = InMemoryDocumentSource()
      source.hold(
        JSON.object(authority.document()).serialized(), at: address, fetchedAt: TestAuthority.now)
      let report = await Verifier(documents: source).verify(
        try authority.badgeToken(["credentialStatus": nil]))
      #expect(report.verdict == .valid)
      let domain = did.contains("localhost") ? "localhost:8080" : "certif.example"
      #expect(report.finding(.issuerIdentityDomainOnly)?.detail["domain"] == .string(domain))
    }
  }

  // MARK: https issuers

  private static let issuer = "https://certif.example/issuers/1"

  private func verify(kid: JSON, _ documents: [String: JSON]) async throws -> Report {
    let token = try authority.badgeToken(
      ["issuer": ["id": .string(Self.issuer), "type": ["Profile"]], "credentialStatus": nil],
      header: ["kid": kid])
    return await Verifier(documents: try authority.documents(documents)).verify(token)
  }

  private var jwk: JSON { TestAuthority.jwk(authority.key) }
  private func set(_ kid: String) throws -> JSON {
    ["keys": [.object(try #require(jwk.object).changed(by: ["kid": .string(kid)]))]]
  }
  private let profile: JSON = ["id": .string(issuer), "type": "Profile"]

  @Test func takesAKeyBelowTheIssuersAddress() async throws {
    let kid = Self.issuer + "/keys/1"
    let report = try await verify(kid: .string(kid), [kid: jwk])
    #expect(report.codes(.issuerKey) == ["issuer-key.on-issuer-site"])
    #expect(report.verdict == .valid)
    #expect(report.finding(.issuerIdentityDomainOnly)?.detail["domain"] == "certif.example")
    // One of a set, by its name.
    let jwks = Self.issuer + "/jwks.json"
    #expect(try await verify(kid: .string(jwks + "#a"), [jwks: try set("a")]).verdict == .valid)
    #expect(try await verify(kid: .string(jwks + "#a"), [jwks: try set("\(jwks)#a")]).verdict == .valid)
    #expect(try await verify(kid: .string(jwks), [jwks: try set("a")]).verdict == .valid)
    let absent = try await verify(kid: .string(jwks + "#b"), [jwks: try set("a")])
    #expect(absent.codes(.issuerKey) == ["issuer-key.document-unreadable"])
  }

  /// The pattern of Open Badges' own example: the key lies elsewhere on the issuer's site.
  @Test func warnsOfAKeyElsewhereOnTheSite() async throws {
    let kid = "https://certif.example/keys/1"
    let report = try await verify(kid: .string(kid), [kid: jwk, Self.issuer: profile])
    #expect(report.outcomes(.issuerKey) == [.warning])
    #expect(report.codes(.issuerKey) == ["issuer-key.same-site"])
    #expect(report.verdict == .valid)
    // The issuer's own page names it: then it is as good as any.
    let naming: JSON = ["id": .string(Self.issuer), "jwks": try set("a")]
    #expect(
      try await verify(kid: .string(kid), [kid: jwk, Self.issuer: naming]).codes(.issuerKey)
        == ["issuer-key.listed"])
    // The issuer's own page names others: then this one is not the issuer's.
    let others: JSON = [
      "id": .string(Self.issuer), "jwks": ["keys": [TestAuthority.jwk(authority.otherKey)]],
    ]
    let refused = try await verify(kid: .string(kid), [kid: jwk, Self.issuer: others])
    #expect(refused.codes(.issuerKey) == ["issuer-key.not-listed"])
    #expect(refused.verdict == .invalid)
  }

  @Test func doesNotTakeAKeyFromAnotherSite() async throws {
    for kid in [
      "https://attacker.example/keys/1", "https://certif.example.attacker.example/issuers/1/keys/1",
      "https://certif.example:8443/issuers/1/keys/1", "http://certif.example/issuers/1/keys/1",
      "https://certif.example@attacker.example/issuers/1/keys/1",
    ] {
      let report = try await verify(kid: .string(kid), [kid: jwk, Self.issuer: profile])
      #expect(report.outcomes(.issuerKey) != [.pass], "\(kid)")
      #expect(report.verdict != .valid, "\(kid)")
    }
    // Unless the issuer itself names it.
    let kid = "https://keys.example/1"
    let naming: JSON = ["id": .string(Self.issuer), "jwks": try set(kid)]
    #expect(try await verify(kid: .string(kid), [Self.issuer: naming]).verdict == .valid)
  }

  @Test(arguments: ["/../../keys/1", "/%2e%2e/%2E%2E/keys/1", "2/keys/1"])
  func isNotBelowTheIssuerByATrickOfThePath(_ path: String) async throws {
    let kid = Self.issuer + path
    let report = try await verify(kid: .string(kid), [kid: jwk])
    #expect(report.outcomes(.issuerKey) != [.pass])
  }

  /// A redirect on the issuer's site that leads to anybody's key.
  @Test func doesNotFollowAKeyAwayFromTheSite() async throws {
    let kid = "https://certif.example/go"
    var source = try authority.documents()
    source.hold(jwk.serialized(), at: kid, fetchedAt: TestAuthority.now)
    struct Redirecting: DocumentSource {
      let source: InMemoryDocumentSource
      func document(
        at address: String, accept: String, maximumBytes: Int
      ) async throws(DocumentFailure) -> FetchedDocument {
        var found = try await source.document(at: address, accept: accept, maximumBytes: maximumBytes)
        found.address = "https://attacker.example/key"
        return found
      }
    }
    let token = try authority.badgeToken(
      ["issuer": .string(Self.issuer), "credentialStatus": nil], header: ["kid": .string(kid)])
    let report = await Verifier(documents: Redirecting(source: source)).verify(token)
    #expect(report.codes(.issuerKey) == ["issuer-key.foreign-site"])
  }

  @Test func readsAnIssuersOwnDocument() async throws {
    let id = Self.issuer + "#key-1"
    let document: JSON = [
      "id": .string(Self.issuer),
      "verificationMethod": [
        ["id": .string(id), "type": "JsonWebKey", "controller": .string(Self.issuer), "publicKeyJwk": jwk]
      ], "assertionMethod": [.string(id)],
    ]
    for kid: JSON in [.string(id), nil, .string(Self.issuer), "key-1"] {
      let report = try await verify(kid: kid, [Self.issuer: document])
      #expect(report.codes(.issuerKey) == ["issuer-key.listed"], "\(kid)")
      #expect(report.verdict == .valid)
    }
    let unknown = try await verify(kid: .string(Self.issuer + "#key-2"), [Self.issuer: document])
    #expect(unknown.codes(.issuerKey) == ["issuer-key.not-listed"])
    let silent = try await verify(kid: nil, [Self.issuer: profile])
    #expect(silent.codes(.issuerKey) == ["issuer-key.none-fits"])
    let elsewhere = try await verify(kid: nil, [Self.issuer: ["id": "https://attacker.example"]])
    #expect(elsewhere.codes(.issuerKey) == ["issuer-key.document-unreadable"])
    let nothing = try await verify(kid: nil, [:])
    #expect(nothing.codes(.issuerKey) == ["issuer-key.unreachable"])
  }
}
