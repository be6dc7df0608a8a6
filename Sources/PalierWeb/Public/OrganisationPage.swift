/// The page of an awarding body: who it is, and the keys that confirm its signatures.
struct OrganisationPage {
  let view: OrganisationPageView
  let siteName: String
  let reader: Reader

  var document: HTMLDocument {
    frame.document {
      div(.class("wrap")) {
        div(.class("page-head")) {
          p(.class("eyebrow")) { texts.organisation.eyebrow }
          h1 { bdi { organisation.name } }
        }
        div(.class("sheet padded")) {
          section(.ariaLabelledBy("identity")) {
            h2(.id("identity"), .class("visually-hidden")) { texts.organisation.identity }
            dl(.class("facts")) {
              fact(texts.organisation.legalName) { bdi { organisation.name } }
              if let siret = organisation.siret {
                fact(texts.facts.siret) { bdi(.class("nowrap")) { Texts.grouped(siret: siret) } }
              }
              fact(texts.facts.country) { bdi { texts.country(organisation.country) } }
              if let website = organisation.website {
                fact(texts.organisation.website) { outsideLink(website, website.short, reader) }
              }
            }
          }
          section(.class("section"), .ariaLabelledBy("digital")) {
            h2(.id("digital")) { texts.organisation.digitalIdentity }
            div(.class("flow")) {
              p(.class("muted")) { texts.organisation.digitalIdentityText }
              dl(.class("facts")) {
                wideFact(texts.organisation.identifier) { code { bdi { organisation.did } } }
                wideFact(texts.organisation.keys) {
                  a(.href(SiteAddress(.didDocument(slug: organisation.slug)))) { "did.json" }
                  " · "
                  a(.href(SiteAddress(.keySet(slug: organisation.slug)))) { "jwks.json" }
                }
              }
            }
          }
        }
        section(.class("section"), .ariaLabelledBy("entries")) {
          h2(.id("entries")) { texts.organisation.entries }
          if view.entries.isEmpty {
            p(.class("muted")) { texts.organisation.noEntries }
          } else {
            entryCards(view.entries, reader)
          }
        }
      }
    }
  }

  private var organisation: OrganisationView { view.organisation }
  private var texts: Texts { reader.texts }

  private var frame: PageFrame {
    PageFrame(
      siteName: siteName, reader: reader, place: .organisation(slug: organisation.slug), title: organisation.name)
  }
}
