/// The numbers of a public key, checked.
///
/// Coordinates and key bytes have their full length; RSA's numbers have no leading zero byte.
public enum KeyMaterial: Sendable, Hashable {
  /// Ed25519, 32 bytes (RFC 8037).
  case ed25519([UInt8])
  /// X25519, 32 bytes, for key agreement only (RFC 8037).
  case x25519([UInt8])
  /// A point on its curve.
  case elliptic(EllipticCurve, x: [UInt8], y: [UInt8])
  /// A modulus of 2048 to 8192 bits and an odd exponent from 3 to 2³³ − 1.
  case rsa(modulus: [UInt8], exponent: [UInt8])
  /// A secret of that many bytes, 1 to 1024. The secret itself is not public.
  case symmetric(byteCount: Int)

  /// The algorithms that a key of these numbers can serve.
  var algorithms: Set<SignatureAlgorithm> {
    switch self {
    case .ed25519: [.EdDSA, .Ed25519]
    case .x25519, .elliptic(.secp256k1, _, _): []
    case .elliptic(.p256, _, _): [.ES256]
    case .elliptic(.p384, _, _): [.ES384]
    case .elliptic(.p521, _, _): [.ES512]
    case .rsa: [.RS256, .RS384, .RS512, .PS256, .PS384, .PS512]
    // RFC 7518 section 3.2: a key of the size of the hash output or larger.
    case .symmetric(let byteCount):
      Set(
        [(SignatureAlgorithm.HS256, 32), (.HS384, 48), (.HS512, 64)].filter { byteCount >= $0.1 }.map(\.0))
    }
  }
}
