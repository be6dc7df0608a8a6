/// Bytes that are served as they are stored: a key set, a status list, a signed form.
public struct PublishedDocument: Sendable, Equatable {
  public var bytes: [UInt8]
  /// The media type, such as `application/did+json`.
  public var contentType: String
  /// A strong entity tag without its quotes, of `!`, `#`–`~`; nil: made from the bytes.
  public var etag: String?
  /// Seconds for which others may keep it; nil: they must ask each time.
  public var maxAge: Int?
  /// The name under which a browser saves it; nil: shown, not saved. Letters, digits, `.`, `-` and `_`.
  public var fileName: String?

  public init(
    bytes: [UInt8], contentType: String, etag: String? = nil, maxAge: Int? = nil, fileName: String? = nil
  ) {
    self.bytes = bytes
    self.contentType = contentType
    self.etag = etag
    self.maxAge = maxAge
    self.fileName = fileName
  }
}
