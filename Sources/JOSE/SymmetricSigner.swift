import Crypto
import FoundationEssentials

/// HMAC with a shared secret (RFC 7518 section 3.2). Never for credentials: whoever can verify could have signed.
public struct SymmetricSigner: Signer, CustomReflectable {
  public let algorithm: SignatureAlgorithm
  public let keyID: String
  private let key: SymmetricKey

  /// - Throws: `.keyAlgorithm` when the key is not `oct`, is too short for the algorithm, or its own `alg` differs;
  ///   `.keyUse`.
  public init(_ jwk: JWK, algorithm: SignatureAlgorithm) throws(JOSEError) {
    guard jwk.permits(.sign) else { throw JOSEError(.keyUse, "'use' or 'key_ops' do not allow signing") }
    guard algorithm.isSymmetric, jwk.signatureAlgorithms.contains(algorithm), let secret = jwk.secret else {
      throw JOSEError(.keyAlgorithm, "the key does not serve \(algorithm)")
    }
    self.algorithm = algorithm
    keyID = jwk.keyID ?? ""
    key = SymmetricKey(data: secret)
  }

  public func signature(over message: [UInt8]) -> [UInt8] {
    switch algorithm {
    case .HS384: Array(HMAC<SHA384>.authenticationCode(for: message, using: key))
    case .HS512: Array(HMAC<SHA512>.authenticationCode(for: message, using: key))
    default: Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
    }
  }

  public var customMirror: Mirror { Mirror(self, children: []) }
}
