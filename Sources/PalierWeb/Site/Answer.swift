import Crypto
import Encodings
import Hummingbird
import NIOCore

/// Responses of the few kinds that this server gives.
enum Answer {
  enum Keeping {
    /// Nobody may keep it.
    case never
    /// Everybody may keep it for so many seconds.
    case publicly(Int)
    /// It never changes: its name does.
    case forever

    var header: String {
      switch self {
      case .never: "no-store"
      case .publicly(0): "no-cache"
      case .publicly(let seconds): "public, max-age=\(seconds)"
      case .forever: "public, max-age=31536000, immutable"
      }
    }
  }

  /// A page in the reader's language.
  static func page(
    _ content: HTMLDocument, for reader: Reader, status: HTTPResponse.Status = .ok, keeping: Keeping
  ) -> Response {
    page(ByteBuffer(bytes: content.bytes()), for: reader, status: status, keeping: keeping)
  }

  static func page(
    _ bytes: ByteBuffer, for reader: Reader, status: HTTPResponse.Status = .ok, keeping: Keeping
  ) -> Response {
    Response(
      status: status,
      headers: [
        .contentType: "text/html; charset=utf-8", .contentLanguage: reader.language.rawValue,
        .cacheControl: keeping.header, .vary: "Accept-Language",
      ],
      body: ResponseBody(byteBuffer: bytes))
  }

  /// What was asked stands at another address of this site.
  static func seeOther(_ address: SiteAddress) -> Response {
    Response(status: .seeOther, headers: [.location: address.text, .cacheControl: Keeping.never.header])
  }

  static func bytes(
    _ bytes: [UInt8], _ contentType: String, status: HTTPResponse.Status = .ok, keeping: Keeping = .never
  ) -> Response {
    Response(
      status: status, headers: [.contentType: contentType, .cacheControl: keeping.header],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// A document as it is stored, or 304 when the client has it already (RFC 9110 section 13.1.2).
  static func document(_ document: PublishedDocument, to request: Request, keeping: Keeping? = nil) -> Response {
    let etag = "\"\(document.etag.flatMap(safeTag) ?? tag(of: document.bytes))\""
    let keeping = keeping ?? .publicly(max(0, document.maxAge ?? 0))
    if matches(request.headers[.ifNoneMatch], etag) {
      return Response(status: .notModified, headers: [.eTag: etag, .cacheControl: keeping.header])
    }
    var response = bytes(document.bytes, document.contentType, keeping: keeping)
    response.headers[.eTag] = etag
    if let name = document.fileName.flatMap(SitePath.name) {
      response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
    }
    return response
  }

  static func matches(_ ifNoneMatch: String?, _ etag: String) -> Bool {
    guard let ifNoneMatch, ifNoneMatch.utf8.count <= 4096 else { return false }
    return ifNoneMatch.split(separator: ",").contains { candidate in
      var candidate = candidate.drop { $0 == " " || $0 == "\t" }
      while candidate.last == " " || candidate.last == "\t" { candidate.removeLast() }
      // Weak comparison: W/ does not count.
      if candidate.hasPrefix("W/") { candidate = candidate.dropFirst(2) }
      return candidate == "*" || candidate == etag
    }
  }

  private static func tag(of bytes: [UInt8]) -> String {
    Hex.encode(Array(SHA256.hash(data: bytes).prefix(16)))
  }

  private static func safeTag(_ tag: String) -> String? {
    tag.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") } && !tag.isEmpty ? tag : nil
  }
}
