/// Base16: written in lower case, read in either (RFC 4648 section 8).
public enum Hex {
  private static let digits = Array("0123456789abcdef".utf8)

  public static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var characters: [UInt8] = []
    characters.reserveCapacity(bytes.underestimatedCount * 2)
    for byte in bytes {
      characters.append(digits[Int(byte >> 4)])
      characters.append(digits[Int(byte & 15)])
    }
    return String(decoding: characters, as: UTF8.self)
  }

  /// - Throws: `.length` for an odd number of characters, `.alphabet` for a foreign one.
  public static func decode(_ text: some StringProtocol) throws(EncodingFault) -> [UInt8] {
    let characters = Array(text.utf8)
    guard characters.count.isMultiple(of: 2) else {
      throw EncodingFault(.length, "an odd number of hexadecimal digits", at: characters.count)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count / 2)
    for offset in stride(from: 0, to: characters.count, by: 2) {
      guard let high = value(characters[offset]), let low = value(characters[offset + 1]) else {
        throw EncodingFault(.alphabet, "a character that is no hexadecimal digit", at: offset)
      }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
