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
  /// - Throws: ``StorageError`` `key.missing`, `key.compromised`.
  func signer(keyID: String) async throws -> SigningKey

  /// Makes a new key, which signs from now on, and retires the one that it follows, each with its journal entry.
  /// - Returns: the new key.
  func rotateKey(
    _ algorithm: SignatureAlgorithm, named name: @escaping @Sendable (_ keys: [SigningKeyRecord]) -> String,
    actor: String, at now: Date
  ) async throws
    -> SigningKeyRecord

  /// Retires a key: it signs no more, and what it signed stays good.
  /// - Throws: ``StorageError`` `key.missing`, `key.last` when no other key signs for its algorithm.
  func retireKey(_ keyID: String, actor: String, at now: Date) async throws

  /// Declares a key compromised: nothing that it signed is good any more, but for what the journal holds from before
  /// this entry. The private half is deleted.
  /// - Throws: ``StorageError`` `key.missing`, `key.last`.
  func compromiseKey(_ keyID: String, since: Date, reason: String, actor: String, at now: Date) async throws
}

extension KeyStore {
  /// Whether that key, if it is named, still signs.
  public func signsNow(_ keyID: String?) async throws -> Bool {
    guard let keyID else { return true }
    return try await signingKeys().contains { $0.keyID == keyID && $0.isCurrent }
  }
}

/// The public side of a signing key.
public struct SigningKeyRecord: Sendable {
  /// The DID URL of the verification method.
  public let keyID: String
  public let algorithm: SignatureAlgorithm
  public let publicJWK: JWK
  public let createdAt: Date
  /// When it stopped signing; `nil` while it signs.
  public let retiredAt: Date?
  public let compromise: Compromise?

  /// That a key came into foreign hands.
  public struct Compromise: Sendable, Hashable {
    /// From when on, as far as anybody knows.
    public let since: Date
    /// The journal entry that says so: what the journal held before it is believed.
    public let journalNumber: Int

    public init(since: Date, journalNumber: Int) {
      self.since = since
      self.journalNumber = journalNumber
    }
  }

  public init(
    keyID: String, algorithm: SignatureAlgorithm, publicJWK: JWK, createdAt: Date, retiredAt: Date? = nil,
    compromise: Compromise? = nil
  ) {
    self.keyID = keyID
    self.algorithm = algorithm
    self.publicJWK = publicJWK
    self.createdAt = createdAt
    self.retiredAt = retiredAt
    self.compromise = compromise
  }

  /// Whether it may sign.
  public var isCurrent: Bool { retiredAt == nil && compromise == nil }
}
