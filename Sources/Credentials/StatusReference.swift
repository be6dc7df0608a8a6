import JSONTree

/// One entry of `credentialStatus`: where and how the credential's status is published.
public struct StatusReference: Sendable, Hashable {
  public let id: String?
  /// The first type; empty when the entry has none.
  public let type: String
  public let members: JSONObject

  public init(_ members: JSONObject) {
    id = members["id"]?.string
    type = members["type"]?.string ?? members["type"]?.array?.first?.string ?? ""
    self.members = members
  }
}
