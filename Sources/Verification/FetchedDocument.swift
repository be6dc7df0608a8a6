import Foundation

/// A document as a `DocumentSource` answered it.
public struct FetchedDocument: Sendable, Equatable {
  /// The address that answered, after redirects.
  public var address: String
  public var bytes: [UInt8]
  /// The media type as sent, without guessing; nil when none was.
  public var contentType: String?
  /// When these bytes were read at their source (not when a cache gave them out).
  public var fetchedAt: Date
  /// Until when the source says that these bytes may be used; nil when it says nothing.
  public var freshUntil: Date?
  /// A short name that changes whenever the bytes change, for example a version, an ETag or a digest; nil when
  /// the source knows none. Documents of one address with one revision are the same bytes: caches rely on it.
  public var revision: String?
  /// Somebody handed it on (a trust file): it is not what its source answers now.
  public var isCopy: Bool

  public init(
    address: String, bytes: [UInt8], contentType: String? = nil, fetchedAt: Date, freshUntil: Date? = nil,
    revision: String? = nil, isCopy: Bool = false
  ) {
    self.address = address
    self.bytes = bytes
    self.contentType = contentType
    self.fetchedAt = fetchedAt
    self.freshUntil = freshUntil
    self.revision = revision
    self.isCopy = isCopy
  }
}
