/// The catalogue: every micro-credential that can be awarded here.
struct CataloguePage {
  let view: CatalogueView
  let siteName: String
  let reader: Reader

  var document: some HTML {
    frame.document {
      div(.class("wrap")) {
        div(.class("page-head")) {
          if view.organisations.count == 1 { p(.class("eyebrow")) { bdi { view.organisations[0].name } } }
          h1 { texts.title }
          p(.class("lead")) { texts.introduction }
        }
        if view.entries.isEmpty {
          div(.class("sheet empty")) {
            p(.class("lead")) { texts.empty }
            p(.class("muted")) { texts.emptyHint }
          }
        } else {
          section(.ariaLabelledBy("list")) {
            h2(.id("list"), .class("visually-hidden")) { texts.list }
            entryCards(view.entries, reader)
          }
        }
        section(.class("section invitation"), .ariaLabelledBy("invitation")) {
          div {
            h2(.id("invitation")) { texts.verifyTitle }
            p { texts.verifyText }
          }
          a(.class("button"), .href(reader.address(.verify))) { texts.verifyAction }
        }
        if !view.organisations.isEmpty {
          section(.class("section"), .ariaLabelledBy("organisations")) {
            h2(.id("organisations")) { texts.organisations }
            ul(.class("flow")) {
              each(view.organisations) { organisation in
                li {
                  a(.href(reader.address(.organisation(slug: organisation.slug)))) { bdi { organisation.name } }
                  span(.class("muted")) { " · " + reader.texts.country(organisation.country) }
                }
              }
            }
          }
        }
      }
    }
  }

  private var texts: CatalogueTexts { reader.texts.catalogue }

  private var frame: PageFrame {
    PageFrame(
      siteName: siteName, reader: reader, place: .catalogue, title: texts.title, description: texts.introduction)
  }
}
