/// The characters of RFC 3986, as far as identifiers need them. All of them are ASCII.
enum URLCharacters {
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isLowercase(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLowercase(byte) || (byte >= 0x41 && byte <= 0x5A)
  }

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte >= 0x61 && byte <= 0x66) || (byte >= 0x41 && byte <= 0x46)
  }

  /// `idchar` of DID syntax, without its percent-encoding.
  static func isIDCharacter(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// Whether every `%` begins a percent-encoded byte and every other byte passes.
  static func consists(_ bytes: ArraySlice<UInt8>, of allowed: (UInt8) -> Bool) -> Bool {
    var position = bytes.startIndex
    while position < bytes.endIndex {
      if bytes[position] == UInt8(ascii: "%") {
        guard position + 2 < bytes.endIndex, isHexadecimal(bytes[position + 1]),
          isHexadecimal(bytes[position + 2])
        else { return false }
        position += 3
      } else {
        guard allowed(bytes[position]) else { return false }
        position += 1
      }
    }
    return true
  }

  /// `pchar` of RFC 3986, without its percent-encoding.
  static func isPathCharacter(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "-._~!$&'()*+,;=:@".utf8.contains(byte)
  }

  /// Characters of a query or a fragment, without their percent-encoding.
  static func isQueryCharacter(_ byte: UInt8) -> Bool {
    isPathCharacter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
  }

  /// Whether the text is an absolute URL in ASCII: a scheme, a colon and something after it.
  static func isAbsoluteURL(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < bytes.count,
      isLowercase(bytes[0]),
      bytes[..<colon].allSatisfy({ isAlphanumeric($0) || "+-.".utf8.contains($0) })
    else { return false }
    return consists(bytes[(colon + 1)...]) { isQueryCharacter($0) || "#[]".utf8.contains($0) }
  }
}
