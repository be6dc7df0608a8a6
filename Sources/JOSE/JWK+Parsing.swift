import Crypto
import CryptoExtras
import Encodings
import FoundationEssentials
import JSONTree

extension JWK {
  /// Reads a key and checks every parameter: presence, type, strict base64url, sizes, the point on its curve, RSA's
  /// modulus (2048 to 8192 bits, odd, not of the ROCA family) and exponent (odd, 3 to 2³³ − 1), and that a private
  /// half belongs to its public one (on secp256k1 and for RSA without its primes: its size only).
  ///
  /// - Throws: `.keySyntax`, `.keyUnsupported`, `.keyInvalid`, `.keyWeak`.
  public init(_ json: JSON) throws(JOSEError) {
    guard let object = json.object else { throw JOSEError(.keySyntax, "a JWK is a JSON object") }
    let reader = JWKReader(object: object)
    let (material, secret) = try reader.keyMaterial()
    self.init(
      material: material, keyID: try reader.optionalString("kid"),
      algorithm: try reader.optionalString("alg"),
      use: try reader.optionalString("use"), operations: try reader.operations(), secret: secret,
      members: object)
  }

  /// A public key from its numbers, checked as if they came as JSON.
  ///
  /// - Throws: `.keyInvalid`, `.keyWeak`; `.keyUnsupported` for `.symmetric`, whose numbers are not public.
  public init(_ material: KeyMaterial, keyID: String? = nil, algorithm: String? = nil, use: String? = nil)
    throws(JOSEError)
  {
    var object: JSONObject =
      switch material {
      case .ed25519(let x): ["kty": "OKP", "crv": "Ed25519", "x": .string(Base64URL.encode(x))]
      case .x25519(let x): ["kty": "OKP", "crv": "X25519", "x": .string(Base64URL.encode(x))]
      case .elliptic(let curve, let x, let y):
        [
          "kty": "EC", "crv": .string(curve.rawValue), "x": .string(Base64URL.encode(x)),
          "y": .string(Base64URL.encode(y)),
        ]
      case .rsa(let modulus, let exponent):
        ["kty": "RSA", "n": .string(Base64URL.encode(modulus)), "e": .string(Base64URL.encode(exponent))]
      case .symmetric: [:]
      }
    guard !object.isEmpty else {
      throw JOSEError(.keyUnsupported, "a symmetric key is not made from public numbers")
    }
    object["kid"] = keyID.map(JSON.string)
    object["alg"] = algorithm.map(JSON.string)
    object["use"] = use.map(JSON.string)
    try self.init(.object(object))
  }
}

/// Reads the members of one key.
private struct JWKReader {
  let object: JSONObject

  func optionalString(_ name: String) throws(JOSEError) -> String? {
    guard let value = object[name] else { return nil }
    guard let text = value.string else { throw JOSEError(.keySyntax, "'\(name)' is no string", at: name) }
    return text
  }

  func string(_ name: String) throws(JOSEError) -> String {
    guard let text = try optionalString(name) else {
      throw JOSEError(.keySyntax, "'\(name)' is missing", at: name)
    }
    return text
  }

  /// `key_ops`: strings, none twice (RFC 7517 section 4.3).
  func operations() throws(JOSEError) -> [String]? {
    guard let value = object["key_ops"] else { return nil }
    guard let names = value.array?.compactMap(\.string), names.count == value.array?.count,
      Set(names).count == names.count
    else { throw JOSEError(.keySyntax, "'key_ops' is no list of different strings", at: "key_ops") }
    return names
  }

  func keyMaterial() throws(JOSEError) -> (KeyMaterial, secret: [UInt8]?) {
    let type = try string("kty")
    switch type {
    case "OKP": return try octetPair()
    case "EC": return try elliptic()
    case "RSA": return try rsa()
    case "oct":
      let secret = try bytes("k")
      guard (1...1024).contains(secret.count) else {
        throw JOSEError(.keyInvalid, "'k' has \(secret.count) bytes: 1 to 1024 are read", at: "k")
      }
      return (.symmetric(byteCount: secret.count), secret)
    default: throw JOSEError(.keyUnsupported, "a key type that is not read here", at: "kty")
    }
  }

  private func octetPair() throws(JOSEError) -> (KeyMaterial, secret: [UInt8]?) {
    let curve = try string("crv")
    guard curve == "Ed25519" || curve == "X25519" else {
      throw JOSEError(.keyUnsupported, "a curve that is not read here", at: "crv")
    }
    let x = try bytes("x", count: 32)
    let secret = try optionalBytes("d", count: 32)
    if curve == "Ed25519" {
      guard !KeyChecks.isWeakEd25519(x) else {
        throw JOSEError(.keyWeak, "a point of small order, or not in its shortest form", at: "x")
      }
      if let secret {
        let own = try? Curve25519.Signing.PrivateKey(rawRepresentation: secret).publicKey.rawRepresentation
        try expect(own.map([UInt8].init) == x)
      }
      return (.ed25519(x), secret)
    }
    if let secret {
      let own = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret).publicKey.rawRepresentation
      try expect(own.map([UInt8].init) == x)
    }
    return (.x25519(x), secret)
  }

  private func elliptic() throws(JOSEError) -> (KeyMaterial, secret: [UInt8]?) {
    guard let curve = EllipticCurve(rawValue: try string("crv")) else {
      throw JOSEError(.keyUnsupported, "a curve that is not read here", at: "crv")
    }
    // RFC 7518 section 6.2.1.2: always the full size of the curve.
    let x = try bytes("x", count: curve.coordinateByteCount)
    let y = try bytes("y", count: curve.coordinateByteCount)
    guard curve.contains(x: x, y: y) else {
      throw JOSEError(.keyInvalid, "the point is not on \(curve.rawValue)")
    }
    let secret = try optionalBytes("d", count: curve.coordinateByteCount)
    if let secret, curve != .secp256k1 { try expect(curve.publicPoint(of: secret) == x + y) }
    return (.elliptic(curve, x: x, y: y), secret)
  }

  private func rsa() throws(JOSEError) -> (KeyMaterial, secret: [UInt8]?) {
    let modulus = try number("n")
    let exponent = try number("e")
    let bits = modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0)
    guard bits >= 2048 else {
      throw JOSEError(.keyWeak, "a modulus of \(bits) bits: 2048 are the least", at: "n")
    }
    guard bits <= 8192 else { throw JOSEError(.keyInvalid, "a modulus of more than 8192 bits", at: "n") }
    guard modulus.last.map({ $0 & 1 == 1 }) == true else {
      throw JOSEError(.keyInvalid, "an even modulus", at: "n")
    }
    let value = exponent.count > 5 ? 0 : exponent.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard value >= 3, value < 1 << 33, value & 1 == 1 else {
      throw JOSEError(.keyWeak, "an exponent that is even, below 3 or above 2^33 - 1", at: "e")
    }
    guard !KeyChecks.isROCA(modulus: modulus) else {
      throw JOSEError(.keyWeak, "a modulus with the fingerprint of CVE-2017-15361", at: "n")
    }
    return (.rsa(modulus: modulus, exponent: exponent), try rsaSecret(modulus, exponent))
  }

  /// RFC 7518 section 6.3.2: `d` alone, or `d` with all five others.
  private func rsaSecret(_ modulus: [UInt8], _ exponent: [UInt8]) throws(JOSEError) -> [UInt8]? {
    guard object["oth"] == nil else { throw JOSEError(.keyUnsupported, "more than two primes", at: "oth") }
    let names = ["p", "q", "dp", "dq", "qi"]
    guard object["d"] != nil else {
      for name in names where object[name] != nil {
        throw JOSEError(.keySyntax, "'\(name)' without 'd'", at: name)
      }
      return nil
    }
    let secret = try number("d")
    guard secret.count <= modulus.count else {
      throw JOSEError(.keyInvalid, "'d' is longer than 'n'", at: "d")
    }
    guard names.contains(where: { object[$0] != nil }) else { return secret }
    var primes: [[UInt8]] = []
    for name in names { primes.append(try number(name)) }
    try expect(
      (try? _RSA.Signing.PrivateKey(n: modulus, e: exponent, d: secret, p: primes[0], q: primes[1])) != nil)
    return secret
  }

  private func expect(_ belongsTogether: Bool) throws(JOSEError) {
    guard belongsTogether else {
      throw JOSEError(.keyInvalid, "the private half does not belong to the public one")
    }
  }

  /// A number in Base64urlUInt (RFC 7518 section 2): no leading zero byte; at most 8192 bits.
  private func number(_ name: String) throws(JOSEError) -> [UInt8] {
    let value = try bytes(name)
    guard let first = value.first, first != 0 else {
      throw JOSEError(.keyInvalid, "'\(name)' is empty or begins with a zero byte", at: name)
    }
    return value
  }

  private func bytes(_ name: String, count: Int? = nil) throws(JOSEError) -> [UInt8] {
    let text = try string(name)
    // More than any number that is read here; spares the work of decoding.
    guard text.utf8.count <= 4096 else { throw JOSEError(.keyInvalid, "'\(name)' is too long", at: name) }
    let value: [UInt8]
    do {
      value = try Base64URL.decode(text)
    } catch {
      throw JOSEError(.keySyntax, "'\(name)' is no base64url", at: name, underlying: error)
    }
    if let count, value.count != count {
      throw JOSEError(.keyInvalid, "'\(name)' has \(value.count) bytes, not \(count)", at: name)
    }
    return value
  }

  private func optionalBytes(_ name: String, count: Int) throws(JOSEError) -> [UInt8]? {
    object[name] == nil ? nil : try bytes(name, count: count)
  }
}
