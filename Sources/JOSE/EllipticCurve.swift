import Crypto
import FoundationEssentials

/// The curves of JWK's key type `EC`, by their `crv` names.
public enum EllipticCurve: String, Sendable, Hashable, CaseIterable {
  case p256 = "P-256"
  case p384 = "P-384"
  case p521 = "P-521"
  /// Read, compared and written; nothing is signed or verified with it.
  case secp256k1

  /// The length of a coordinate and of a private value, in bytes.
  public var coordinateByteCount: Int {
    switch self {
    case .p256, .secp256k1: 32
    case .p384: 48
    case .p521: 66
    }
  }

  /// Whether the point lies on the curve.
  func contains(x: [UInt8], y: [UInt8]) -> Bool {
    let point = [4] + x + y
    switch self {
    case .p256: return (try? P256.Signing.PublicKey(x963Representation: point)) != nil
    case .p384: return (try? P384.Signing.PublicKey(x963Representation: point)) != nil
    case .p521: return (try? P521.Signing.PublicKey(x963Representation: point)) != nil
    case .secp256k1: return Secp256k1.contains(x: x, y: y)
    }
  }

  /// The point whose compressed form (SEC 1 section 2.3.3: 2 or 3, then x) is given; nil when there is none.
  func decompress(_ compressed: [UInt8]) -> (x: [UInt8], y: [UInt8])? {
    guard compressed.count == coordinateByteCount + 1, compressed[0] == 2 || compressed[0] == 3 else {
      return nil
    }
    let uncompressed: Data?
    switch self {
    case .p256:
      uncompressed = try? P256.Signing.PublicKey(compressedRepresentation: compressed).rawRepresentation
    case .p384:
      uncompressed = try? P384.Signing.PublicKey(compressedRepresentation: compressed).rawRepresentation
    case .p521:
      uncompressed = try? P521.Signing.PublicKey(compressedRepresentation: compressed).rawRepresentation
    case .secp256k1:
      let x = Array(compressed.dropFirst())
      return Secp256k1.y(of: x, odd: compressed[0] == 3).map { (x, $0) }
    }
    guard let point = uncompressed.map([UInt8].init), point.count == 2 * coordinateByteCount else {
      return nil
    }
    return (Array(point.prefix(coordinateByteCount)), Array(point.suffix(coordinateByteCount)))
  }

  /// The public point of a private value; nil when the value is none, or on secp256k1, which nothing here computes.
  func publicPoint(of privateValue: [UInt8]) -> [UInt8]? {
    let point: Data?
    switch self {
    case .p256:
      point = try? P256.Signing.PrivateKey(rawRepresentation: privateValue).publicKey.rawRepresentation
    case .p384:
      point = try? P384.Signing.PrivateKey(rawRepresentation: privateValue).publicKey.rawRepresentation
    case .p521:
      point = try? P521.Signing.PrivateKey(rawRepresentation: privateValue).publicKey.rawRepresentation
    case .secp256k1: point = nil
    }
    return point.map([UInt8].init)
  }
}
