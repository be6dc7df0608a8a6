import Crypto
import Foundation

/// A 256-bit AES-GCM key under which data are sealed: one per person, and one for what an organisation
/// writes about its own acts (decisions, file names).
///
/// A sealed value is the 12-byte nonce, the cipher text and the 16-byte tag. The purpose is authenticated
/// with it, so that a value moved to another column or another record does not open.
public struct SealingKey: Sendable {
  private let key: SymmetricKey

  /// - Parameter bytes: 32 bytes.
  public init(bytes: [UInt8]) throws(StorageError) {
    guard bytes.count == 32 else {
      throw StorageError(.keyMalformed, "a sealing key has 32 bytes, not \(bytes.count)")
    }
    key = SymmetricKey(data: bytes)
  }

  private init(_ key: SymmetricKey) { self.key = key }

  public static func generate(_ randomness: Randomness) -> SealingKey {
    SealingKey(SymmetricKey(data: randomness.bytes(32)))
  }

  /// The raw key, only to be wrapped.
  var bytes: [UInt8] { key.withUnsafeBytes { Array($0) } }

  /// Seals `plain` for `purpose`, such as `person|5f0c…`.
  public func seal(_ plain: [UInt8], for purpose: String, _ randomness: Randomness) throws -> [UInt8] {
    let nonce = try AES.GCM.Nonce(data: randomness.bytes(12))
    let box = try AES.GCM.seal(plain, using: key, nonce: nonce, authenticating: Array(purpose.utf8))
    var sealed = [UInt8]()
    sealed.reserveCapacity(plain.count + 28)
    sealed.append(contentsOf: nonce)
    sealed.append(contentsOf: box.ciphertext)
    sealed.append(contentsOf: box.tag)
    return sealed
  }

  /// - Throws: ``StorageError`` `seal-broken` when key, purpose or bytes are not those of the sealing.
  public func open(_ sealed: [UInt8], for purpose: String) throws(StorageError) -> [UInt8] {
    do {
      let box = try AES.GCM.SealedBox(combined: sealed)
      return Array(try AES.GCM.open(box, using: key, authenticating: Array(purpose.utf8)))
    } catch {
      throw StorageError(.sealBroken, "a sealed value does not open: its key or its bytes were changed")
    }
  }
}
