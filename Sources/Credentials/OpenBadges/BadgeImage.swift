import JSONTree

/// A picture with the words for those who do not see it.
public struct BadgeImage: Sendable, Hashable {
  /// An address, or a `data:` URL.
  public let id: String
  public let caption: String?

  /// Answers nil for a value that is no object with an id.
  init?(_ json: JSON?) {
    guard let object = json?.object, let id = object["id"]?.string else { return nil }
    self.id = id
    caption = object["caption"]?.string
  }
}
