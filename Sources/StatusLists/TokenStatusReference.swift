import JSONTree

/// Where the status of an SD-JWT VC stands: the member `status_list` of its claim `status` (Token Status List,
/// section 6.2).
public struct TokenStatusReference: Sendable, Hashable {
  /// From 0.
  public let index: Int
  /// The list's address.
  public let address: String

  /// Reads the claim `status`; other status mechanisms may stand beside `status_list`.
  /// - Returns: `nil` when there is no `status_list` in it.
  /// - Throws: `subjectMalformed`, `indexMalformed`, `listAddressMalformed`.
  public init?(_ status: JSON) throws(StatusListError) {
    guard let status = status.object else {
      throw StatusListError(.subjectMalformed, "status is an object", at: "/status")
    }
    guard let reference = status["status_list"] else { return nil }
    guard let index = reference["idx"]?.int, index >= 0 else {
      throw StatusListError(.indexMalformed, "idx is a whole number from 0", at: "/status/status_list/idx")
    }
    guard let address = reference["uri"]?.string, address.contains(":"), address.utf8.count <= 2048 else {
      throw StatusListError(.listAddressMalformed, "uri is an address", at: "/status/status_list/uri")
    }
    self.index = index
    self.address = address
  }
}

/// What an entry means (Token Status List, section 7.1).
public enum TokenStatus: Hashable, Sendable {
  case valid
  /// Revoked, for good.
  case invalid
  /// For the time being.
  case suspended
  /// A meaning that only the application knows, or none that is registered.
  case other(UInt8)

  public init(_ value: UInt8) {
    self =
      switch value {
      case 0: .valid
      case 1: .invalid
      case 2: .suspended
      default: .other(value)
      }
  }
}
