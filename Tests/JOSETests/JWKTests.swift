import Encodings
import JOSE
import JSONTree
import TestMaterial
import Testing

@Suite struct JWKTests {
  // RFC 7517 appendix A.1 and RFC 7638 section 3.1.
  static let rsa: JSON = [
    "kty": "RSA", "e": "AQAB", "alg": "RS256", "kid": "2011-04-29",
    "n":
      "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
  ]
  // RFC 7517 appendix A.1, the private half from appendix A.2.
  static let p256: JSON = [
    "kty": "EC", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
    "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM", "d": "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE",
  ]
  // RFC 8037 appendix A.1.
  static let ed25519: JSON = [
    "kty": "OKP", "crv": "Ed25519", "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
  ]
  static let secret: JSON = ["kty": "oct", "k": "hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg"]

  @Test func thumbprints() throws {
    #expect(try JWK(Self.rsa).thumbprint() == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
    #expect(try JWK(Self.ed25519).thumbprint() == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
    let sameKey = try JWK(Self.p256.without("d").with("kid", "other").with("alg", "ES256"))
    #expect(try JWK(Self.p256).thumbprint() == sameKey.thumbprint())
    #expect(try JWK(Self.p256) != sameKey)
    #expect(try JWK(Self.p256).hasSameKey(as: sameKey))
  }

  @Test func secretsStayInside() throws {
    for json in [Self.p256, Self.ed25519, Self.secret] {
      let jwk = try JWK(json)
      let value = try #require(json["d"]?.string ?? json["k"]?.string)
      #expect(jwk.isPrivate)
      for text in [
        "\(jwk)", String(reflecting: jwk), "\(try JWKSet([jwk]).json)", jwk.json.text(),
        "\(Mirror(reflecting: jwk).children.map { $0 })",
      ] {
        #expect(!text.contains(value))
      }
      var dumped = ""
      dump(jwk, to: &dumped)
      #expect(!dumped.contains(value))
      #expect(jwk.jsonWithSecrets.text().contains(value))
    }
    #expect(throws: JOSEError(.keyPrivate, "")) { try JWK(Self.secret).publicKey() }
    #expect(try !JWK(Self.p256).publicKey().isPrivate)
  }

  private static let unreadable: [(JSON, JOSEError.Code)] = [
    // What is no key at all.
    (.array([]), .keySyntax), ("x", .keySyntax), (.object([:]), .keySyntax), (["kty": 1], .keySyntax),
    (["kty": "EC"], .keySyntax), (["kty": "LWE"], .keyUnsupported), (["kty": "ec"], .keyUnsupported),
    (["kty": "oct"], .keySyntax), (["kty": "oct", "k": ""], .keyInvalid),
    (["kty": "oct", "k": "AA=="], .keySyntax),
    (["kty": "OKP", "crv": "Ed448", "x": "AA"], .keyUnsupported),
    (["kty": "OKP", "crv": "Ed25519", "x": "AA"], .keyInvalid),
    (["kty": "OKP", "crv": "Ed25519", "x": 7], .keySyntax),
    // The neutral element, for which anybody can make signatures.
    (["kty": "OKP", "crv": "Ed25519", "x": "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"], .keyWeak),
    (["kty": "OKP", "crv": "Ed25519", "x": "7f_______________________________________38"], .keyWeak),
    (["kty": "OKP", "crv": "Ed25519", "x": "xxdqcD1N2E-6PAt2DRBnDyogU_osOczGTsf9d5KsA_o"], .keyWeak),
  ]

  @Test(arguments: unreadable)
  func refused(_ json: JSON, _ code: JOSEError.Code) {
    #expect(throws: JOSEError(code, "")) { try JWK(json) }
  }

  @Test func parametersOfRSA() throws {
    let n = try #require(Self.rsa["n"]?.string)
    let even = Base64URL.encode(Array(try Base64URL.decode(n).dropLast()) + [0x82])
    let short = Base64URL.encode([0x7F] + Array(try Base64URL.decode(n).dropFirst()))
    let long = Base64URL.encode([0xFF] + [UInt8](repeating: 0xFF, count: 1024))
    for (name, value, code) in [
      ("n", even, JOSEError.Code.keyInvalid), ("n", short, .keyWeak), ("n", long, .keyInvalid),
      ("n", "AA" + n, .keyInvalid), ("n", n + "=", .keySyntax),
      ("n", String(repeating: "A", count: 5000), .keyInvalid),
      ("e", "AQ", .keyWeak), ("e", "Ag", .keyWeak), ("e", "AQAA", .keyWeak), ("e", "AAEAAQ", .keyInvalid),
      ("e", "", .keyInvalid), ("e", Base64URL.encode([2, 0, 0, 0, 1]), .keyWeak),
      ("e", Base64URL.encode([1, 0, 0, 0, 0, 1]), .keyWeak),
    ] {
      #expect(throws: JOSEError(code, ""), "\(name) = \(value)") {
        try JWK(Self.rsa.with(name, .string(value)))
      }
    }
    for exponent in ["Aw", "AQAB", Base64URL.encode([1, 0xFF, 0xFF, 0xFF, 0xFF])] {
      _ = try key(Self.rsa.with("e", .string(exponent)))
    }
    #expect(throws: JOSEError(.keySyntax, "")) { try JWK(Self.rsa.with("p", "AQAB")) }
    #expect(throws: JOSEError(.keyUnsupported, "")) { try JWK(Self.rsa.with("d", "AQAB").with("oth", [])) }
    #expect(throws: JOSEError(.keySyntax, "")) { try JWK(Self.rsa.with("d", "AQAB").with("p", "AQAB")) }
  }

  @Test func parametersOfEC() throws {
    let y = try #require(Self.p256["y"]?.string)
    #expect(throws: JOSEError(.keyInvalid, "")) { try JWK(Self.p256.without("d").with("crv", "P-384")) }
    #expect(throws: JOSEError(.keyInvalid, "")) { try JWK(Self.p256.without("d").with("crv", "secp256k1")) }
    #expect(throws: JOSEError(.keyUnsupported, "")) { try JWK(Self.p256.with("crv", "P-224")) }
    #expect(throws: JOSEError(.keySyntax, "")) { try JWK(Self.p256.without("y")) }
    // Off the curve, a byte too short, a zero byte too many, trailing bits.
    for wrong in [
      Base64URL.encode(try Base64URL.decode(y).reversed()),
      Base64URL.encode(try Base64URL.decode(y).dropLast()),
      Base64URL.encode([0] + (try Base64URL.decode(y))),
    ] {
      #expect(throws: JOSEError(.keyInvalid, "")) { try JWK(Self.p256.with("y", .string(wrong))) }
    }
    #expect(throws: JOSEError(.keySyntax, "")) { try JWK(Self.p256.with("y", .string(y.dropLast() + "N"))) }
    // Halves that do not belong together.
    let other = try SigningKey.generate(.ES256, keyID: "")
    #expect(throws: JOSEError(.keyInvalid, "")) {
      try JWK(Self.p256.with("d", .string(Base64URL.encode(other.rawRepresentation))))
    }
    #expect(throws: JOSEError(.keyInvalid, "")) {
      try JWK(Self.ed25519.with("d", .string(Base64URL.encode(other.rawRepresentation))))
    }
  }

  @Test func usageMembers() throws {
    let wrong: [(String, JSON)] = [
      ("kid", 1), ("alg", true), ("use", []), ("key_ops", "verify"), ("key_ops", ["verify", 1]),
      ("key_ops", ["verify", "verify"]),
    ]
    for (name, value) in wrong {
      #expect(throws: JOSEError(.keySyntax, ""), "\(name)") { try JWK(Self.rsa.with(name, value)) }
    }
    let publicKey = try Self.p256.without("d")
    let cases: [(JSONObject, JOSEError.Code)] = [
      (["use": "enc"], .keyUse), (["key_ops": ["sign"]], .keyUse), (["key_ops": []], .keyUse),
      (["alg": "ES384"], .keyAlgorithm), (["alg": "RS256"], .keyAlgorithm), (["alg": "HS256"], .keyAlgorithm),
      (["alg": "none"], .keyAlgorithm), (["alg": "ECDH-ES"], .keyAlgorithm),
      (["use": "sig", "key_ops": ["sign"]], .keyUse),
    ]
    for (members, code) in cases {
      var json = publicKey
      for (name, value) in members { json = try json.with(name, value) }
      #expect(throws: JOSEError(code, "")) { try VerificationKey(JWK(json)) }
    }
    #expect(try key(publicKey.with("key_ops", ["verify"]).with("use", "sig")).algorithms == [.ES256])
    #expect(try key(Self.rsa).algorithms == [.RS256])
    #expect(try key(Self.rsa.without("alg")).algorithms == [.RS256, .RS384, .RS512, .PS256, .PS384, .PS512])
    #expect(try key(Self.ed25519.with("alg", "Ed25519")).algorithms == [.EdDSA, .Ed25519])
    #expect(try key(Self.secret).algorithms == [.HS256])
    #expect(throws: JOSEError(.keyWeak, "")) { try key(["kty": "oct", "k": "AAAA"]) }
    #expect(throws: JOSEError(.keyUnsupported, "")) {
      try key(["kty": "OKP", "crv": "X25519", "x": "3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08"])
    }
  }

  @Test func binaryForms() throws {
    for _ in 0..<4 {
      let jwk = try SigningKey.generate(.ES256, keyID: "k").publicJWK
      let compressed = try #require(jwk.compressedPoint)
      #expect(try JWK(.p256, compressedPoint: compressed).hasSameKey(as: jwk))
      #expect(throws: JOSEError(.keyInvalid, "")) {
        try JWK(.p256, compressedPoint: [4] + compressed.dropFirst())
      }
      #expect(throws: JOSEError(.keyInvalid, "")) { try JWK(.p384, compressedPoint: compressed) }
    }
    let der = try #require(try JWK(Self.rsa).pkcs1PublicKey)
    #expect(try JWK(pkcs1PublicKey: der).hasSameKey(as: JWK(Self.rsa)))
    #expect(throws: JOSEError(.keyInvalid, "")) { try JWK(pkcs1PublicKey: der + [0]) }
    #expect(throws: JOSEError(.keyInvalid, "")) { try JWK(pkcs1PublicKey: []) }
  }

  /// SEC 2 section 2.4.1: the generator, and multiples of it from public test vectors.
  @Test(arguments: [
    (
      "79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798",
      "483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8"
    ),
    (
      "C6047F9441ED7D6D3045406E95C07CD85C778E4B8CEF3CA7ABAC09B95C709EE5",
      "1AE168FEA63DC339A3C58419466CEAEEF7F632653266D0E1236431A950CFE52A"
    ),
    (
      "F9308A019258C31049344F85F89D5229B531C845836F99B08601F113BCE036F9",
      "388F7B0F632DE8140FE337E62A37F3566500A99934C2231B6CB9FD7584B8E672"
    ),
  ])
  func secp256k1(_ x: String, _ y: String) throws {
    let (x, y) = (try Hex.decode(x), try Hex.decode(y))
    let jwk = try JWK(.elliptic(.secp256k1, x: x, y: y))
    let compressed = try #require(jwk.compressedPoint)
    #expect(try JWK(.secp256k1, compressedPoint: compressed) == jwk)
    let opposite = try JWK(.secp256k1, compressedPoint: [compressed[0] ^ 1] + x)
    #expect(opposite != jwk)
    #expect(throws: JOSEError(.keyInvalid, "")) { try JWK(.elliptic(.secp256k1, x: y, y: x)) }
    #expect(throws: JOSEError(.keyUnsupported, "")) { try VerificationKey(jwk) }
    #expect(jwk.signatureAlgorithms == [])
  }

  /// About half of all x have a point; none at or above the field's size has.
  @Test func secp256k1Refusals() throws {
    var random = SeededGenerator(seed: 256)
    var points = 0
    for _ in 0..<40 {
      guard let jwk = try? JWK(.secp256k1, compressedPoint: [2] + random.bytes(32)) else { continue }
      points += 1
      #expect(try JWK(jwk.json) == jwk)
    }
    #expect((8...32).contains(points))
    #expect(throws: JOSEError(.keyInvalid, "")) {
      try JWK(.secp256k1, compressedPoint: [2] + [UInt8](repeating: 0xFF, count: 32))
    }
  }
}
