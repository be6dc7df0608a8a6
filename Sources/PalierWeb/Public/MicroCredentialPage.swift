/// The page of a micro-credential: what one can do, how it is assessed, and the other elements.
struct MicroCredentialPage {
  let view: MicroCredentialView
  /// Whether the address names a version: the language switch keeps it.
  let namesVersion: Bool
  let siteName: String
  let reader: Reader

  var document: HTMLDocument {
    frame.document {
      div(.class("wrap")) {
        pageHead
        div(.class("columns")) {
          div(.class("sheet padded")) {
            section(.ariaLabelledBy("outcomes")) {
              h2(.id("outcomes")) { texts.facts.outcomesOfType }
              OutcomeList(outcomes: view.outcomes, reader: reader).body
            }
            section(.class("section"), .ariaLabelledBy("assessment")) {
              h2(.id("assessment")) { texts.facts.assessment }
              AssessmentFacts(view: view, grade: nil, reader: reader).body
            }
            section(.class("section"), .ariaLabelledBy("conditions")) {
              h2(.id("conditions")) { texts.type.learning }
              FactList(view: view, reader: reader, isAwarded: false, register: view.registerStanding).body
            }
          }
          div(.class("beside")) {
            bodyPanel
            versionPanel
          }
        }
      }
    }
  }

  private var texts: Texts { reader.texts }
  private var title: String { view.title.best(for: reader.language).text }
  private var latest: Int { view.versions.max() ?? view.version }

  private var frame: PageFrame {
    PageFrame(
      siteName: siteName, reader: reader,
      place: .microCredential(slug: view.slug, version: namesVersion ? view.version : nil), title: title,
      description: view.summary?.best(for: reader.language).text)
  }

  private var pageHead: HTML {
    div(.class("page-head")) {
      if view.version != latest {
        p(.class("notice")) {
          texts.type.olderVersion(String(view.version)) + " "
          a(.href(reader.address(.microCredential(slug: view.slug, version: nil)))) { texts.type.latestVersion }
        }
      }
      p(.class("eyebrow")) { texts.type.eyebrow }
      h1 { localized(view.title, for: reader) }
      if let summary = view.summary {
        p(.class("lead text")) { localized(summary, for: reader) }
      }
    }
  }

  private var bodyPanel: HTML {
    section(.class("sheet panel"), .ariaLabelledBy("body")) {
      h2(.id("body")) { texts.facts.awardingBody }
      p {
        a(.href(reader.address(.organisation(slug: view.awardedBy.slug)))) { bdi { view.awardedBy.name } }
      }
      p(.class("muted small")) { bdi { texts.country(view.awardedBy.country) } }
      if let siret = view.awardedBy.siret {
        p(.class("muted small nowrap")) { bdi { texts.facts.siret + "\u{A0}" + Texts.grouped(siret: siret) } }
      }
    }
  }

  private var versionPanel: HTML {
    section(.class("sheet panel"), .ariaLabelledBy("versions")) {
      h2(.id("versions")) { texts.type.versions }
      p {
        texts.type.version(String(view.version))
        if let day = view.publishedOn { ", " + texts.type.published(texts.day(day)) }
      }
      if view.versions.count > 1 {
        ul(.class("tags")) {
          for version in view.versions.sorted(by: >) where version != view.version {
            li {
              a(.href(reader.address(.microCredential(slug: view.slug, version: version)))) {
                texts.type.version(String(version))
              }
            }
          }
        }
      }
      p(.class("muted small")) { texts.type.versionsText }
    }
  }
}
