/// The address under which the world reaches this server, such as `https://attestations.example.org`.
public struct PublicAddress: Hashable, Sendable {
  /// Without a slash at the end.
  public let text: String
  public let isHTTPS: Bool

  /// Nil unless it is `http://` or `https://` with a host, without a path, query or fragment.
  public init?(_ text: String) {
    let trimmed = text.hasSuffix("/") ? String(text.dropLast()) : text
    guard let address = ExternalAddress(trimmed) else { return nil }
    let authority = address.short
    guard !authority.isEmpty, authority.utf8.allSatisfy({ !"/?#@".utf8.contains($0) }) else { return nil }
    self.text = trimmed
    isHTTPS = trimmed.lowercased().hasPrefix("https://")
  }

  /// The absolute address of a place, without a language.
  func absolute(_ path: SitePath) -> ExternalAddress? { ExternalAddress(text + SiteAddress(path).text) }

  /// The place of this site that an absolute address names; nil for other sites.
  func place(_ address: String) -> SitePath? {
    guard address.hasPrefix(text) else { return nil }
    let rest = address.dropFirst(text.count).prefix { $0 != "?" && $0 != "#" }
    return SitePath(parsing: rest.isEmpty ? "/" : String(rest))
  }
}
