import Crypto
import Encodings
import Foundation

/// The data folder's key-encryption key: 32 bytes that live in a 0600 file or an environment variable,
/// never in a database. Everything secret in the folder is wrapped under it.
public struct KeyEncryptionKey: Sendable {
  private let sealing: SealingKey

  /// Reads the written form: 43 characters of base64url (32 bytes), surrounding white space ignored.
  /// - Throws: ``StorageError`` `key-malformed`.
  public init(written: String) throws(StorageError) {
    let trimmed = written.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let bytes = try? Base64URL.decode(trimmed), bytes.count == 32 else {
      throw StorageError(
        .keyMalformed, "a key-encryption key is 43 characters of base64url (32 bytes), as `palier init` wrote it")
    }
    sealing = try SealingKey(bytes: bytes)
  }

  /// A new key and its written form.
  public static func generate(_ randomness: Randomness) throws(StorageError) -> (key: Self, written: String) {
    let written = Base64URL.encode(randomness.bytes(32))
    return (try KeyEncryptionKey(written: written), written)
  }

  /// Wraps the key of one owner; it unwraps for that owner only.
  public func wrap(_ key: SealingKey, of owner: String, _ randomness: Randomness) throws -> [UInt8] {
    try wrap(key.bytes, of: owner, randomness)
  }

  public func unwrap(_ wrapped: [UInt8], of owner: String) throws(StorageError) -> SealingKey {
    try SealingKey(bytes: unwrapBytes(wrapped, of: owner))
  }

  /// Wraps raw secret bytes, such as a private signing key.
  public func wrap(_ secret: [UInt8], of owner: String, _ randomness: Randomness) throws -> [UInt8] {
    try sealing.seal(secret, for: "wrapped|" + owner, randomness)
  }

  /// - Throws: ``StorageError`` `wrong-key`.
  public func unwrapBytes(_ wrapped: [UInt8], of owner: String) throws(StorageError) -> [UInt8] {
    do { return try sealing.open(wrapped, for: "wrapped|" + owner) } catch {
      throw StorageError(
        .wrongKey,
        "the key-encryption key does not fit this data folder: give the one that `palier init` made for it")
    }
  }
}
