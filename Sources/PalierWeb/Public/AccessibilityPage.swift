import Encodings

/// The accessibility statement.
struct AccessibilityPage {
  let siteName: String
  let contact: String?
  let date: CalendarDate?
  let reader: Reader

  var document: some HTML {
    frame.document {
      div(.class("wrap")) {
        div(.class("page-head")) {
          h1 { words.title }
          p(.class("lead")) { words.introduction }
        }
        div(.class("prose")) {
          section {
            h2 { words.state }
            p { words.stateText }
          }
          section {
            h2 { words.measured }
            p { words.measuredText }
            list(words.measuredPages)
            h3 { words.conditions }
            list(words.conditionsList)
          }
          section {
            h2 { words.designed }
            list(words.designedList)
          }
          section {
            h2 { words.knownLimits }
            list(words.knownLimitsList)
          }
          section {
            h2 { words.contact }
            p { words.contactText }
            p { contact.map { words.contactBody($0) } ?? words.noContact }
          }
          section {
            h2 { words.remedies }
            p { words.remediesText }
          }
          if let date { p(.class("muted")) { words.established(reader.texts.day(date)) } }
        }
      }
    }
  }

  private func list(_ items: [String]) -> some HTML {
    ul {
      each(items) { item in li { item } }
    }
  }

  private var words: AccessibilityTexts { reader.texts.accessibility }

  private var frame: PageFrame {
    PageFrame(siteName: siteName, reader: reader, place: .accessibility, title: words.title)
  }
}
