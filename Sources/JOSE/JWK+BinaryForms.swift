import CryptoExtras
import FoundationEssentials

extension JWK {
  /// A public key on a curve from its compressed point (SEC 1 section 2.3.3).
  ///
  /// - Throws: `.keyInvalid` when there is no such point.
  public init(_ curve: EllipticCurve, compressedPoint: [UInt8]) throws(JOSEError) {
    guard let (x, y) = curve.decompress(compressedPoint) else {
      throw JOSEError(.keyInvalid, "no compressed point of \(curve.rawValue)")
    }
    try self.init(.elliptic(curve, x: x, y: y))
  }

  /// A public RSA key from its PKCS #1 structure in DER (RFC 8017 appendix A.1.1).
  ///
  /// - Throws: `.keyInvalid`, `.keyWeak`.
  public init(pkcs1PublicKey bytes: [UInt8]) throws(JOSEError) {
    guard let key = try? _RSA.Signing.PublicKey(derRepresentation: bytes),
      Array(key.pkcs1DERRepresentation) == bytes,
      let numbers = try? key.getKeyPrimitives()
    else { throw JOSEError(.keyInvalid, "no RSAPublicKey in DER of at least 2048 bits") }
    try self.init(.rsa(modulus: Array(numbers.modulus), exponent: Array(numbers.publicExponent)))
  }

  /// The compressed point (SEC 1 section 2.3.3) of a key on a curve of type `EC`; else nil.
  public var compressedPoint: [UInt8]? {
    guard case .elliptic(_, let x, let y) = material, let last = y.last else { return nil }
    return [last & 1 == 1 ? 3 : 2] + x
  }

  /// The PKCS #1 structure in DER of an RSA key; else nil.
  public var pkcs1PublicKey: [UInt8]? {
    guard case .rsa(let modulus, let exponent) = material else { return nil }
    return (try? _RSA.Signing.PublicKey(n: modulus, e: exponent)).map { Array($0.pkcs1DERRepresentation) }
  }
}
