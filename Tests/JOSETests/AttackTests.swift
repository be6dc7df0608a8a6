import Encodings
import JOSE
import JSONTree
import TestMaterial
import Testing

/// What people try against verifiers of JWS.
@Suite struct AttackTests {
  private let signer: SigningKey
  private let key: VerificationKey
  private let payload = Array(#"{"sub":"urn:uuid:0"}"#.utf8)

  init() throws {
    signer = try SigningKey.generate(.ES256, keyID: "good")
    key = try VerificationKey(signer.publicJWK)
  }

  private func text(_ header: JSON, _ payload: [UInt8], _ signature: [UInt8]) -> String {
    [header.serialized(), payload, signature].map { Base64URL.encode($0) }.joined(separator: ".")
  }

  @Test(arguments: ["none", "None", "NONE", "nOnE", "noNe"])
  func algorithmNone(_ name: String) throws {
    #expect(throws: JOSEError(.signatureMissing, "")) {
      try CompactJWS(parsing: text(["alg": .string(name)], payload, []))
    }
    let good = try CompactJWS.sign(header: [:], payload: payload, by: signer)
    for signature in [[0], good.signature] {
      let jws = try CompactJWS(parsing: text(["alg": .string(name), "kid": "good"], payload, signature))
      #expect(throws: JOSEError(.algorithmNone, "")) {
        try jws.verified(by: key, accepting: Set(SignatureAlgorithm.allCases))
      }
    }
  }

  @Test(arguments: ["es256", "ES256 ", "ES256K", "RS1", "HS256\u{0}", "", "EC", "dir", "ES512256"])
  func algorithmUnknown(_ name: String) throws {
    let good = try CompactJWS.sign(header: [:], payload: payload, by: signer)
    let jws = try CompactJWS(parsing: text(["alg": .string(name)], payload, good.signature))
    #expect(throws: JOSEError(.algorithmUnknown, "")) { try jws.verified(by: key) }
  }

  /// The public key, in every form that an attacker could take for the secret of an HMAC.
  @Test func publicKeyAsSecret() throws {
    let rsa = try JWK(JWKTests.rsa.without("alg"))
    let ec = signer.publicJWK
    let der = try #require(rsa.pkcs1PublicKey)
    let pem = "-----BEGIN RSA PUBLIC KEY-----\n\(Base64.encode(der))\n-----END RSA PUBLIC KEY-----\n"
    let secrets: [(JWK, [UInt8])] = [
      (rsa, der), (rsa, Array(pem.utf8)), (rsa, rsa.json.serialized()), (rsa, Array("n".utf8) + der),
      (ec, ec.json.serialized()), (ec, try #require(ec.compressedPoint)),
    ]
    for (target, secret) in secrets {
      let hmac = try JWK(["kty": "oct", "k": .string(Base64URL.encode(secret))])
      for algorithm in [SignatureAlgorithm.HS256, .HS384, .HS512]
      where hmac.signatureAlgorithms.contains(algorithm) {
        let forged = try CompactJWS.sign(
          header: [:], payload: payload, by: SymmetricSigner(hmac, algorithm: algorithm))
        let victim = try VerificationKey(target)
        #expect(throws: JOSEError(.algorithmRefused, "")) { try forged.verified(by: victim) }
        // Even a caller who accepts everything: the key's type decides.
        #expect(throws: JOSEError(.keyAlgorithm, "")) {
          try forged.verified(by: victim, accepting: Set(SignatureAlgorithm.allCases))
        }
        #expect(!victim.verifies(forged.signature, over: forged.signingInput, with: algorithm))
      }
    }
  }

  @Test func swappedAlgorithm() throws {
    let good = try CompactJWS.sign(header: [:], payload: payload, by: signer)
    for algorithm in SignatureAlgorithm.allCases where algorithm != .ES256 {
      let jws = try CompactJWS(parsing: text(["alg": .string(algorithm.rawValue)], payload, good.signature))
      #expect(throws: JOSEError(.keyAlgorithm, "")) {
        try jws.verified(by: key, accepting: Set(SignatureAlgorithm.allCases))
      }
    }
    #expect(throws: JOSEError(.algorithmRefused, "")) { try good.verified(by: key, accepting: [.EdDSA]) }
  }

  @Test func foreignKeyID() throws {
    let stranger = try SigningKey.generate(.ES256, keyID: "stranger")
    let set = try JWKSet([signer.publicJWK, stranger.publicJWK])
    let forged = try CompactJWS.sign(header: ["kid": "good"], payload: payload, by: stranger)
    let chosen = try set.verificationKey(keyID: forged.header.keyID, algorithm: .ES256)
    #expect(throws: JOSEError(.signatureMismatch, "")) { try forged.verified(by: chosen) }
    #expect(throws: JOSEError(.keyNotFound, "")) {
      try set.verificationKey(keyID: "elsewhere", algorithm: .ES256)
    }
    #expect(throws: JOSEError(.keyNotFound, "")) { try set.verificationKey(keyID: "", algorithm: .ES256) }
    #expect(throws: JOSEError(.keyAmbiguous, "")) { try set.verificationKey(keyID: nil, algorithm: .ES256) }
    #expect(throws: JOSEError(.keyNotFound, "")) { try set.verificationKey(keyID: nil, algorithm: .RS256) }
    #expect(throws: JOSEError(.keyAlgorithm, "")) {
      try set.verificationKey(keyID: "good", algorithm: .EdDSA)
    }
    let alone = try JWKSet([signer.publicJWK])
    #expect(try alone.verificationKey(keyID: nil, algorithm: .ES256).keyID == "good")
  }

  /// A key that the signature brings along is shown, and never used.
  @Test func embeddedKeys() throws {
    let attacker = try SigningKey.generate(.ES256, keyID: "good")
    let forged = try CompactJWS.sign(
      header: [
        "jwk": attacker.publicJWK.json, "jku": "https://attacker.example/jwks.json",
        "x5u": "https://attacker.example/chain.pem", "x5c": ["MIIB"], "x5t#S256": "AAAA",
      ], payload: payload, by: attacker)
    let jws = try CompactJWS(parsing: forged.text)
    #expect(throws: JOSEError(.signatureMismatch, "")) { try jws.verified(by: key) }
    #expect(jws.header.hints.jwk == attacker.publicJWK.json)
    #expect(jws.header.hints.jku == "https://attacker.example/jwks.json")
    #expect(jws.header.hints.x5u == "https://attacker.example/chain.pem")
    #expect(jws.header.hints.x5c == ["MIIB"])
    #expect(jws.header.hints.x5tS256 == "AAAA")
    #expect(try CompactJWS.sign(header: [:], payload: [], by: signer).header.hints.isEmpty)
  }

  /// Every character of a small JWS is changed, three times each.
  @Test func alteredAnywhere() throws {
    let text = try CompactJWS.sign(header: ["typ": "JWT"], payload: payload, by: signer).text
    var random = SeededGenerator(seed: 1)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= ")
    var characters = Array(text)
    var refused = 0
    for position in characters.indices {
      let original = characters[position]
      for _ in 0..<3 {
        let replacement = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        guard replacement != original else { continue }
        characters[position] = replacement
        #expect(throws: JOSEError.self, "position \(position)") {
          try CompactJWS(parsing: String(characters)).verified(by: key)
        }
        refused += 1
      }
      characters[position] = original
    }
    #expect(refused > 2 * characters.count)
    #expect(try CompactJWS(parsing: String(characters)).verified(by: key).payload == payload)
  }

  /// ECDSA in DER, as libraries write it by default, is no JWS signature; nor are zero and order.
  @Test func signaturesOfAnotherForm() throws {
    let jws = try CompactJWS.sign(header: [:], payload: payload, by: signer)
    func der(_ signature: [UInt8]) -> [UInt8] {
      let numbers = [signature.prefix(32), signature.suffix(32)].flatMap { half -> [UInt8] in
        var number = Array(half.drop { $0 == 0 })
        if number.first.map({ $0 & 0x80 != 0 }) != false { number.insert(0, at: 0) }
        return [2, UInt8(number.count)] + number
      }
      return [0x30, UInt8(numbers.count)] + numbers
    }
    for signature in [
      der(jws.signature), jws.signature + [0], [0] + jws.signature, Array(jws.signature.dropLast()),
      [UInt8](repeating: 0, count: 64), [UInt8](repeating: 0xFF, count: 64), [],
    ] {
      #expect(!key.verifies(signature, over: jws.signingInput, with: .ES256))
    }
    #expect(key.verifies(jws.signature, over: jws.signingInput, with: .ES256))
  }
}
