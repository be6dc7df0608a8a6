import Hummingbird
import JSONTree

/// What a program sent to be verified, in whichever of the accepted ways.
struct Submission: Sendable {
  let credential: [UInt8]

  /// Reads a request to the API.
  ///
  /// - The body as it is, for any media type that a credential may have, and for none.
  /// - `application/json` `{"credential": …}`: the string, or the JSON value written out; other JSON as it is.
  /// - `multipart/form-data`: the field `credential` or `file`.
  /// - `application/x-www-form-urlencoded`: the field `credential`, else the body as it is, which is what
  ///   `curl --data-binary @file` sends.
  /// - Throws: ``WebFault`` `bodyEmpty`, `mediaTypeUnsupported`, `formMalformed` and those of ``BodyReader``.
  init(_ request: Request, _ body: BodyReader) async throws {
    let contentType = request.headers[.contentType].flatMap { HeaderValue($0) }
    switch contentType?.value {
    case "multipart/form-data":
      guard let contentType else { throw WebFault(.bodyEmpty, "the body is empty") }
      let fields = try await body.form(request, contentType: contentType, wanted: ["credential", "file"])
      let sent = [fields["credential"] ?? [], fields["file"] ?? []].first { !$0.isEmpty }
      self.init(credential: sent ?? [])
    case "application/json":
      let bytes = try await body.collect(request)
      self.init(credential: Self.wrapped(bytes) ?? bytes)
    case "application/x-www-form-urlencoded":
      let bytes = try await body.collect(request)
      self.init(credential: Self.field("credential", of: bytes) ?? bytes)
    case let type? where Self.isForeign(type):
      throw WebFault(.mediaTypeUnsupported, "send the credential itself, JSON, or multipart/form-data")
    default:
      self.init(credential: try await body.collect(request))
    }
    guard !Self.trimmed(credential).isEmpty else {
      throw WebFault(.bodyEmpty, "the request holds no credential")
    }
  }

  private init(credential: [UInt8]) { self.credential = credential }

  /// The member `credential` of a JSON object that is an envelope and no credential itself.
  private static func wrapped(_ bytes: [UInt8]) -> [UInt8]? {
    guard let object = (try? JSON(parsing: bytes))?.object, object["@context"] == nil,
      let credential = object["credential"]
    else { return nil }
    if let text = credential.string { return Array(text.utf8) }
    return credential.serialized()
  }

  /// Pictures, films and the like are no credential that could be read here.
  private static func isForeign(_ type: String) -> Bool {
    ["audio/", "font/", "image/", "model/", "multipart/", "video/"].contains { type.hasPrefix($0) }
  }

  /// A field of an urlencoded body; nil when it is not there.
  static func field(_ name: String, of body: [UInt8]) -> [UInt8]? {
    for pair in body.split(separator: UInt8(ascii: "&"), maxSplits: 32) {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, Array(parts[0]) == Array(name.utf8) {
        return PercentEncoding.decode(parts[1], plusIsSpace: true)
      }
    }
    return nil
  }

  /// Without spaces, tabs and line breaks at both ends.
  static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return [] }
    return Array(bytes[first...last])
  }
}
