/// Reads a `multipart/form-data` body (RFC 7578, RFC 2046 section 5.1) as it arrives, in pieces of any size.
///
/// It keeps no more than one part's headers or one delimiter's length; what a part contains is handed on at once.
/// How long the whole body may be is the caller's to say.
struct MultipartParser {
  struct Limits: Sendable {
    var preambleBytes = 1024
    var headerBytes = 8 * 1024
    var headerCount = 16
    var parts = 32
    var epilogueBytes = 1024
  }

  enum Event: Equatable {
    case begin(MultipartPart)
    case content(ArraySlice<UInt8>)
    case end
  }

  private enum State {
    case preamble
    /// A delimiter was read; what follows says whether a part or the epilogue comes.
    case delimiter
    /// Two hyphens were read; only padding may stand before the line's end.
    case closing
    case headers
    case content
    case epilogue
  }

  private let limits: Limits
  /// CR LF, two hyphens, the boundary.
  private let delimiter: [UInt8]
  private var state = State.preamble
  private var buffer: [UInt8]
  /// Where the unread part of the buffer begins.
  private var start = 0
  /// Bytes of the body before the buffer.
  private var offset: Int
  private var parts = 0
  private var outside = 0

  init(boundary: MultipartBoundary, limits: Limits = Limits()) {
    self.limits = limits
    delimiter = [0x0D, 0x0A, UInt8(ascii: "-"), UInt8(ascii: "-")] + boundary.bytes
    // The first delimiter may stand at the very start, without a line break: it is put there in thought.
    buffer = [0x0D, 0x0A]
    offset = -2
  }

  /// Reads on. A rethrown error of `handle` leaves the parser unusable, as a fault does.
  /// - Throws: any code of ``MultipartFault`` but `truncated`.
  mutating func feed(_ bytes: some Sequence<UInt8>, _ handle: (Event) throws -> Void) throws {
    buffer.append(contentsOf: bytes)
    while try step(handle) {}
    offset += start
    buffer.removeFirst(start)
    start = 0
  }

  /// Says that the body is over.
  /// - Throws: `truncated` when the closing delimiter has not come.
  func finish() throws(MultipartFault) {
    switch state {
    case .epilogue, .closing: return
    default: throw MultipartFault(.truncated, "the body ends before its closing delimiter", at: offset + buffer.count)
    }
  }

  /// Does what can be done with the buffer; false when more bytes are needed.
  private mutating func step(_ handle: (Event) throws -> Void) throws -> Bool {
    switch state {
    case .preamble: return try skipPreamble()
    case .delimiter: return try readDelimiterEnd()
    case .closing: return try readClosingEnd()
    case .headers: return try readHeaders(handle)
    case .content: return try readContent(handle)
    case .epilogue:
      outside += buffer.count - start
      start = buffer.count
      guard outside <= limits.epilogueBytes else {
        throw fault(.epilogueTooLong, "more than \(limits.epilogueBytes) bytes after the closing delimiter")
      }
      return false
    }
  }

  private mutating func skipPreamble() throws(MultipartFault) -> Bool {
    let (found, safe) = findDelimiter()
    outside += (found ?? safe) - start
    start = found ?? safe
    guard outside <= limits.preambleBytes else {
      throw fault(.preambleTooLong, "more than \(limits.preambleBytes) bytes before the first delimiter")
    }
    guard found != nil else { return false }
    start += delimiter.count
    outside = 0
    state = .delimiter
    return true
  }

  private mutating func readDelimiterEnd() throws(MultipartFault) -> Bool {
    guard buffer.count - start >= 2 else { return false }
    if buffer[start] == UInt8(ascii: "-"), buffer[start + 1] == UInt8(ascii: "-") {
      start += 2
      state = .closing
      return true
    }
    guard try skipLineEnd() else { return false }
    parts += 1
    guard parts <= limits.parts else { throw fault(.tooManyParts, "more than \(limits.parts) parts") }
    state = .headers
    return true
  }

  private mutating func readClosingEnd() throws(MultipartFault) -> Bool {
    guard try skipLineEnd() else { return false }
    state = .epilogue
    return true
  }

  /// Skips padding, at most 64 spaces and tabs, and a line break.
  private mutating func skipLineEnd() throws(MultipartFault) -> Bool {
    var end = start
    while end < buffer.count, buffer[end] == UInt8(ascii: " ") || buffer[end] == UInt8(ascii: "\t") { end += 1 }
    guard end - start <= 64 else { throw fault(.delimiterMalformed, "too much padding after a delimiter") }
    guard end < buffer.count else { return false }
    guard buffer[end] == 0x0D, end + 1 >= buffer.count || buffer[end + 1] == 0x0A else {
      throw fault(.delimiterMalformed, "a delimiter is followed by something else than a line break")
    }
    guard end + 1 < buffer.count else { return false }
    start = end + 2
    return true
  }

  private mutating func readHeaders(_ handle: (Event) throws -> Void) throws -> Bool {
    guard let end = endOfHeaders() else {
      guard buffer.count - start <= limits.headerBytes else {
        throw fault(.headersTooLong, "the headers of a part are longer than \(limits.headerBytes) bytes")
      }
      return false
    }
    guard end - start <= limits.headerBytes else {
      throw fault(.headersTooLong, "the headers of a part are longer than \(limits.headerBytes) bytes")
    }
    let part = try readPart(Array(buffer[start..<end]))
    start = end + 2
    state = .content
    try handle(.begin(part))
    return true
  }

  /// Where the last header line's break ends: the blank line follows there.
  private func endOfHeaders() -> Int? {
    if buffer.count - start >= 2, buffer[start] == 0x0D, buffer[start + 1] == 0x0A { return start }
    var index = start
    while index + 3 < buffer.count {
      if buffer[index] == 0x0D, buffer[index + 1] == 0x0A, buffer[index + 2] == 0x0D, buffer[index + 3] == 0x0A {
        return index + 2
      }
      index += 1
    }
    return nil
  }

  private func readPart(_ block: [UInt8]) throws(MultipartFault) -> MultipartPart {
    guard let text = String(validating: block, as: UTF8.self), !block.contains(0) else {
      throw fault(.headerMalformed, "the headers of a part are not UTF-8 text")
    }
    var disposition: HeaderValue?
    var contentType: HeaderValue?
    var count = 0
    for line in text.utf8.split(separator: 0x0A) {
      var line = Substring(line)
      guard line.utf8.last == 0x0D else { throw fault(.headerMalformed, "a header line ends without CR LF") }
      line = Substring(line.utf8.dropLast())
      count += 1
      guard count <= limits.headerCount else {
        throw fault(.headersTooLong, "more than \(limits.headerCount) headers in a part")
      }
      guard line.utf8.first != UInt8(ascii: " "), line.utf8.first != UInt8(ascii: "\t"), !line.utf8.contains(0x0D),
        let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), colon != line.startIndex
      else { throw fault(.headerMalformed, "a header line has no name and colon, or is folded") }
      let name = line[..<colon].lowercased()
      let value = HeaderValue(String(line[line.utf8.index(after: colon)...]))
      switch name {
      case "content-disposition":
        guard disposition == nil, let value else {
          throw fault(.headerMalformed, "Content-Disposition cannot be read, or stands twice")
        }
        disposition = value
      case "content-type":
        guard contentType == nil, let value else {
          throw fault(.headerMalformed, "Content-Type cannot be read, or stands twice")
        }
        contentType = value
      default: break
      }
    }
    guard let disposition, disposition.value == "form-data", let name = disposition.parameters["name"] else {
      throw fault(.dispositionMissing, "a part has no Content-Disposition of form-data with a name")
    }
    if let contentType, contentType.value.hasPrefix("multipart/") {
      throw fault(.nested, "a part is itself multipart, which forms do not need")
    }
    return MultipartPart(
      name: name, fileName: disposition.parameters["filename"], contentType: contentType?.value)
  }

  private mutating func readContent(_ handle: (Event) throws -> Void) throws -> Bool {
    let (found, safe) = findDelimiter()
    let end = found ?? safe
    if end > start { try handle(.content(buffer[start..<end])) }
    start = end
    guard found != nil else { return false }
    start += delimiter.count
    state = .delimiter
    try handle(.end)
    return true
  }

  /// Where the next whole delimiter begins, and up to where the buffer cannot hold the start of one.
  private func findDelimiter() -> (found: Int?, safe: Int) {
    buffer.withUnsafeBufferPointer { buffer in
      var index = start
      while index < buffer.count {
        guard buffer[index] == 0x0D else {
          index += 1
          continue
        }
        let length = min(delimiter.count, buffer.count - index)
        var same = 1
        while same < length, buffer[index + same] == delimiter[same] { same += 1 }
        if same == delimiter.count { return (index, index) }
        if same == length { return (nil, index) }
        index += 1
      }
      return (nil, index)
    }
  }

  private func fault(_ code: MultipartFault.Code, _ reason: String) -> MultipartFault {
    MultipartFault(code, reason, at: max(0, offset + start))
  }
}
