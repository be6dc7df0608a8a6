/// The bytes of a page while it is written. Text can only enter escaped, or as a literal of this program.
struct HTMLBytes {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 32 * 1024) { bytes.reserveCapacity(capacity) }

  /// Markup written in this program's source.
  mutating func verbatim(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Character data: `&`, `<` and `>` are escaped, control characters that HTML forbids become U+FFFD.
  mutating func text(_ text: String) { append(text, quotes: false) }

  /// The inside of a double-quoted attribute value.
  mutating func attributeValue(_ text: String) { append(text, quotes: true) }

  private mutating func append(_ text: String, quotes: Bool) {
    let written: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, quotes: quotes) }
    if written == nil {
      Array(text.utf8).withUnsafeBufferPointer { append($0, quotes: quotes) }
    }
  }

  private mutating func append(_ source: UnsafeBufferPointer<UInt8>, quotes: Bool) {
    var clean = 0
    for index in 0..<source.count {
      let byte = source[index]
      if byte > 0x3E { continue }
      let replacement: StaticString
      switch byte {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\"") where quotes: replacement = "&quot;"
      case 0x09, 0x0A, 0x20...: continue
      default: replacement = "\u{FFFD}"
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[clean..<index]))
      verbatim(replacement)
      clean = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[clean...]))
  }
}
