/// What can be written to: one address, without a display name.
enum LearnersEmail {
  /// RFC 5321 without quoted local parts, address literals and local hosts; letters beyond ASCII are allowed
  /// (RFC 6531). At most 64 bytes before the `@`, 254 in all.
  static func isWellFormed(_ text: String) -> Bool {
    var text = text
    return text.utf8.count <= 254 && text.withUTF8(isWellFormed)
      && (text.utf8.allSatisfy { $0 < 0x80 }
        || text.unicodeScalars.allSatisfy { $0.isASCII || isOfWords($0) })
  }

  private static func isWellFormed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let at = bytes.firstIndex(of: UInt8(ascii: "@")), (1...64).contains(at) else { return false }
    var previous = UInt8(ascii: ".")
    for byte in bytes[..<at] {
      guard byte == UInt8(ascii: ".") ? previous != byte : isLocal(byte) else { return false }
      previous = byte
    }
    guard previous != UInt8(ascii: ".") else { return false }
    var start = at + 1
    var labels = 0
    for index in start...bytes.count where index == bytes.count || bytes[index] == UInt8(ascii: ".") {
      guard isLabel(bytes[start..<index]) else { return false }
      labels += 1
      if index < bytes.count { start = index + 1 }
    }
    let last = bytes[start...]
    return labels >= 2 && last.count >= 2 && !last.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isLabel(_ label: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
      && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    if isLetterOrDigit(byte) { return true }
    switch Unicode.Scalar(byte) {
    case "!", "#", "$", "%", "&", "'", "*", "+", "-", "/", "=", "?", "^", "_", "`", "{", "|", "}", "~":
      return true
    default: return false
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: false
    }
  }

  /// Whether a character beyond ASCII belongs to words.
  private static func isOfWords(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber: true
    default: scalar.properties.isAlphabetic
    }
  }
}
