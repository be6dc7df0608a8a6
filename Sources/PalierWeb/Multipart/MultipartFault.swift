/// Why a multipart body is refused. Equality looks at ``code`` only.
struct MultipartFault: Error, Equatable, Sendable {
  struct Code: Hashable, Sendable, CustomStringConvertible {
    let name: String
    var description: String { name }

    /// The `Content-Type` names no boundary.
    static let boundaryMissing = Code(name: "boundary-missing")
    /// The boundary is empty, longer than 70 characters, or has characters that RFC 2046 does not allow.
    static let boundaryMalformed = Code(name: "boundary-malformed")
    /// More bytes before the first delimiter than ``MultipartParser/Limits/preambleBytes``.
    static let preambleTooLong = Code(name: "preamble-too-long")
    /// A delimiter is followed by something else than padding and a line break.
    static let delimiterMalformed = Code(name: "delimiter-malformed")
    /// The headers of one part are longer, or more, than the limits.
    static let headersTooLong = Code(name: "headers-too-long")
    /// A header line without a colon, folded, or with bytes that are no text.
    static let headerMalformed = Code(name: "header-malformed")
    /// A part without `Content-Disposition: form-data` and a name.
    static let dispositionMissing = Code(name: "disposition-missing")
    /// A part that is itself multipart.
    static let nested = Code(name: "nested")
    static let tooManyParts = Code(name: "too-many-parts")
    /// The body ends before its closing delimiter.
    static let truncated = Code(name: "truncated")
    /// More bytes after the closing delimiter than ``MultipartParser/Limits/epilogueBytes``.
    static let epilogueTooLong = Code(name: "epilogue-too-long")
  }

  let code: Code
  /// English, for developers.
  let reason: String
  /// Bytes from the start of the body to where reading stopped.
  let offset: Int

  init(_ code: Code, _ reason: String, at offset: Int = 0) {
    self.code = code
    self.reason = reason
    self.offset = offset
  }

  static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
