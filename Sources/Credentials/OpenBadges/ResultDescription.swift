import JSONTree

/// A result that can be achieved: its name, kind and bounds.
public struct ResultDescription: Sendable, Hashable {
  public let id: String
  public let name: String
  public let resultType: String
  public let allowedValues: [String]
  public let requiredValue: String?
  public let requiredLevel: String?
  public let valueMin: String?
  public let valueMax: String?

  /// Answers nil where id, name or kind are not there.
  init?(_ members: JSONObject) {
    guard let id = members["id"]?.string, let name = members["name"]?.string,
      let type = members["resultType"]?.string
    else { return nil }
    self.id = id
    self.name = name
    resultType = type
    allowedValues = Credential.strings(members["allowedValue"])
    requiredValue = members["requiredValue"]?.string
    requiredLevel = members["requiredLevel"]?.string
    valueMin = members["valueMin"]?.string
    valueMax = members["valueMax"]?.string
  }
}
