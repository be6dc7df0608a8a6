/// What may stand in a link within the site.
struct SiteAddress: Sendable, Equatable {
  let text: String

  private init(text: String) { self.text = text }

  /// The address of a place, with the language when the reader chose one, so that links keep the choice.
  init(_ path: SitePath, language: String? = nil, fragment: String? = nil) {
    var text = path.path
    var separator = "?"
    for (name, value) in path.query + (language.map { [("lang", $0)] } ?? []) {
      text += separator + name + "=" + PercentEncoding.encode(value)
      separator = "&"
    }
    if let fragment { text += "#" + fragment }
    self.init(text: text)
  }

  /// The same page in another language, whatever its address is: an error page does not know where it stands.
  static func samePage(language: String) -> SiteAddress { SiteAddress(text: "?lang=" + language) }

  /// A place within the page.
  static func fragment(_ id: StaticString) -> SiteAddress { SiteAddress(text: "#\(id)") }
}
