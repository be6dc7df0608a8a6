/// Swift source with comments and string contents blanked out, lines kept.
///
/// What stays is what the compiler runs: interpolated expressions stay, `// a comment about GRDB` goes.
/// Regex literals are not told apart from division; a quote inside one blanks no more than its own line.
struct CodeText {
  let text: String
  private(set) var lines: [Substring] = []

  init(_ source: String) {
    var scanner = Scanner(bytes: Array(source.utf8))
    scanner.code(untilClosingParenthesis: false)
    text = String(decoding: scanner.out, as: UTF8.self)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private struct Scanner {
    let bytes: [UInt8]
    var at = 0
    var out: [UInt8] = []

    init(bytes: [UInt8]) {
      self.bytes = bytes
      out.reserveCapacity(bytes.count)
    }

    func starts(_ text: StaticString, at index: Int) -> Bool {
      guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
      return text.withUTF8Buffer { buffer in
        for (offset, byte) in buffer.enumerated() where bytes[index + offset] != byte { return false }
        return true
      }
    }

    mutating func keep(_ count: Int = 1) {
      out.append(contentsOf: bytes[at..<at + count])
      at += count
    }

    mutating func blank() {
      out.append(bytes[at] == UInt8(ascii: "\n") ? bytes[at] : UInt8(ascii: " "))
      at += 1
    }

    mutating func code(untilClosingParenthesis inner: Bool) {
      var depth = 0
      while at < bytes.count {
        if starts("//", at: at) {
          while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { blank() }
        } else if starts("/*", at: at) {
          blockComment()
        } else if let opening = stringOpening() {
          string(hashes: opening.hashes, multiline: opening.multiline)
        } else {
          if bytes[at] == UInt8(ascii: "(") { depth += 1 }
          if bytes[at] == UInt8(ascii: ")") {
            if inner, depth == 0 { return }
            depth -= 1
          }
          keep()
        }
      }
    }

    mutating func blockComment() {
      var depth = 0
      repeat {
        if starts("/*", at: at) {
          depth += 1
          blank()
        } else if starts("*/", at: at) {
          depth -= 1
          blank()
        }
        if at < bytes.count { blank() }
      } while depth > 0 && at < bytes.count
    }

    /// The string that opens here, after any number of `#`.
    func stringOpening() -> (hashes: Int, multiline: Bool)? {
      var index = at
      while index < bytes.count, bytes[index] == UInt8(ascii: "#") { index += 1 }
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
      return (index - at, starts("\"\"\"", at: index))
    }

    func hashes(_ count: Int, at index: Int) -> Bool {
      guard index + count <= bytes.count else { return false }
      return bytes[index..<index + count].allSatisfy { $0 == UInt8(ascii: "#") }
    }

    mutating func string(hashes count: Int, multiline: Bool) {
      let quotes = multiline ? 3 : 1
      keep(count + quotes)
      while at < bytes.count {
        if bytes[at] == UInt8(ascii: "\\"), hashes(count, at: at + 1) {
          if at + 1 + count < bytes.count, bytes[at + 1 + count] == UInt8(ascii: "(") {
            for _ in 0..<count + 1 { blank() }
            keep()
            code(untilClosingParenthesis: true)
            if at < bytes.count { keep() }
          } else {
            for _ in 0..<min(count + 2, bytes.count - at) { blank() }
          }
        } else if multiline ? starts("\"\"\"", at: at) : bytes[at] == UInt8(ascii: "\""),
          hashes(count, at: at + quotes)
        {
          return keep(quotes + count)
        } else if !multiline, bytes[at] == UInt8(ascii: "\n") {
          return
        } else {
          blank()
        }
      }
    }
  }
}
