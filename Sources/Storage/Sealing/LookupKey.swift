import Crypto
import Foundation

/// The keyed hash by which a person or a page is found without its text being stored.
public struct LookupKey: Sendable {
  private let key: SymmetricKey

  /// - Parameter bytes: 32 secret bytes, one set per data folder.
  public init(bytes: [UInt8]) { key = SymmetricKey(data: bytes) }

  /// 16 bytes of HMAC-SHA-256; `kind` keeps the spaces of persons and pages apart.
  public func hash(_ kind: String, _ value: some Sequence<UInt8>) -> [UInt8] {
    var mac = HMAC<SHA256>(key: key)
    mac.update(data: Array(kind.utf8) + [0])
    mac.update(data: Array(value))
    return Array(mac.finalize().prefix(16))
  }
}
