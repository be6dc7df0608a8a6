/// The catalogue: every micro-credential that can be awarded here.
struct CataloguePage {
  let view: CatalogueView
  let siteName: String
  let reader: Reader

  var document: HTMLDocument {
    frame.document {
      div(.class("wrap")) {
        div(.class("page-head")) {
          if view.organisations.count == 1 { p(.class("eyebrow")) { bdi { view.organisations[0].name } } }
          h1 { reader.texts.catalogue.title }
          p(.class("lead")) { reader.texts.catalogue.introduction }
        }
        if view.entries.isEmpty {
          div(.class("sheet empty")) {
            p(.class("lead")) { reader.texts.catalogue.empty }
            p(.class("muted")) { reader.texts.catalogue.emptyHint }
          }
        } else {
          section(.ariaLabelledBy("list")) {
            h2(.id("list"), .class("visually-hidden")) { reader.texts.catalogue.list }
            entryCards(view.entries, reader)
          }
        }
        section(.class("section invitation"), .ariaLabelledBy("invitation")) {
          div {
            h2(.id("invitation")) { reader.texts.catalogue.verifyTitle }
            p { reader.texts.catalogue.verifyText }
          }
          a(.class("button"), .href(reader.address(.verify))) { reader.texts.catalogue.verifyAction }
        }
        if !view.organisations.isEmpty {
          section(.class("section"), .ariaLabelledBy("organisations")) {
            h2(.id("organisations")) { reader.texts.catalogue.organisations }
            ul(.class("flow")) {
              for organisation in view.organisations {
                li {
                  a(.href(reader.address(.organisation(slug: organisation.slug)))) { bdi { organisation.name } }
                  bdi(.class("muted")) { " · " + reader.texts.country(organisation.country) }
                }
              }
            }
          }
        }
      }
    }
  }

  private var frame: PageFrame {
    PageFrame(
      siteName: siteName, reader: reader, place: .catalogue, title: reader.texts.catalogue.title,
      description: reader.texts.catalogue.introduction)
  }
}
