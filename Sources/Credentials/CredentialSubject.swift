import JSONTree

/// One subject of a credential: somebody or something about which it claims.
public struct CredentialSubject: Sendable, Hashable {
  public let id: String?
  public let members: JSONObject

  public init(_ members: JSONObject) {
    id = members["id"]?.string
    self.members = members
  }
}
