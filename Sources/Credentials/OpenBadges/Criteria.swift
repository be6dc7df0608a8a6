import JSONTree

/// What must be done for an achievement: a text in Markdown, the address of one, or both.
public struct Criteria: Sendable, Hashable {
  public let id: String?
  public let narrative: String?

  init(_ members: JSONObject) {
    id = members["id"]?.string
    narrative = members["narrative"]?.string
  }
}
