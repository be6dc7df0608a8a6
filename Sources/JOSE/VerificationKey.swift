import Crypto
import CryptoExtras
import FoundationEssentials

/// A key made ready to verify many signatures: parsed once, checked once, shared freely.
public struct VerificationKey: Sendable {
  /// The algorithms that the key serves: never those of another key type, and only its own `alg` where it has one.
  public let algorithms: Set<SignatureAlgorithm>
  /// `kid` of the JWK.
  public let keyID: String?
  /// The key itself; for HMAC it holds the secret.
  public let jwk: JWK

  private let prepared: Prepared

  private enum Prepared: Sendable {
    case ed25519(Curve25519.Signing.PublicKey)
    case p256(P256.Signing.PublicKey)
    case p384(P384.Signing.PublicKey)
    case p521(P521.Signing.PublicKey)
    case rsa(_RSA.Signing.PublicKey, byteCount: Int)
    case hmac(SymmetricKey)
  }

  /// - Throws: `.keyUse` when `use` or `key_ops` do not allow verification, `.keyAlgorithm` when its own `alg` is not
  ///   one that it can serve, `.keyUnsupported` for X25519 and secp256k1, `.keyWeak` for an HMAC key of less than 32
  ///   bytes.
  public init(_ jwk: JWK) throws(JOSEError) {
    guard jwk.permits(.verify) else {
      throw JOSEError(.keyUse, "'use' or 'key_ops' do not allow verification")
    }
    prepared = try Self.prepare(jwk)
    algorithms = jwk.signatureAlgorithms
    guard !algorithms.isEmpty else {
      if case .symmetric = jwk.material, jwk.material.algorithms.isEmpty {
        throw JOSEError(.keyWeak, "a key shorter than the hash of any HMAC")
      }
      throw JOSEError(.keyAlgorithm, "the key's own 'alg' is none that it can serve")
    }
    self.jwk = jwk
    keyID = jwk.keyID
  }

  private static func prepare(_ jwk: JWK) throws(JOSEError) -> Prepared {
    do {
      switch jwk.material {
      case .ed25519(let x): return .ed25519(try Curve25519.Signing.PublicKey(rawRepresentation: x))
      case .elliptic(.p256, let x, let y):
        return .p256(try P256.Signing.PublicKey(x963Representation: [4] + x + y))
      case .elliptic(.p384, let x, let y):
        return .p384(try P384.Signing.PublicKey(x963Representation: [4] + x + y))
      case .elliptic(.p521, let x, let y):
        return .p521(try P521.Signing.PublicKey(x963Representation: [4] + x + y))
      case .rsa(let modulus, let exponent):
        return .rsa(try _RSA.Signing.PublicKey(n: modulus, e: exponent), byteCount: modulus.count)
      case .symmetric: return .hmac(SymmetricKey(data: jwk.secret ?? []))
      case .x25519, .elliptic(.secp256k1, _, _): break
      }
    } catch {
      throw JOSEError(.keyInvalid, "the key cannot be made ready", underlying: error)
    }
    throw JOSEError(.keyUnsupported, "a key of this curve verifies nothing here")
  }

  /// Whether the signature is one over the message, by this key and this algorithm. An algorithm outside
  /// ``algorithms`` gives false, and so does a signature of the wrong length.
  ///
  /// ECDSA signatures are `r || s` in the full size of the curve (RFC 7518 section 3.4), never DER.
  public func verifies(
    _ signature: [UInt8], over message: [UInt8], with algorithm: SignatureAlgorithm
  ) -> Bool {
    guard algorithms.contains(algorithm) else { return false }
    switch (prepared, algorithm) {
    case (.ed25519(let key), .EdDSA), (.ed25519(let key), .Ed25519):
      return key.isValidSignature(signature, for: message)
    case (.p256(let key), .ES256):
      guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else {
        return false
      }
      return key.isValidSignature(signature, for: SHA256.hash(data: message))
    case (.p384(let key), .ES384):
      guard let signature = try? P384.Signing.ECDSASignature(rawRepresentation: signature) else {
        return false
      }
      return key.isValidSignature(signature, for: SHA384.hash(data: message))
    case (.p521(let key), .ES512):
      guard let signature = try? P521.Signing.ECDSASignature(rawRepresentation: signature) else {
        return false
      }
      return key.isValidSignature(signature, for: SHA512.hash(data: message))
    case (.rsa(let key, let byteCount), _):
      guard signature.count == byteCount else { return false }
      let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
      switch algorithm {
      case .RS256: return Self.verifies(signature, SHA256.hash(data: message), key, .insecurePKCS1v1_5)
      case .RS384: return Self.verifies(signature, SHA384.hash(data: message), key, .insecurePKCS1v1_5)
      case .RS512: return Self.verifies(signature, SHA512.hash(data: message), key, .insecurePKCS1v1_5)
      case .PS256: return Self.verifies(signature, SHA256.hash(data: message), key, .PSS)
      case .PS384: return Self.verifies(signature, SHA384.hash(data: message), key, .PSS)
      case .PS512: return Self.verifies(signature, SHA512.hash(data: message), key, .PSS)
      default: return false
      }
    // Compared in constant time by swift-crypto.
    case (.hmac(let key), .HS256):
      return HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: message, using: key)
    case (.hmac(let key), .HS384):
      return HMAC<SHA384>.isValidAuthenticationCode(signature, authenticating: message, using: key)
    case (.hmac(let key), .HS512):
      return HMAC<SHA512>.isValidAuthenticationCode(signature, authenticating: message, using: key)
    default: return false
    }
  }

  /// Salt of PSS: as long as the hash (RFC 7518 section 3.5).
  private static func verifies(
    _ signature: _RSA.Signing.RSASignature, _ digest: some Digest, _ key: _RSA.Signing.PublicKey,
    _ padding: _RSA.Signing.Padding
  ) -> Bool {
    key.isValidSignature(signature, for: digest, padding: padding)
  }
}
