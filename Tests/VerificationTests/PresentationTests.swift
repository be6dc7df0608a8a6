import Foundation
import JSONTree
import Testing

@testable import Verification

@Suite struct PresentationTests {
  let authority: TestAuthority
  let verifier: Verifier

  init() throws {
    authority = try TestAuthority()
    verifier = Verifier(documents: try authority.documents())
  }

  private func options(nonce: String? = nil, audience: String? = nil) -> VerificationOptions {
    VerificationOptions(at: TestAuthority.now, now: TestAuthority.now, nonce: nonce, audience: audience)
  }

  /// A badge about the holder of the presentation.
  private func bound() throws -> String {
    var subject = try #require(authority.badge()["credentialSubject"]?.object)
    subject["id"] = .string(authority.holder)
    return try authority.badgeToken(["credentialSubject": .object(subject)])
  }

  @Test func reportsOnEveryCredential() async throws {
    let good = try bound()
    let broken = good.dropLast(4) + "AAAA"
    let report = await verifier.verify(
      try authority.presentation([authority.enveloped(good), .string(good), .string(String(broken))]))
    #expect(report.format == .vpJWT)
    #expect(report.credential == nil)
    #expect(report.credentials.map(\.verdict) == [.valid, .valid, .invalid])
    #expect(report.verdict == .invalid)
    #expect(report.codes(.proof) == ["proof.good"])
    #expect(report.credentials[0].codes(.holderBinding) == ["holder-binding.good"])
    let fine = await verifier.verify(try authority.presentation([.string(good)]))
    #expect(fine.verdict == .valid)
    #expect(fine.json["credentials"]?.array?.count == 1)
  }

  @Test func readsTheOlderForm() async throws {
    let payload: JSONObject = [
      "iss": .string(authority.holder), "nonce": "n", "aud": "https://verifier.example",
      "vp": [
        "@context": ["https://www.w3.org/2018/credentials/v1"], "type": "VerifiablePresentation",
        "verifiableCredential": .string(try bound()),
      ],
    ]
    let kid = authority.holder + "#" + authority.holder.dropFirst("did:key:".count)
    let token = try authority.token(payload, header: ["kid": .string(kid)], by: authority.holderKey)
    let report = await verifier.verify(token, options(nonce: "n", audience: "https://verifier.example"))
    #expect(report.verdict == .valid)
    #expect(report.credentials.first?.codes(.holderBinding) == ["holder-binding.good"])
  }

  @Test(
    arguments: [
      ("n", "a", "n", "a", nil), ("n", nil, "n", "a", nil), (nil, "a", "n", "a", nil),
      ("n", nil, "m", "a", "holder-binding.nonce-mismatch"),
      (nil, "a", "n", "b", "holder-binding.audience-mismatch"),
      ("n", nil, nil, nil, "holder-binding.nonce-mismatch"),
      (nil, "a", nil, nil, "holder-binding.audience-mismatch"),
    ] as [(String?, String?, String?, String?, String?)])
  func wantsWhatWasAskedFor(
    _ nonce: String?, _ audience: String?, _ ownNonce: String?, _ ownAudience: String?, _ code: String?
  ) async throws {
    let claims: JSONObject = [
      "nonce": ownNonce.map { .string($0) } ?? .null, "aud": ownAudience.map { ["x", .string($0)] } ?? .null,
    ]
    let report = await verifier.verify(
      try authority.presentation([.string(try bound())], claims: claims),
      options(nonce: nonce, audience: audience))
    #expect(report.verdict == (code == nil ? .valid : .invalid))
    #expect(report.codes(.holderBinding) == [code ?? "holder-binding.good"])
    #expect(
      report.credentials.first?.codes(.holderBinding)
        == [code == nil ? "holder-binding.good" : "holder-binding.presentation-refused"])
  }

  @Test func failsWhereABindingIsAskedForAndAbsent() async throws {
    let report = await verifier.verify(try bound(), options(nonce: "n"))
    #expect(report.codes(.holderBinding) == ["holder-binding.absent"])
    #expect(report.verdict == .invalid)
    // Shown by somebody who is not the one it is about.
    let other = await verifier.verify(
      try authority.presentation([.string(try authority.badgeToken())], claims: ["nonce": "n"]),
      options(nonce: "n"))
    #expect(other.credentials.first?.codes(.holderBinding) == ["holder-binding.not-the-subject"])
    #expect(other.verdict == .invalid)
    let unasked = await verifier.verify(try authority.presentation([.string(try authority.badgeToken())]))
    #expect(unasked.credentials.first?.outcomes(.holderBinding) == [.warning])
    #expect(unasked.verdict == .valid)
  }

  @Test func refusesAPresentationByAnotherKey() async throws {
    let report = await verifier.verify(
      try authority.presentation([.string(try bound())], header: ["kid": nil], by: authority.key))
    #expect(report.codes(.proof) == ["proof.signature-mismatch"])
    #expect(report.verdict == .invalid)
    #expect(report.credentials.first?.codes(.holderBinding) == ["holder-binding.presentation-refused"])
    let foreign = await verifier.verify(
      try authority.presentation(
        [.string(try bound())], header: ["kid": .string(authority.key.keyID)], by: authority.key))
    #expect(foreign.codes(.issuerKey) == ["issuer-key.foreign"])
    let expired = await verifier.verify(
      try authority.presentation([.string(try bound())], claims: ["exp": 1_795_600_800]))
    #expect(expired.codes(.validity) == ["validity.expired"])
    #expect(expired.verdict == .invalid)
  }

  @Test func holdsThePresentationItselfToItsForm() async throws {
    let credential = JSON.string(try bound())
    for (changes, pointer) in [
      (["id": "not a url"], "/id"), (["holder": 5], "/holder"), (["@context": []], "/@context/0"),
      (["termsOfUse": [[:]]], "/termsOfUse/0/type"),
    ] as [(JSONObject, String)] {
      let report = await verifier.verify(try authority.presentation([credential], claims: changes))
      let fault = try #require(report.checks.first { $0.code == .formatDataModel }, "\(changes)")
      #expect(fault.outcome == .fail && fault.detail["pointer"]?.string == pointer, "\(changes)")
      #expect(report.verdict == .invalid)
    }
    guard case .object(var envelope) = authority.enveloped(try bound()) else { return }
    envelope["@context"] = nil
    let wrapped = await verifier.verify(try authority.presentation([.object(envelope)]))
    #expect(wrapped.codes(.format) == ["format.data-model"])
    // In the older form a wallet's own number is no identifier of the presentation.
    let payload: JSONObject = [
      "iss": .string(authority.holder), "jti": "a number of the wallet",
      "vp": [
        "@context": ["https://www.w3.org/2018/credentials/v1"], "type": "VerifiablePresentation",
        "verifiableCredential": credential,
      ],
    ]
    let kid = authority.holder + "#" + authority.holder.dropFirst("did:key:".count)
    let older = await verifier.verify(
      try authority.token(payload, header: ["kid": .string(kid)], by: authority.holderKey))
    #expect(older.verdict == .valid)
  }

  @Test func refusesAPresentationOfNothing() async throws {
    let report = await verifier.verify(try authority.presentation([]))
    #expect(report.codes(.format) == ["format.presentation-empty"])
    #expect(report.verdict == .invalid)
  }

  @Test func readsUnsignedWrappersByTheirCredentials() async throws {
    let token = try authority.badgeToken()
    let presentation: JSON = [
      "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"],
      "verifiableCredential": [authority.enveloped(token)],
    ]
    #expect(await verifier.verify(presentation.text()).verdict == .valid)
    #expect(await verifier.verify(presentation.text(), options(nonce: "n")).verdict == .invalid)
    let list = await verifier.verify(JSON.array([.string(token), .string(token)]).text())
    #expect(list.format == .collection)
    #expect(list.credentials.count == 2)
    #expect(list.verdict == .valid)
    let mixed = await verifier.verify(JSON.array([.string(token), 1]).text())
    #expect(mixed.verdict == .invalid)
    #expect(mixed.unreadable == nil)
  }

  @Test func boundsNumberAndDepth() async throws {
    let token = JSON.string(try authority.badgeToken())
    let many = await verifier.verify(JSON.array(Array(repeating: token, count: 201)).text())
    #expect(many.codes(.format) == ["format.too-many"])
    #expect(many.verdict == .invalid)
    var nested = token
    for _ in 0..<20 { nested = [nested] }
    var report = await verifier.verify(nested.text())
    #expect(report.verdict == .invalid)
    while let inner = report.credentials.first { report = inner }
    #expect(report.codes(.format) == ["format.too-deep"])
    // Lists in lists: the number counts over all of them.
    let wide = JSON.array(Array(repeating: .array(Array(repeating: token, count: 90)), count: 3))
    let counted = await verifier.verify(wide.text())
    #expect(counted.credentials.map(\.credentials.count) == [90, 90, 0])
    #expect(counted.credentials.last?.codes(.format) == ["format.too-many"])
    #expect(counted.verdict == .invalid)
  }
}
