import JSONTree

/// Who a credential says it comes from: an identifier, with or without a profile.
public struct Issuer: Sendable, Hashable {
  /// A URL: a DID or an https address.
  public let id: String
  public let name: LanguageText?
  /// The profile's members; nil when the credential gives the identifier alone.
  public let profile: JSONObject?

  /// Answers nil where there is no identifier.
  public init?(_ json: JSON?) {
    switch json {
    case .string(let id)?:
      self.id = id
      name = nil
      profile = nil
    case .object(let object)?:
      guard let id = object["id"]?.string else { return nil }
      self.id = id
      name = LanguageText(object["name"])
      profile = object
    default: return nil
    }
  }
}
