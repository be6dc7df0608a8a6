/// The boundary of a multipart body (RFC 2046 section 5.1.1): 1 to 70 characters, the last one no space.
struct MultipartBoundary: Sendable, Equatable {
  let bytes: [UInt8]

  /// - Throws: `boundaryMalformed`.
  init(_ text: String) throws(MultipartFault) {
    let bytes = Array(text.utf8)
    guard (1...70).contains(bytes.count), bytes.allSatisfy(Self.isAllowed), bytes.last != UInt8(ascii: " ") else {
      throw MultipartFault(.boundaryMalformed, "a boundary is 1 to 70 letters, digits and '()+_,-./:=? characters")
    }
    self.bytes = bytes
  }

  /// Reads the boundary out of a `Content-Type` of `multipart/form-data`.
  /// - Throws: `boundaryMissing`, `boundaryMalformed`.
  init(contentType: HeaderValue) throws(MultipartFault) {
    guard let boundary = contentType.parameters["boundary"] else {
      throw MultipartFault(.boundaryMissing, "the Content-Type names no boundary")
    }
    try self.init(boundary)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "'()+_,-./:=? ".utf8.contains(byte)
    }
  }
}
