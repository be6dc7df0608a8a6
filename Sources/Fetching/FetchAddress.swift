import Verification

/// An `https:` or `http:` URL in the one spelling that the fetcher accepts.
///
/// Stricter than any standard of URLs, so that no two programs can read it differently: printable ASCII only, no
/// user or password, no percent sign or other escape in the host, no brackets but `[::1]`, no number in place of
/// a name but `127.0.0.1`, no trailing dot. What is refused here is never resolved and never connected to.
/// Whether the host may be asked is ``AddressRules``' business.
public struct FetchAddress: Hashable, Sendable {
  /// The longest URL that is accepted, in bytes.
  public static let maximumBytes = 2048

  public let isEncrypted: Bool
  /// In lower case; `[::1]` keeps its brackets.
  public let host: String
  public let port: Int
  /// The path, beginning with a slash, and the query if there is one.
  public let target: String

  /// - Throws: `addressRefused`; the reason says what is wrong and never quotes the URL.
  public init(_ text: String) throws(DocumentFailure) {
    guard text.utf8.count <= Self.maximumBytes else {
      throw Self.refused("is longer than \(Self.maximumBytes) bytes")
    }
    guard text.utf8.allSatisfy(Self.isAllowed) else {
      throw Self.refused("has a character that no URL has")
    }
    guard let separator = text.firstRange(of: "://") else { throw Self.refused("is not an https address") }
    switch text[..<separator.lowerBound].lowercased() {
    case "https": isEncrypted = true
    case "http": isEncrypted = false
    default: throw Self.refused("is not an https address")
    }
    let rest = text[separator.upperBound...]

    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    (host, port) = try Self.hostAndPort(authority, standardPort: isEncrypted ? 443 : 80)
    let target = rest[authority.endIndex...].prefix { $0 != "#" }
    guard Self.escapesAreWhole(target) else {
      throw Self.refused("has a percent sign without two hexadecimal digits")
    }
    self.target = target.hasPrefix("/") ? String(target) : "/" + target
  }

  /// The URL in full: scheme and host in lower case, no standard port, no fragment.
  public var text: String { origin + target }

  /// Whether the host is this machine by name or number.
  public var isLoopback: Bool { ["localhost", "127.0.0.1", "[::1]"].contains(host) }

  var origin: String {
    let isStandard = port == (isEncrypted ? 443 : 80)
    return (isEncrypted ? "https://" : "http://") + host + (isStandard ? "" : ":\(port)")
  }

  /// The address that a reference (RFC 3986 section 4.2) names when it stands in a document of this address.
  ///
  /// - Throws: `addressRefused`.
  public func resolving(_ reference: String) throws(DocumentFailure) -> FetchAddress {
    let reference = reference.prefix { $0 != "#" }
    let path = target.prefix { $0 != "?" }
    if Self.hasScheme(reference) { return try FetchAddress(String(reference)) }
    if reference.hasPrefix("//") { return try FetchAddress((isEncrypted ? "https:" : "http:") + reference) }
    if reference.isEmpty { return self }
    if reference.hasPrefix("?") { return try FetchAddress(origin + path + reference) }
    let query = reference.drop { $0 != "?" }
    let way = reference.prefix { $0 != "?" }
    let merged = way.hasPrefix("/") ? way : path[...(path.lastIndex(of: "/") ?? path.startIndex)] + way
    return try FetchAddress(origin + Self.removingDotSegments(merged) + query)
  }

  static func refused(_ why: String) -> DocumentFailure {
    DocumentFailure(.addressRefused, "the address \(why)")
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !#""<>\^`{|}"#.utf8.contains(byte)
  }

  private static func hostAndPort(
    _ authority: Substring, standardPort: Int
  ) throws(DocumentFailure) -> (String, Int) {
    guard !authority.contains("@") else { throw refused("carries a user or password") }
    var name = authority.lowercased()
    var port = standardPort
    // "[::1]:8080" has colons of its own.
    let afterBracket = name.lastIndex(of: "]").map { name.index(after: $0) } ?? name.startIndex
    if let colon = name[afterBracket...].firstIndex(of: ":") {
      let digits = name[name.index(after: colon)...]
      guard (1...5).contains(digits.utf8.count), digits.first != "0",
        digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(digits), number <= 65_535
      else { throw refused("has no port from 1 to 65535 after its colon") }
      port = number
      name = String(name[..<colon])
    }
    if name == "[::1]" || name == "127.0.0.1" { return (name, port) }
    guard !name.contains("%") else { throw refused("has an escaped character in its host") }
    guard !name.hasPrefix("[") else { throw refused("names its host by number") }
    try checkName(name)
    return (name, port)
  }

  /// Labels of letters, digits and inner hyphens (RFC 1123 section 2.1); the last one does not look like a number,
  /// because then resolvers take the whole for an IPv4 address in octal, hexadecimal or short form.
  private static func checkName(_ name: String) throws(DocumentFailure) {
    let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard name.utf8.count <= 253 else { throw refused("has a host name longer than 253 bytes") }
    for label in labels {
      guard (1...63).contains(label.count), label.first != 0x2D, label.last != 0x2D,
        label.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
      else { throw refused("has a host that is no name of the domain name system") }
    }
    guard let last = labels.last, let first = last.first, (0x61...0x7A).contains(first) else {
      throw refused("names its host by number")
    }
  }

  private static func escapesAreWhole(_ text: Substring) -> Bool {
    let bytes = Array(text.utf8)
    func isHexadecimal(_ place: Int) -> Bool {
      place < bytes.count
        && ((0x30...0x39).contains(bytes[place]) || (0x61...0x66).contains(bytes[place] | 0x20))
    }
    return bytes.indices.allSatisfy {
      bytes[$0] != UInt8(ascii: "%") || (isHexadecimal($0 + 1) && isHexadecimal($0 + 2))
    }
  }

  private static func hasScheme(_ reference: Substring) -> Bool {
    guard let end = reference.firstIndex(where: { ":/?#".contains($0) }) else { return false }
    return reference[end] == ":"
  }

  /// RFC 3986 section 5.2.4, for a path that begins with a slash.
  private static func removingDotSegments(_ path: some StringProtocol) -> String {
    var kept: [Substring] = []
    let segments = String(path).dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (position, segment) in segments.enumerated() {
      let isLast = position == segments.count - 1
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        _ = kept.popLast()
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return "/" + kept.joined(separator: "/")
  }
}

extension FetchAddress {
  /// The same address over http. A standard port stays the number that it was.
  var unencrypted: FetchAddress {
    FetchAddress(isEncrypted: false, host: host, port: port, target: target)
  }

  private init(isEncrypted: Bool, host: String, port: Int, target: String) {
    self.isEncrypted = isEncrypted
    self.host = host
    self.port = port
    self.target = target
  }
}
