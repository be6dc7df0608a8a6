import Crypto
import Encodings
import FoundationEssentials
import JSONTree

/// A private key for Ed25519 (`EdDSA` or `Ed25519`) or P-256 (`ES256`).
///
/// Neither its description nor its mirror shows the private value.
public struct SigningKey: Signer {
  public let algorithm: SignatureAlgorithm
  public let keyID: String

  private let secret: Secret

  private enum Secret: Sendable {
    case ed25519(Curve25519.Signing.PrivateKey)
    case p256(P256.Signing.PrivateKey)
  }

  /// A key from its private value of 32 bytes.
  ///
  /// - Throws: `.keyUnsupported` for another algorithm, `.keyInvalid` when the bytes are no private key of it.
  public init(algorithm: SignatureAlgorithm, rawPrivateKey: [UInt8], keyID: String) throws(JOSEError) {
    do {
      switch algorithm {
      case .EdDSA, .Ed25519:
        secret = .ed25519(try Curve25519.Signing.PrivateKey(rawRepresentation: rawPrivateKey))
      case .ES256: secret = .p256(try P256.Signing.PrivateKey(rawRepresentation: rawPrivateKey))
      default: throw JOSEError(.keyUnsupported, "\(algorithm) is not signed with here")
      }
    } catch let error as JOSEError {
      throw error
    } catch {
      throw JOSEError(.keyInvalid, "these bytes are no private key for \(algorithm)")
    }
    self.algorithm = algorithm
    self.keyID = keyID
  }

  /// A key from a private JWK; the algorithm is the JWK's own, else `EdDSA` or `ES256` by its curve.
  ///
  /// - Throws: `.keyNotPrivate`, `.keyUse`, `.keyAlgorithm`, `.keyUnsupported`.
  public init(_ jwk: JWK, keyID: String? = nil) throws(JOSEError) {
    guard let secret = jwk.secret else { throw JOSEError(.keyNotPrivate, "a public key cannot sign") }
    guard jwk.permits(.sign) else { throw JOSEError(.keyUse, "'use' or 'key_ops' do not allow signing") }
    let able: SignatureAlgorithm
    switch jwk.material {
    case .ed25519: able = jwk.algorithm == "Ed25519" ? .Ed25519 : .EdDSA
    case .elliptic(.p256, _, _): able = .ES256
    default: throw JOSEError(.keyUnsupported, "a key of this kind does not sign here")
    }
    guard jwk.signatureAlgorithms.contains(able) else {
      throw JOSEError(.keyAlgorithm, "the key's own 'alg' is none that it can serve")
    }
    try self.init(algorithm: able, rawPrivateKey: secret, keyID: keyID ?? jwk.keyID ?? "")
  }

  /// A new key, drawn from the system's random numbers.
  ///
  /// - Throws: `.keyUnsupported` for an algorithm other than `EdDSA`, `Ed25519` and `ES256`.
  public static func generate(_ algorithm: SignatureAlgorithm, keyID: String) throws(JOSEError) -> SigningKey {
    switch algorithm {
    case .EdDSA, .Ed25519:
      return SigningKey(algorithm: algorithm, keyID: keyID, secret: .ed25519(Curve25519.Signing.PrivateKey()))
    case .ES256:
      return SigningKey(algorithm: algorithm, keyID: keyID, secret: .p256(P256.Signing.PrivateKey()))
    default: throw JOSEError(.keyUnsupported, "\(algorithm) is not signed with here")
    }
  }

  private init(algorithm: SignatureAlgorithm, keyID: String, secret: Secret) {
    self.algorithm = algorithm
    self.keyID = keyID
    self.secret = secret
  }

  /// The private value, 32 bytes: only for storage under another key.
  public var rawRepresentation: [UInt8] {
    switch secret {
    case .ed25519(let key): Array(key.rawRepresentation)
    case .p256(let key): Array(key.rawRepresentation)
    }
  }

  /// The public key with `kid` (unless empty), `alg` and `use`.
  public var publicJWK: JWK {
    let material: KeyMaterial
    var members: JSONObject
    switch secret {
    case .ed25519(let key):
      let x = Array(key.publicKey.rawRepresentation)
      material = .ed25519(x)
      members = ["kty": "OKP", "crv": "Ed25519", "x": .string(Base64URL.encode(x))]
    case .p256(let key):
      let point = Array(key.publicKey.rawRepresentation)
      let (x, y) = (Array(point.prefix(32)), Array(point.suffix(32)))
      material = .elliptic(.p256, x: x, y: y)
      members = [
        "kty": "EC", "crv": "P-256", "x": .string(Base64URL.encode(x)), "y": .string(Base64URL.encode(y)),
      ]
    }
    let kid = keyID.isEmpty ? nil : keyID
    members["kid"] = kid.map(JSON.string)
    members["alg"] = .string(algorithm.rawValue)
    members["use"] = "sig"
    return JWK(
      material: material, keyID: kid, algorithm: algorithm.rawValue, use: "sig", operations: nil, secret: nil,
      members: members)
  }

  /// Ed25519 signs deterministically; ECDSA draws a new nonce each time.
  ///
  /// - Throws: `.signing`.
  public func signature(over message: [UInt8]) throws(JOSEError) -> [UInt8] {
    do {
      switch secret {
      case .ed25519(let key): return Array(try key.signature(for: message))
      case .p256(let key): return Array(try key.signature(for: SHA256.hash(data: message)).rawRepresentation)
      }
    } catch {
      throw JOSEError(.signing, "the key could not sign", underlying: error)
    }
  }
}

extension SigningKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "SigningKey(\(algorithm), kid \(keyID))" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
