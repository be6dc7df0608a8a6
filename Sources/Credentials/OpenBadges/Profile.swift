import JSONTree

/// A person or body: issuer, creator of an achievement, assessor (Open Badges 3.0, appendix B.1.18).
public struct Profile: Sendable, Hashable {
  public let id: String
  public let name: String?
  public let url: String?
  public let description: String?
  public let email: String?
  public let image: BadgeImage?

  /// Answers nil for a value that is no object with an id.
  init?(_ json: JSON?) {
    guard let object = json?.object, let id = object["id"]?.string else { return nil }
    self.id = id
    name = object["name"]?.string
    url = object["url"]?.string
    description = object["description"]?.string
    email = object["email"]?.string
    image = BadgeImage(object["image"])
  }
}
