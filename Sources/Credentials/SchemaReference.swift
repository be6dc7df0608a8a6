import JSONTree

/// One entry of `credentialSchema`: a schema that the credential says it meets.
public struct SchemaReference: Sendable, Hashable {
  public let id: String
  /// The first type; empty when the entry has none.
  public let type: String

  /// Answers nil where there is no identifier.
  public init?(_ members: JSONObject) {
    guard let id = members["id"]?.string else { return nil }
    self.id = id
    type = members["type"]?.string ?? members["type"]?.array?.first?.string ?? ""
  }
}
