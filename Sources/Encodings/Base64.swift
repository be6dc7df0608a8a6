/// Base64 with the standard alphabet and padding (RFC 4648 section 4), as certificates (`x5c`) and data URLs use it.
///
/// Decoding is strict: line breaks, missing padding and non-zero trailing bits are refused.
public enum Base64 {
  private static let codec = Base64Codec(
    alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", padded: true)

  public static func encode(_ bytes: some Sequence<UInt8>) -> String { codec.encode(bytes) }

  /// - Throws: `.alphabet`, `.length`, `.padding` or `.trailingBits`.
  public static func decode(_ text: some StringProtocol) throws(EncodingFault) -> [UInt8] {
    try codec.decode(text.utf8)
  }
}
