/// The address of a page: https, ASCII, well formed (RFC 3986), at most 2,000 characters, no user name in it.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  /// - Throws: ``DefinitionFault`` `address.malformed`, `address.not-https`, `address.characters`.
  public init(_ text: String) throws(DefinitionFault) {
    guard text.utf8.count <= 2_000 else { throw DefinitionFault(.textTooLong(limit: 2_000), found: text) }
    guard let (scheme, rest) = Self.split(text) else { throw DefinitionFault(.address, found: text) }
    guard scheme != "http" else {
      throw DefinitionFault(.addressNotSecure(suggestion: "https://" + rest), found: text)
    }
    guard scheme == "https" else { throw DefinitionFault(.addressNotSecure(suggestion: nil), found: text) }
    guard Self.hasOnlyAddressCharacters(rest) else {
      throw DefinitionFault(.addressCharacters(suggestion: Self.encoded(rest)), found: text)
    }
    let authority = rest.prefix { !"/?#".contains($0) }
    guard Self.isAuthority(authority) else { throw DefinitionFault(.address, found: text) }
    self.text = "https://" + rest
  }

  public var description: String { text }

  private static func split(_ text: String) -> (scheme: String, rest: String)? {
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return nil }
    let scheme = text[..<colon]
    let rest = text[colon...].dropFirst(3)
    guard !rest.isEmpty, !scheme.isEmpty, scheme.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
    return (scheme.lowercased(), String(rest))
  }

  private static func hasOnlyAddressCharacters(_ text: String) -> Bool {
    var (expected, bytes) = (0, text.utf8.makeIterator())
    while let byte = bytes.next() {
      if expected > 0 {
        guard isHexDigit(byte) else { return false }
        expected -= 1
      } else if byte == UInt8(ascii: "%") {
        expected = 2
      } else if !isAddressByte(byte) {
        return false
      }
    }
    return expected == 0
  }

  private static func isAuthority(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return false }
    if parts.count == 2 {
      guard let port = Int(parts[1]), (1...65_535).contains(port), parts[1].first != "+" else { return false }
    }
    let labels = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }
  }

  /// The address with spaces and letters outside ASCII percent-encoded, as long as its host is ASCII.
  private static func encoded(_ rest: String) -> String? {
    var (text, inHost) = ("https://", true)
    for byte in rest.utf8 {
      if byte == UInt8(ascii: "/") { inHost = false }
      if isAddressByte(byte) || byte == UInt8(ascii: "%") {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else if inHost || byte < 0x20 || byte == 0x7F {
        return nil
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        text += "%" + (hex.utf8.count == 1 ? "0" : "") + hex
      }
    }
    // A `%` that begins no escape stays wrong, and must not be encoded over and over.
    guard hasOnlyAddressCharacters(String(text.dropFirst(8))) else { return nil }
    return (try? WebAddress(text))?.text
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "-._~:/?#[]@!$&'()*+,;=".utf8.contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122: true
    default: false
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...70, 97...102: true
    default: false
    }
  }
}
