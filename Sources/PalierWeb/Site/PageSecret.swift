/// The unguessable part of a credential page's address: 22 to 86 base64url characters, so 128 random bits or more.
///
/// Whoever has it can read the page: it never goes into a log, a metric or an error, and describing it shows nothing.
public struct PageSecret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  public let text: String

  /// Nil for anything that cannot be one: such an address is answered exactly like a wrong one.
  public init?(_ text: some StringProtocol) {
    guard (22...86).contains(text.utf8.count), text.utf8.allSatisfy(Self.isBase64URL) else { return nil }
    self.text = String(text)
  }

  public var description: String { "PageSecret" }
  public var debugDescription: String { "PageSecret" }

  static func isBase64URL(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
