import Encodings

/// The accessibility statement.
struct AccessibilityPage {
  let siteName: String
  let contact: String?
  let date: CalendarDate?
  let reader: Reader

  var document: HTMLDocument {
    frame.document {
      div(.class("wrap")) {
        div(.class("page-head")) {
          h1 { texts.accessibility.title }
          p(.class("lead")) { texts.accessibility.introduction }
        }
        div(.class("prose")) {
          section {
            h2 { texts.accessibility.state }
            p { texts.accessibility.stateText }
          }
          section {
            h2 { texts.accessibility.measured }
            p { texts.accessibility.measuredText }
            list(texts.accessibility.measuredPages)
            h3 { texts.accessibility.conditions }
            list(texts.accessibility.conditionsList)
          }
          section {
            h2 { texts.accessibility.designed }
            list(texts.accessibility.designedList)
          }
          section {
            h2 { texts.accessibility.knownLimits }
            list(texts.accessibility.knownLimitsList)
          }
          section {
            h2 { texts.accessibility.contact }
            p { texts.accessibility.contactText }
            p { bdi { contact.map { texts.accessibility.contactBody($0) } ?? texts.accessibility.noContact } }
          }
          section {
            h2 { texts.accessibility.remedies }
            p { texts.accessibility.remediesText }
          }
          if let date { p(.class("muted")) { texts.accessibility.established(reader.texts.day(date)) } }
        }
      }
    }
  }

  private func list(_ items: [String]) -> HTML {
    ul {
      for item in items { li { item } }
    }
  }

  private var frame: PageFrame {
    PageFrame(siteName: siteName, reader: reader, place: .accessibility, title: texts.accessibility.title)
  }

  private var texts: Texts { reader.texts }
}
