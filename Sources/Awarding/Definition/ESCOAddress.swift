/// The address of a concept of ESCO, the European classification of skills and occupations:
/// `http://data.europa.eu/esco/skill/` and the concept's UUID or code.
///
/// Only its form is checked here: nothing is fetched.
public struct ESCOAddress: Hashable, Sendable, CustomStringConvertible {
  private static let root = "http://data.europa.eu/esco/"

  /// The identifier as ESCO writes it, with `http`.
  public let text: String

  /// - Throws: ``DefinitionFault`` `esco.malformed`, with the identifier that a page's address contains.
  public init(_ text: String) throws(DefinitionFault) {
    guard let canonical = Self.canonical(text) else {
      throw DefinitionFault(.esco(suggestion: Self.suggestion(for: text)), found: text)
    }
    self.text = canonical
  }

  public var description: String { text }

  private static func canonical(_ text: String) -> String? {
    let secure = "https" + root.dropFirst(4)
    let rest: Substring
    if text.hasPrefix(root) {
      rest = text.dropFirst(root.count)
    } else if text.hasPrefix(secure) {
      rest = text.dropFirst(secure.count)
    } else {
      return nil
    }
    let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty,
      parts[0].utf8.allSatisfy({ (97...122).contains($0) || $0 == 45 }), isIdentifier(parts[1])
    else { return nil }
    return root + rest
  }

  /// A UUID in full, or a code such as `S1.2.3`.
  private static func isIdentifier(_ text: Substring) -> Bool {
    guard (1...64).contains(text.utf8.count) else { return false }
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    if groups.count > 1 {
      let hex = { (group: Substring) in
        group.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
      }
      return groups.map(\.utf8.count) == [8, 4, 4, 4, 12] && groups.allSatisfy(hex)
    }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case 48...57, 65...90, 97...122, 46: true
      default: false
      }
    }
  }

  /// `https://esco.ec.europa.eu/…?uri=http%3A%2F%2Fdata.europa.eu%2Fesco%2Fskill%2F…` contains the identifier.
  private static func suggestion(for text: String) -> String? {
    var decoded: [UInt8] = []
    var bytes = Array(text.utf8.prefix(2_000))[...]
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "%"), bytes.count >= 2,
        let value = UInt8(String(decoding: bytes.prefix(2), as: UTF8.self), radix: 16)
      {
        decoded.append(value)
        bytes = bytes.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    let plain = String(decoding: decoded, as: UTF8.self)
    let marker = "://data.europa.eu/esco/"
    var rest = plain[...]
    while let colon = rest.firstIndex(of: ":") {
      if rest[colon...].hasPrefix(marker) {
        let path = rest[colon...].dropFirst(marker.count).prefix { !"?#& ".contains($0) }
        return canonical(root + path)
      }
      rest = rest[rest.index(after: colon)...]
    }
    return nil
  }
}
