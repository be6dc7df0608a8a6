/// The parts of an https address that decide whose it is.
struct WebAddress {
  /// Scheme, host and port, in lower case and without a default port: `https://example.org`.
  let origin: String
  /// The address without query and fragment.
  let document: String
  /// The path; empty or beginning with `/`.
  let path: Substring

  /// Answers nil for anything but https (or http, which only a source that allows loopback will serve), and for
  /// addresses with a user in them.
  init?(_ text: String) {
    let isHTTPS = text.hasPrefix("https://")
    guard isHTTPS || text.hasPrefix("http://") else { return nil }
    let start = text.index(text.startIndex, offsetBy: isHTTPS ? 8 : 7)
    let end = text[start...].firstIndex { "/?#".contains($0) } ?? text.endIndex
    var authority = text[start..<end].lowercased()
    guard !authority.isEmpty, !authority.contains("@"), !authority.contains("\\") else { return nil }
    let standardPort = isHTTPS ? ":443" : ":80"
    if authority.hasSuffix(standardPort) { authority.removeLast(standardPort.count) }
    origin = (isHTTPS ? "https://" : "http://") + authority
    let documentEnd = text[end...].firstIndex { "?#".contains($0) } ?? text.endIndex
    path = text[end..<documentEnd]
    document = String(text[..<documentEnd])
  }

  /// Whether the address lies at or below another of the same origin: `/org/keys/1` below `/org`. A path with
  /// `..` in it lies nowhere, since it may lead out again.
  func isWithin(_ other: WebAddress) -> Bool {
    guard origin == other.origin, !path.contains(".."), !path.lowercased().contains("%2e") else {
      return false
    }
    if path == other.path || other.path.isEmpty || other.path == "/" { return true }
    return path.hasPrefix(other.path.hasSuffix("/") ? other.path : other.path + "/")
  }
}
