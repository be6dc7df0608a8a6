/// The shape of absolute URLs and URIs, without opinion on schemes: `https:`, `did:`, `urn:`, `mailto:`, `data:`.
public enum URLText {
  /// Whether the text has a scheme (RFC 3986 section 3.1), something after it, and no blank, control character
  /// or any of `"<>\^{|}` and the grave accent, which no URI may hold. Letters beyond ASCII pass, as in IRIs.
  public static func isURL(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = bytes.first, isLetter(first), let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
        colon + 1 < bytes.count
      else { return false }
      for byte in bytes[..<colon] where !isSchemeByte(byte) { return false }
      for byte in bytes[(colon + 1)...] {
        switch byte {
        case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
          UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
          return false
        default: break
        }
      }
      return true
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
