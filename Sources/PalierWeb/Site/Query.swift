/// The query of a request, decoded. Of a name that stands twice, the first counts.
struct Query: Sendable {
  private let values: [String: String]

  /// Pairs that are not well encoded, or not UTF-8, are left out; so is everything after 32 pairs or 4 KiB.
  init(_ text: String?) {
    var values: [String: String] = [:]
    for pair in (text ?? "").utf8.prefix(4096).split(separator: UInt8(ascii: "&")).prefix(32) {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decode(parts[0]), let value = Self.decode(parts.count > 1 ? parts[1] : "".utf8[...])
      else { continue }
      if values[name] == nil { values[name] = value }
    }
    self.values = values
  }

  subscript(_ name: String) -> String? { values[name] }

  private static func decode(_ text: some Sequence<UInt8>) -> String? {
    PercentEncoding.decode(text, plusIsSpace: true).flatMap { String(validating: $0, as: UTF8.self) }
  }
}
