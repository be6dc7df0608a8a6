import JSONTree

/// A node of a framework (ESCO, ROME, RNCP, RS, …) that an achievement or result corresponds to.
public struct Alignment: Sendable, Hashable {
  public let targetName: String
  public let targetURL: String
  public let targetCode: String?
  public let targetDescription: String?
  public let targetFramework: String?
  public let targetType: String?

  /// Answers nil where the target has no name or no address.
  init?(_ members: JSONObject) {
    guard let name = members["targetName"]?.string, let url = members["targetUrl"]?.string else { return nil }
    targetName = name
    targetURL = url
    targetCode = members["targetCode"]?.string
    targetDescription = members["targetDescription"]?.string
    targetFramework = members["targetFramework"]?.string
    targetType = members["targetType"]?.string
  }
}
