import Encodings

/// How we speak to the person who asked: their language, and whether they chose it themselves.
struct Reader: Hashable, Sendable {
  let language: Language
  /// Chosen by `?lang=`: then every link keeps it. Otherwise links stay plain, and can be passed on.
  let chosen: Bool

  init(language: Language, chosen: Bool) {
    self.language = language
    self.chosen = chosen
  }

  init(query: Query, acceptLanguage: String?) {
    if let language = query["lang"].flatMap(Language.init(rawValue:)) {
      self.init(language: language, chosen: true)
    } else {
      self.init(language: LanguageNegotiation.preferred(acceptLanguage), chosen: false)
    }
  }

  var texts: Texts { Texts.in(language) }

  func address(_ path: SitePath, fragment: String? = nil) -> SiteAddress {
    SiteAddress(path, language: chosen ? language.rawValue : nil, fragment: fragment)
  }
}
