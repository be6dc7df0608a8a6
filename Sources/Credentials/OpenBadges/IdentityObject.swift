import JSONTree

/// Who the subject is, in clear or as a salted hash that only somebody who knows the identity can confirm.
public struct IdentityObject: Sendable, Hashable {
  public let identityType: String
  /// In clear, or `sha256$` and the digest of the identity followed by the salt, in hexadecimal.
  public let identityHash: String
  public let isHashed: Bool
  public let salt: String?

  /// Answers nil where a member that must be there is not.
  init?(_ json: JSON) {
    guard let type = json["identityType"]?.string, let hash = json["identityHash"]?.string,
      let hashed = json["hashed"]?.bool
    else { return nil }
    identityType = type
    identityHash = hash
    isHashed = hashed
    salt = json["salt"]?.string
  }

  /// The identity where it stands in clear.
  public var clearIdentity: String? { isHashed ? nil : identityHash }

  /// Whether a text has the form of a hashed identity: `sha256$` and 64 hexadecimal digits, or `md5$` and 32.
  static func isHash(_ text: String) -> Bool {
    let (length, start) = text.hasPrefix("sha256$") ? (64, 7) : (32, 4)
    guard start == 7 || text.hasPrefix("md5$"), text.utf8.count == start + length else { return false }
    return text.utf8.dropFirst(start).allSatisfy {
      switch $0 {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
        UInt8(ascii: "A")...UInt8(ascii: "F"):
        true
      default: false
      }
    }
  }
}
