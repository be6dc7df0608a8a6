import Encodings

/// What all pages have in common: the head, the way to the content, navigation, language and foot.
struct PageFrame: Sendable {
  let siteName: String
  let reader: Reader
  /// Nil where the page does not know its address, as an error page does not.
  var place: SitePath?
  let title: String
  var description: String?
  /// Credential pages, results and faults are not for search engines.
  var isIndexed = true
  /// What a site that shows a preview of the link may know.
  var sharedTitle: String?

  func document<Content: HTML>(@HTMLBuilder _ content: () -> Content) -> some HTML {
    HTMLDocument(language: reader.language.rawValue) {
      documentHead
      bodySection {
        a(.class("skip"), .href(.fragment("content"))) { texts.skipToContent }
        masthead
        mainRegion(.id("content"), .tabindexMinusOne, content: content)
        foot
      }
    }
  }

  private var texts: SiteTexts { reader.texts.site }

  private var documentHead: some HTML {
    headSection {
      meta(.charsetUTF8)
      meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
      titleText { title == siteName ? title : "\(title) · \(siteName)" }
      if let description { meta(.name("description"), .content(description)) }
      if !isIndexed { meta(.name("robots"), .content("noindex, nofollow")) }
      meta(.name("referrer"), .content("no-referrer"))
      meta(.name("color-scheme"), .content("light dark"))
      if let sharedTitle {
        meta(.property("og:type"), .content("website"))
        meta(.property("og:title"), .content(sharedTitle))
        if let description { meta(.property("og:description"), .content(description)) }
      }
      linkElement(.rel("icon"), .type("image/svg+xml"), .href(SiteAddress(Asset.icon.place)))
      linkElement(.rel("stylesheet"), .href(SiteAddress(Asset.styleSheet.place)))
    }
  }

  private var masthead: some HTML {
    header(.class("masthead")) {
      div(.class("wrap")) {
        a(.class("brand"), .href(reader.address(.catalogue)), .ariaLabel(texts.home(siteName))) {
          Mark.inline
          span { siteName }
        }
        nav(.ariaLabel(texts.mainNavigation)) {
          ul {
            navigationItem(.catalogue, texts.catalogue)
            navigationItem(.verify, texts.verify)
          }
        }
        div(.class("languages")) {
          a(
            .href(languageSwitch), .lang(other.rawValue), .hreflang(other.rawValue), .rel("alternate nofollow")
          ) { texts.otherLanguage }
        }
      }
    }
  }

  private func navigationItem(_ path: SitePath, _ name: String) -> some HTML {
    li {
      if path == place {
        a(.href(reader.address(path)), .ariaCurrentPage) { name }
      } else {
        a(.href(reader.address(path))) { name }
      }
    }
  }

  private var other: Language { reader.language == .fr ? .en : .fr }

  private var languageSwitch: SiteAddress {
    place.map { SiteAddress($0, language: other.rawValue) } ?? .samePage(language: other.rawValue)
  }

  private var foot: some HTML {
    footer(.class("foot")) {
      div(.class("wrap")) {
        ul {
          li { a(.href(reader.address(.accessibility))) { texts.accessibility } }
          li { a(.href(SiteAddress(.openAPI))) { texts.api } }
        }
        p { texts.madeWith + ". " + texts.privacy }
      }
    }
  }
}
