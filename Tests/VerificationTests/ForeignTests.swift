import Foundation
import JSONTree
import TestMaterial
import Testing

@testable import Verification

/// What other implementations made.
@Suite struct ForeignTests {
  private func verifier(_ token: ForeignTokens.Token) throws -> Verifier {
    let key = try JSON(parsing: token.jwk)
    let method = "\(ForeignTokens.did)#\(token.algorithm.lowercased())"
    let document: JSON = [
      "id": .string(ForeignTokens.did),
      "verificationMethod": [
        [
          "id": .string(method), "type": "JsonWebKey", "controller": .string(ForeignTokens.did),
          "publicKeyJwk": key,
        ]
      ], "assertionMethod": [.string(method)],
    ]
    var source = InMemoryDocumentSource()
    source.hold(
      document.serialized(), at: "https://foreign.example/.well-known/did.json", fetchedAt: TestAuthority.now)
    return Verifier(documents: source)
  }

  @Test(arguments: ForeignTokens.all) func acceptsTheirSignatures(_ token: ForeignTokens.Token) async throws {
    let report = await (try verifier(token)).verify(token.text)
    #expect(report.verdict == .valid)
    #expect(report.finding(.proofGood)?.detail["algorithm"] == .string(token.algorithm))
    #expect(report.credential?.title == "Teamwork")
  }

  /// Each token under each other's key: a mismatch of the algorithm or of the signature, never anything better.
  @Test(arguments: ForeignTokens.all, ForeignTokens.all)
  func refusesThemUnderAnotherKey(_ token: ForeignTokens.Token, _ other: ForeignTokens.Token) async throws {
    guard token.algorithm != other.algorithm else { return }
    var key = other
    key = .init(algorithm: token.algorithm, jwk: other.jwk, text: other.text)
    let report = await (try verifier(key)).verify(token.text)
    #expect(report.verdict == .invalid)
    #expect(report.outcomes(.proof) == [.fail])
  }

  @Test func coversTheAlgorithms() {
    #expect(ForeignTokens.all.map(\.algorithm) == ["RS256", "PS256", "ES256", "ES384", "EdDSA"])
  }

  /// The examples of the W3C's documents are recognised; their keys are nobody's.
  @Test(.enabled(if: Shared.isPresent)) func recognisesPublishedExamples() async throws {
    let verifier = Verifier(documents: OfflineDocumentSource())
    let folder = "vectors/vc-data-model-2.0/tests/input"
    let presentation = await verifier.verify(
      try Shared.bytes("\(folder)/presentation-enveloped-vc-ok.json"),
      VerificationOptions(now: TestAuthority.now))
    #expect(presentation.credentials.count == 1)
    #expect(presentation.credentials.first?.format == .vcJWT)
    #expect(presentation.credentials.first?.credential?.issuer.id == "https://example.edu/issuers/565049")
    #expect(presentation.verdict == .undetermined)

    var formats: [String: Int] = [:]
    let examples = "vectors/vc-jose-cose/spec-examples"
    for name in try Shared.names(in: examples) where name.hasSuffix(".json") && name != "index.json" {
      let report = await verifier.verify(
        try Shared.bytes("\(examples)/\(name)"), VerificationOptions(now: TestAuthority.now))
      #expect(report.verdict != .valid, "\(name)")
      formats[report.format?.rawValue ?? "none", default: 0] += 1
    }
    #expect(formats == ["unsigned": 9, "vc-sd-jwt": 2, "vp-jwt": 1, "none": 4])
  }
}
