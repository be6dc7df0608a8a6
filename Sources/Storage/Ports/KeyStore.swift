import Foundation
import JOSE
import JSONTree

/// The organisation's signing keys, unwrapped only to be used.
public protocol KeyStore: Sendable {
  /// Every key, oldest first, without its private half.
  func signingKeys() async throws -> [SigningKeyRecord]

  /// The key that signs now for `algorithm`.
  /// - Throws: ``StorageError`` `key.missing`, `key.wrong`.
  func signer(_ algorithm: SignatureAlgorithm) async throws -> SigningKey

  /// The key of that identifier, to finish what was prepared under it.
  func signer(keyID: String) async throws -> SigningKey
}

/// The public side of a signing key.
public struct SigningKeyRecord: Sendable {
  /// The DID URL of the verification method.
  public let keyID: String
  public let algorithm: SignatureAlgorithm
  public let publicJWK: JWK
  public let createdAt: Date

  public init(keyID: String, algorithm: SignatureAlgorithm, publicJWK: JWK, createdAt: Date) {
    self.keyID = keyID
    self.algorithm = algorithm
    self.publicJWK = publicJWK
    self.createdAt = createdAt
  }
}
