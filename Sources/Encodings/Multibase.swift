/// A byte string in a text whose first character names the base
/// ([Controlled Identifiers 1.0, section 2.4](https://www.w3.org/TR/cid-1.0/#multibase-0)).
public enum Multibase: Character, Sendable, CaseIterable {
  case base58btc = "z"
  case base64url = "u"

  public static func encode(_ bytes: some Sequence<UInt8>, in base: Multibase = .base58btc) -> String {
    let body =
      switch base {
      case .base58btc: Base58BTC.encode(bytes)
      case .base64url: Base64URL.encode(bytes)
      }
    return String(base.rawValue) + body
  }

  /// Decodes either base.
  ///
  /// - Throws: `.prefix` for another base, else what the base's own decoder throws.
  public static func decode(
    _ text: some StringProtocol, maximumCharacters: Int = Base58BTC.defaultMaximumCharacters
  ) throws(EncodingFault) -> [UInt8] {
    guard let first = text.first, let base = Multibase(rawValue: first) else {
      throw EncodingFault(.prefix, "neither 'z' (base58btc) nor 'u' (base64url)", at: 0)
    }
    let body = text.dropFirst()
    switch base {
    case .base58btc: return try Base58BTC.decode(body, maximumCharacters: maximumCharacters)
    case .base64url:
      guard body.utf8.count <= maximumCharacters else {
        throw EncodingFault(.tooLong, "more than \(maximumCharacters) characters of base64url")
      }
      return try Base64URL.decode(body)
    }
  }
}
