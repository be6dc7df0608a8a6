/// An address of the World Wide Web that may stand in a link: http or https, without spaces or control characters.
public struct ExternalAddress: Hashable, Sendable {
  public let text: String

  /// Nil for anything else, such as `javascript:`: it is then shown as text.
  public init?(_ text: String) {
    let scheme = text.prefix(8).lowercased()
    let rest: Substring
    if scheme.hasPrefix("https://") {
      rest = text.dropFirst(8)
    } else if scheme.hasPrefix("http://") {
      rest = text.dropFirst(7)
    } else {
      return nil
    }
    guard let first = rest.utf8.first, first != UInt8(ascii: "/"), first != UInt8(ascii: "?"),
      first != UInt8(ascii: "#"), text.utf8.count <= 2048,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    self.text = text
  }

  /// The address without its scheme, for people.
  var short: String {
    var rest = text[...]
    if let end = rest.firstRange(of: "://") { rest = rest[end.upperBound...] }
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    return String(rest)
  }
}
