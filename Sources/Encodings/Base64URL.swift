/// Base64 with the URL-safe alphabet and without padding (RFC 4648 section 5, RFC 7515 section 2).
///
/// Decoding is strict: every byte string has exactly one text. Padding, white space, characters of the other
/// alphabet and non-zero trailing bits are refused.
public enum Base64URL {
  private static let codec = Base64Codec(
    alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", padded: false)

  public static func encode(_ bytes: some Sequence<UInt8>) -> String { codec.encode(bytes) }

  /// - Throws: `.alphabet`, `.length` or `.trailingBits`.
  public static func decode(_ text: some StringProtocol) throws(EncodingFault) -> [UInt8] {
    try codec.decode(text.utf8)
  }

  /// Decodes characters given as UTF-8 bytes.
  ///
  /// - Throws: `.alphabet`, `.length` or `.trailingBits`.
  public static func decode(utf8 characters: some Sequence<UInt8>) throws(EncodingFault) -> [UInt8] {
    try codec.decode(characters)
  }
}
