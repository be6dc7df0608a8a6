/// The headline of a verification: a sign, a few words and a sentence.
struct StateBand {
  let headline: Headline
  /// Whether the headline is the page's own title.
  let isPage: Bool
  let reader: Reader

  func body(@HTMLBuilder _ details: () -> HTML) -> HTML {
    section(ground, .ariaLabel(isPage ? reader.texts.verify.resultTitle : reader.texts.credential.state)) {
      Sign(headline).picture
      words(details())
    }
  }

  private func words(_ details: HTML) -> HTML {
    div(.class("state-words")) {
      if isPage {
        h1 { headline.title }
      } else {
        p(.class("state-title")) { headline.title }
      }
      p { bdi { headline.sentence } }
      details
    }
  }

  private var ground: Attribute {
    switch (headline.tone, isPage) {
    case (.good, false): .class("state state-good")
    case (.caution, false): .class("state state-caution")
    case (.bad, false): .class("state state-bad")
    case (.open, false): .class("state state-open")
    case (.good, true): .class("state state-good result-head")
    case (.caution, true): .class("state state-caution result-head")
    case (.bad, true): .class("state state-bad result-head")
    case (.open, true): .class("state state-open result-head")
    }
  }
}
