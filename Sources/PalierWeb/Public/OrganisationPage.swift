/// The page of an awarding body: who it is, and the keys that confirm its signatures.
struct OrganisationPage {
  let view: OrganisationPageView
  let siteName: String
  let reader: Reader

  var document: some HTML {
    frame.document {
      div(.class("wrap")) {
        div(.class("page-head")) {
          p(.class("eyebrow")) { words.eyebrow }
          h1 { bdi { organisation.name } }
        }
        div(.class("sheet padded")) {
          section(.ariaLabelledBy("identity")) {
            h2(.id("identity"), .class("visually-hidden")) { words.identity }
            dl(.class("facts")) {
              fact(words.legalName) { bdi { organisation.name } }
              if let siret = organisation.siret {
                fact(texts.facts.siret) { span(.class("nowrap")) { Texts.grouped(siret: siret) } }
              }
              fact(texts.facts.country) { texts.country(organisation.country) }
              if let website = organisation.website {
                fact(words.website) { outsideLink(website, website.short, reader) }
              }
            }
          }
          section(.class("section"), .ariaLabelledBy("digital")) {
            h2(.id("digital")) { words.digitalIdentity }
            div(.class("flow")) {
              p(.class("muted")) { words.digitalIdentityText }
              dl(.class("facts")) {
                wideFact(words.identifier) { code { organisation.did } }
                wideFact(words.keys) {
                  a(.href(SiteAddress(.didDocument(slug: organisation.slug)))) { "did.json" }
                  " · "
                  a(.href(SiteAddress(.keySet(slug: organisation.slug)))) { "jwks.json" }
                }
              }
            }
          }
        }
        section(.class("section"), .ariaLabelledBy("entries")) {
          h2(.id("entries")) { words.entries }
          if view.entries.isEmpty {
            p(.class("muted")) { words.noEntries }
          } else {
            entryCards(view.entries, reader)
          }
        }
      }
    }
  }

  private var organisation: OrganisationView { view.organisation }
  private var texts: Texts { reader.texts }
  private var words: OrganisationTexts { reader.texts.organisation }

  private var frame: PageFrame {
    PageFrame(
      siteName: siteName, reader: reader, place: .organisation(slug: organisation.slug), title: organisation.name)
  }
}
