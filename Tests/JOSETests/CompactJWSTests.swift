import Encodings
import Foundation
import JOSE
import JSONTree
import TestMaterial
import Testing

@Suite struct CompactJWSTests {
  private let payload = Array(#"{"vct":"https://example.org/a","n":1}"#.utf8)

  @Test(arguments: [SignatureAlgorithm.EdDSA, .Ed25519, .ES256])
  func signAndVerify(_ algorithm: SignatureAlgorithm) throws {
    let signer = try SigningKey.generate(algorithm, keyID: "did:web:example.org#key-1")
    let jws = try CompactJWS.sign(header: ["typ": "vc+jwt"], payload: payload, by: signer)
    #expect(jws.header.json.names == ["alg", "kid", "typ"])
    #expect(jws.header.isType("VC+JWT"))
    let read = try CompactJWS(parsing: jws.text)
    #expect(read.signingInput == jws.signingInput)
    #expect(read.signature.count == 64)
    let key = try VerificationKey(signer.publicJWK)
    let verified = try read.verified(by: key)
    #expect(verified.payload == payload)
    #expect(verified.algorithm == algorithm)
    #expect(verified.covers("typ"))
    #expect(!verified.covers("cty"))
    // The same key from its stored bytes and from its private JWK signs what the key verifies.
    let again = try SigningKey(algorithm: algorithm, rawPrivateKey: signer.rawRepresentation, keyID: "k")
    #expect(again.publicJWK.hasSameKey(as: signer.publicJWK))
    let stranger = try SigningKey.generate(algorithm, keyID: signer.keyID)
    #expect(throws: JOSEError(.signatureMismatch, "")) {
      try read.verified(by: VerificationKey(stranger.publicJWK))
    }
  }

  @Test func signersThatDoNotSign() throws {
    #expect(throws: JOSEError(.keyUnsupported, "")) { try SigningKey.generate(.RS256, keyID: "") }
    #expect(throws: JOSEError(.keyUnsupported, "")) {
      try SigningKey(algorithm: .ES384, rawPrivateKey: [], keyID: "")
    }
    #expect(throws: JOSEError(.keyInvalid, "")) {
      try SigningKey(algorithm: .ES256, rawPrivateKey: [1], keyID: "")
    }
    #expect(throws: JOSEError(.keyInvalid, "")) {
      try SigningKey(algorithm: .ES256, rawPrivateKey: [UInt8](repeating: 0xFF, count: 32), keyID: "")
    }
    #expect(throws: JOSEError(.keyNotPrivate, "")) { try SigningKey(JWK(JWKTests.p256.without("d"))) }
    #expect(throws: JOSEError(.keyUse, "")) { try SigningKey(JWK(JWKTests.p256.with("use", "enc"))) }
    #expect(throws: JOSEError(.keyUse, "")) { try SigningKey(JWK(JWKTests.p256.with("key_ops", ["verify"]))) }
    #expect(throws: JOSEError(.keyAlgorithm, "")) { try SigningKey(JWK(JWKTests.p256.with("alg", "ES384"))) }
    #expect(try SigningKey(JWK(JWKTests.ed25519)).algorithm == .EdDSA)
    #expect(throws: JOSEError(.keyAlgorithm, "")) {
      try SymmetricSigner(JWK(JWKTests.p256), algorithm: .HS256)
    }
    #expect(throws: JOSEError(.keyAlgorithm, "")) {
      try SymmetricSigner(JWK(JWKTests.secret), algorithm: .HS512)
    }
    let signer = try SigningKey.generate(.EdDSA, keyID: "k")
    #expect(throws: JOSEError(.headerMember, "")) {
      try CompactJWS.sign(header: ["alg": "ES256"], payload: [], by: signer)
    }
    #expect(throws: JOSEError(.signing, "")) {
      try CompactJWS.sign(header: [:], payload: [], by: BrokenSigner())
    }
    let text = "\(signer) \(String(reflecting: signer))"
    #expect(!text.contains(Base64URL.encode(signer.rawRepresentation)))
  }

  @Test(arguments: [
    ("", JOSEError.Code.parts), ("a", .parts), ("a.b", .parts), ("e30", .parts), (".", .parts),
    ("..", .headerSyntax), (".e30.AA", .headerSyntax), ("e30..AA", .algorithmMissing),
    ("e30=.e30.AA", .base64url),
    ("W10.e30.AA", .headerSyntax), ("eyJhbGciOjF9.e30.AA", .headerMember),
    ("eyJhbGciOiJFUzI1NiJ9.e30.", .signatureMissing),
    ("eyJhbGciOiJFUzI1NiJ9.e30=.AA", .base64url), ("eyJhbGciOiJFUzI1NiJ9.e30.AA=", .base64url),
    ("eyJhbGciOiJFUzI1NiJ9.e30.AA.", .parts), ("eyJhbGciOiJFUzI1NiJ9.e30.AA.AA", .parts),
    ("eyJhbGciOiJFUzI1NiJ9.e30.AA.AA.AA", .parts), (" eyJhbGciOiJFUzI1NiJ9.e30.AA", .base64url),
    ("eyJhbGciOiJFUzI1NiJ9.e30.AA\n", .base64url), ("eyJhbGciOiJFUzI1NiJ9.e30.AB", .base64url),
  ])
  func formsThatAreNone(_ text: String, _ code: JOSEError.Code) {
    #expect(throws: JOSEError(code, "")) { try CompactJWS(parsing: text) }
  }

  private func parse(header: String, limit: Int = 4096) throws -> CompactJWS {
    try CompactJWS(parsing: Base64URL.encode(Array(header.utf8)) + ".e30.AA", maximumHeaderBytes: limit)
  }

  @Test(arguments: [
    (#"{"alg":"ES256","alg":"EdDSA"}"#, JOSEError.Code.headerSyntax), (#"{"alg":"ES256",}"#, .headerSyntax),
    ("{\"alg\":\"ES256\",\"kid\":\"\u{1}\"}", .headerSyntax), (#"{"alg":"ES256"} x"#, .headerSyntax),
    (#"{"alg":"ES256","kid":7}"#, .headerMember), (#"{"alg":"ES256","typ":null}"#, .headerMember),
    (#"{"alg":"ES256","cty":[]}"#, .headerMember), (#"{"alg":null}"#, .headerMember),
    (#"{"Alg":"ES256"}"#, .algorithmMissing),
    (#"{"alg":"ES256","crit":[]}"#, .critical), (#"{"alg":"ES256","crit":"exp"}"#, .critical),
    (#"{"alg":"ES256","crit":[1]}"#, .critical), (#"{"alg":"ES256","crit":["exp"]}"#, .critical),
    (#"{"alg":"ES256","crit":["alg"]}"#, .critical),
    (#"{"alg":"ES256","kid":"x","crit":["kid"]}"#, .critical),
    (#"{"alg":"ES256","exp":1,"crit":["exp","exp"]}"#, .critical),
    (#"{"alg":"ES256","crit":["crit"]}"#, .critical),
    (#"{"alg":"ES256","exp":1,"crit":["exp"]}"#, .criticalUnknown),
    (#"{"alg":"ES256","":1,"crit":[""]}"#, .criticalUnknown),
    (#"{"alg":"ES256","b64":false}"#, .unencodedPayload), (#"{"alg":"ES256","b64":"no"}"#, .unencodedPayload),
    (#"{"alg":"ES256","b64":false,"crit":["b64"]}"#, .unencodedPayload),
    (#"{"alg":"ES256","b64":true,"crit":["b64"]}"#, .criticalUnknown),
    (#"{"alg":"ES256","crit":["b64"]}"#, .critical),
  ])
  func headersThatAreRefused(_ header: String, _ code: JOSEError.Code) {
    #expect(throws: JOSEError(code, "")) { try parse(header: header) }
  }

  @Test func headerLimit() throws {
    func header(_ count: Int) -> String {
      #"{"alg":"ES256","kid":""# + String(repeating: "k", count: count - 24) + #""}"#
    }
    #expect(header(4096).utf8.count == 4096)
    for count in 4090...4096 { #expect(try parse(header: header(count)).header.algorithm == .ES256) }
    for count in 4097...4103 {
      #expect(throws: JOSEError(.headerTooLong, "")) { try parse(header: header(count)) }
    }
    #expect(throws: JOSEError(.headerTooLong, "")) { try parse(header: header(101), limit: 100) }
  }

  @Test func understoodExtensionsMayBeCritical() throws {
    let signer = try SigningKey.generate(.EdDSA, keyID: "k")
    let jws = try CompactJWS.sign(header: ["exp": 1, "crit": ["exp"]], payload: payload, by: signer)
    #expect(throws: JOSEError(.criticalUnknown, "")) { try CompactJWS(parsing: jws.text) }
    let read = try CompactJWS(parsing: jws.text, understood: ["exp"])
    #expect(try read.verified(by: VerificationKey(signer.publicJWK)).header.critical == ["exp"])
  }

  @Test func detachedAndUnencoded() throws {
    let signer = try SigningKey.generate(.EdDSA, keyID: "")
    let key = try VerificationKey(signer.publicJWK)
    let plain = try CompactJWS.sign(header: [:], payload: payload, by: signer, detached: true)
    #expect(plain.text.contains(".."))
    #expect(
      try CompactJWS(parsing: plain.text, detachedPayload: payload).verified(by: key).payload == payload)
    #expect(throws: JOSEError(.signatureMismatch, "")) {
      try CompactJWS(parsing: plain.text).verified(by: key)
    }
    #expect(throws: JOSEError(.signatureMismatch, "")) {
      try CompactJWS(parsing: plain.text, detachedPayload: payload + [0]).verified(by: key)
    }
    let attached = try CompactJWS.sign(header: [:], payload: payload, by: signer)
    #expect(throws: JOSEError(.payload, "")) {
      try CompactJWS(parsing: attached.text, detachedPayload: payload)
    }

    let b64: JSONObject = ["b64": false, "crit": ["b64"]]
    #expect(throws: JOSEError(.payload, "")) {
      try CompactJWS.sign(header: b64, payload: Array("a.b".utf8), by: signer)
    }
    #expect(throws: JOSEError(.unencodedPayload, "")) {
      try CompactJWS.sign(header: ["b64": false], payload: [], by: signer)
    }
    let raw = try CompactJWS.sign(header: b64, payload: Array("a b".utf8), by: signer)
    #expect(raw.text.contains(".a b."))
    #expect(throws: JOSEError(.unencodedPayload, "")) { try CompactJWS(parsing: raw.text) }
    #expect(
      try CompactJWS(parsing: raw.text, allowsUnencodedPayload: true).verified(by: key).payload
        == Array("a b".utf8))
    #expect(throws: JOSEError(.payload, "")) {
      try CompactJWS(
        parsing: raw.text.replacingOccurrences(of: "a b", with: "a\nb"), allowsUnencodedPayload: true)
    }
    let any = [UInt8](0...255)
    let both = try CompactJWS.sign(header: b64, payload: any, by: signer, detached: true)
    let read = try CompactJWS(parsing: both.text, detachedPayload: any, allowsUnencodedPayload: true)
    #expect(try read.verified(by: key).payload == any)
  }
}

private struct BrokenSigner: Signer {
  struct Fault: Error {}
  let algorithm = SignatureAlgorithm.EdDSA
  let keyID = ""
  func signature(over message: [UInt8]) throws -> [UInt8] { throw Fault() }
}
