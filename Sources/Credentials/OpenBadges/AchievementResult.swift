import JSONTree

/// A result that was achieved: a grade, a level, a status.
public struct AchievementResult: Sendable, Hashable {
  public let value: String?
  /// The id of a level in the achievement's result descriptions.
  public let achievedLevel: String?
  /// The id of one of the achievement's result descriptions.
  public let resultDescription: String?
  public let status: String?
  public let alignments: [Alignment]

  init(_ members: JSONObject) {
    value = members["value"]?.string
    achievedLevel = members["achievedLevel"]?.string
    resultDescription = members["resultDescription"]?.string
    status = members["status"]?.string
    alignments = Credential.objects(members["alignment"]).compactMap(Alignment.init)
  }
}
