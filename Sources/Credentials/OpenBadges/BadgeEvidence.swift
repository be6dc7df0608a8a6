import JSONTree

/// Something that shows the achievement: a piece of work, a report, a recording.
public struct BadgeEvidence: Sendable, Hashable {
  public let id: String?
  public let name: String?
  public let description: String?
  public let narrative: String?
  public let genre: String?

  init(_ members: JSONObject) {
    id = members["id"]?.string
    name = members["name"]?.string
    description = members["description"]?.string
    narrative = members["narrative"]?.string
    genre = members["genre"]?.string
  }
}
