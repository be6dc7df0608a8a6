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

  func document(@HTMLBuilder _ content: () -> HTML) -> HTMLDocument {
    HTMLDocument(
      language: reader.language.rawValue,
      content: .sequence([
        documentHead,
        bodySection {
          a(.class("skip"), .href(.fragment("content"))) { reader.texts.site.skipToContent }
          masthead
          mainRegion(.id("content"), .tabindexMinusOne, content: content)
          foot
        },
      ]))
  }

  private var documentHead: HTML {
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

  private var masthead: HTML {
    header(.class("masthead")) {
      div(.class("wrap")) {
        a(.class("brand"), .href(reader.address(.catalogue)), .ariaLabel(reader.texts.site.home(siteName))) {
          Mark.inline
          bdi { siteName }
        }
        nav(.ariaLabel(reader.texts.site.mainNavigation)) {
          ul {
            navigationItem(.catalogue, reader.texts.site.catalogue)
            navigationItem(.verify, reader.texts.site.verify)
            navigationItem(.register(RegisterSearchForm()), reader.texts.register.navigation)
          }
        }
        div(.class("languages")) {
          a(
            .href(languageSwitch), .lang(other.rawValue), .hreflang(other.rawValue), .rel("alternate nofollow")
          ) { reader.texts.site.otherLanguage }
        }
      }
    }
  }

  private func navigationItem(_ path: SitePath, _ name: String) -> HTML {
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

  private var foot: HTML {
    footer(.class("foot")) {
      div(.class("wrap")) {
        ul {
          li { a(.href(reader.address(.accessibility))) { reader.texts.site.accessibility } }
          li { a(.href(SiteAddress(.openAPI))) { reader.texts.site.api } }
        }
        p { reader.texts.site.madeWith + ". " + reader.texts.site.privacy }
      }
    }
  }
}
