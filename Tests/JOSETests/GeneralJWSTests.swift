import Encodings
import JOSE
import JSONTree
import Testing

@Suite struct GeneralJWSTests {
  private let payload = Array("content".utf8)
  private let first: SigningKey
  private let second: SigningKey
  private let both: GeneralJWS

  init() throws {
    first = try SigningKey.generate(.EdDSA, keyID: "first")
    second = try SigningKey.generate(.ES256, keyID: "second")
    both = try GeneralJWS.sign(
      payload: payload, by: [([:], ["note": "unprotected"], first), (["typ": "x"], nil, second)])
  }

  @Test func roundTrip() throws {
    let read = try GeneralJWS(both.json)
    #expect(read.json == both.json)
    #expect(read.flattened == nil)
    let verified = try read.verified(signature: 0, by: VerificationKey(first.publicJWK))
    #expect(verified.payload == payload)
    #expect(verified.covers("alg"))
    #expect(!verified.covers("note"))
    #expect(verified.header.json["note"] == "unprotected")
    #expect(try read.verified(signature: 1, by: VerificationKey(second.publicJWK)).header.type == "x")
    #expect(throws: JOSEError(.keyAlgorithm, "")) {
      try read.verified(signature: 1, by: VerificationKey(first.publicJWK))
    }
    #expect(throws: JOSEError(.signatureMissing, "")) {
      try read.verified(signature: 2, by: VerificationKey(first.publicJWK))
    }
    let one = try GeneralJWS.sign(payload: payload, by: [([:], nil, first)])
    #expect(try GeneralJWS(#require(one.flattened)).json == one.json)
    // The same signature in compact form.
    let flat = try #require(one.flattened)
    let compact = ["protected", "payload", "signature"].compactMap { flat[$0]?.string }.joined(separator: ".")
    #expect(
      try CompactJWS(parsing: compact).verified(by: VerificationKey(first.publicJWK)).payload == payload)
  }

  @Test func alteredPayload() throws {
    let altered = try both.json.with("payload", .string(Base64URL.encode(Array("other".utf8))))
    #expect(throws: JOSEError(.signatureMismatch, "")) {
      try GeneralJWS(altered).verified(by: VerificationKey(first.publicJWK))
    }
  }

  @Test func withoutSignatures() throws {
    let cases: [(JSON, JOSEError.Code)] = [
      ("x", .serialization), (["payload": "e30"], .signatureMissing),
      (["payload": "e30", "signatures": []], .signatureMissing),
      (["payload": "e30", "signatures": "x"], .serialization),
      (["payload": "e30", "signatures": ["x"]], .serialization),
      (["payload": "e30", "signatures": [["protected": "eyJhbGciOiJFUzI1NiJ9"]]], .signatureMissing),
      (
        ["payload": "e30", "signatures": [["protected": "eyJhbGciOiJFUzI1NiJ9", "signature": ""]]],
        .signatureMissing
      ),
      (["payload": "e30", "protected": "eyJhbGciOiJFUzI1NiJ9", "signature": 1], .serialization),
      (["payload": "e30", "signatures": [[:]], "signature": "AA"], .serialization),
      (["payload": "e30", "signature": "AA"], .algorithmMissing),
      (["payload": "e30", "protected": "", "header": ["alg": "ES256"], "signature": "AA"], .serialization),
      (["payload": "e30", "header": "x", "signature": "AA"], .serialization),
      (["protected": "eyJhbGciOiJFUzI1NiJ9", "signature": "AA"], .payload),
      (["payload": 1, "protected": "eyJhbGciOiJFUzI1NiJ9", "signature": "AA"], .serialization),
      (["payload": "e30=", "protected": "eyJhbGciOiJFUzI1NiJ9", "signature": "AA"], .base64url),
      // alg in both headers; crit and b64 where nothing protects them.
      (
        [
          "payload": "e30", "protected": "eyJhbGciOiJFUzI1NiJ9", "header": ["alg": "ES256"],
          "signature": "AA",
        ], .headerMember
      ),
      (
        [
          "payload": "e30", "protected": "eyJhbGciOiJFUzI1NiJ9", "header": ["crit": ["b64"]],
          "signature": "AA",
        ], .critical
      ),
      (
        ["payload": "e30", "protected": "eyJhbGciOiJFUzI1NiJ9", "header": ["b64": true], "signature": "AA"],
        .unencodedPayload
      ),
    ]
    for (json, code) in cases {
      #expect(throws: JOSEError(code, ""), "\(json)") { try GeneralJWS(json) }
    }
    let many = JSON.array(
      Array(repeating: ["protected": "eyJhbGciOiJFUzI1NiJ9", "signature": "AA"], count: 17))
    #expect(throws: JOSEError(.tooManySignatures, "")) {
      try GeneralJWS(["payload": "e30", "signatures": many])
    }
    #expect(throws: JOSEError(.signatureMissing, "")) { try GeneralJWS.sign(payload: [], by: []) }
  }

  @Test func unencoded() throws {
    let b64: JSONObject = ["b64": false, "crit": ["b64"]]
    let jws = try GeneralJWS.sign(payload: payload, by: [(b64, nil, first)])
    #expect(jws.flattened?["payload"] == "content")
    #expect(try GeneralJWS(jws.json).verified(by: VerificationKey(first.publicJWK)).payload == payload)
    #expect(throws: JOSEError(.unencodedPayload, "")) {
      try GeneralJWS.sign(payload: payload, by: [(b64, nil, first), ([:], nil, second)])
    }
    #expect(throws: JOSEError(.payload, "")) { try GeneralJWS.sign(payload: [0xFF], by: [(b64, nil, first)]) }
    let detached = try GeneralJWS.sign(payload: [0xFF], by: [(b64, nil, first)], detached: true)
    #expect(detached.json["payload"] == nil)
    #expect(
      try GeneralJWS(detached.json, detachedPayload: [0xFF]).verified(by: VerificationKey(first.publicJWK))
        .payload == [0xFF])
    #expect(throws: JOSEError(.payload, "")) { try GeneralJWS(jws.json, detachedPayload: payload) }
    let mixed: JSON = [
      "payload": "content",
      "signatures": .array([
        try #require(jws.json["signatures"]?[0]), try #require(both.json["signatures"]?[1]),
      ]),
    ]
    #expect(throws: JOSEError(.unencodedPayload, "")) { try GeneralJWS(mixed) }
  }
}
