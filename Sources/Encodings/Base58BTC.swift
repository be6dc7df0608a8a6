/// Base58 with Bitcoin's alphabet, as multibase `z` uses it
/// ([draft-msporny-base58](https://datatracker.ietf.org/doc/html/draft-msporny-base58-03)).
///
/// The work grows with the square of the length, so decoding has a limit: the default holds any public key.
public enum Base58BTC {
  /// Enough for an RSA key of 8192 bits.
  public static let defaultMaximumCharacters = 2048

  private static let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  public static func encode(_ bytes: some Sequence<UInt8>) -> String {
    let bytes = Array(bytes)
    let zeros = bytes.prefix { $0 == 0 }.count
    // Digits of base 58, the smallest first.
    var digits: [UInt8] = []
    digits.reserveCapacity((bytes.count - zeros) * 138 / 100 + 1)
    for byte in bytes.dropFirst(zeros) {
      var carry = Int(byte)
      for index in digits.indices {
        carry += Int(digits[index]) << 8
        let (quotient, remainder) = carry.quotientAndRemainder(dividingBy: 58)
        digits[index] = UInt8(remainder)
        carry = quotient
      }
      while carry > 0 {
        let (quotient, remainder) = carry.quotientAndRemainder(dividingBy: 58)
        digits.append(UInt8(remainder))
        carry = quotient
      }
    }
    let characters =
      [UInt8](repeating: alphabet[0], count: zeros) + digits.reversed().map { alphabet[Int($0)] }
    return String(decoding: characters, as: UTF8.self)
  }

  /// - Throws: `.tooLong` above `maximumCharacters`, `.alphabet` for a foreign character.
  public static func decode(
    _ text: some StringProtocol, maximumCharacters: Int = defaultMaximumCharacters
  ) throws(EncodingFault) -> [UInt8] {
    let characters = Array(text.utf8)
    guard characters.count <= maximumCharacters else {
      throw EncodingFault(.tooLong, "more than \(maximumCharacters) characters of base58")
    }
    let zeros = characters.prefix { $0 == alphabet[0] }.count
    // Bytes, the smallest first.
    var bytes: [UInt8] = []
    bytes.reserveCapacity((characters.count - zeros) * 733 / 1000 + 1)
    for offset in zeros..<characters.count {
      var carry = Int(values[Int(characters[offset])])
      guard carry < 58 else {
        throw EncodingFault(.alphabet, "a character that base58 does not have", at: offset)
      }
      for index in bytes.indices {
        carry += Int(bytes[index]) * 58
        bytes[index] = UInt8(carry & 0xFF)
        carry >>= 8
      }
      while carry > 0 {
        bytes.append(UInt8(carry & 0xFF))
        carry >>= 8
      }
    }
    return [UInt8](repeating: 0, count: zeros) + bytes.reversed()
  }
}
