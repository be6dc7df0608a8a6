import Encodings

/// The page of an awarded credential, for somebody with one minute: what it is worth now, whose it is, who stands
/// behind it, what its holder can do; the rest below.
struct CredentialPage {
  let credential: CheckedCredential
  let siteName: String
  let publicAddress: PublicAddress
  let reader: Reader

  var document: some HTML {
    frame.document {
      div(.class("wrap columns")) {
        div(.class("checked-certificate")) {
          article(.class("certificate sheet"), .ariaLabelledBy("title")) {
            StateBand(headline: headline, isPage: false, reader: reader).body { stateDetails }
            certificateHead
            certificateBody
          }
          checks
        }
        HTMLElement("aside", [.class("beside"), .ariaLabel(words.holder)], beside)
      }
    }
  }

  private var view: CredentialView { credential.view }
  private var type: MicroCredentialView { credential.view.microCredential }
  private var texts: Texts { reader.texts }
  private var words: CredentialTexts { reader.texts.credential }
  private var title: String { type.title.best(for: reader.language).text }
  private var headline: Headline { Headline(view, report: credential.report, in: texts) }

  private var frame: PageFrame {
    PageFrame(
      siteName: siteName, reader: reader, place: .credential(credential.page), title: words.pageTitle(title, view.holder),
      description: words.shareDescription(type.awardedBy.name), isIndexed: false, sharedTitle: title)
  }

  @HTMLBuilder private var stateDetails: some HTML {
    if case .replaced(let page?) = view.state {
      p { a(.href(reader.address(.credential(page)))) { words.seeReplacement } }
    }
    p(.class("state-meta")) {
      timeElement(.datetime(RFC3339.string(credential.checkedAt))) {
        words.checkedAt(texts.instant(credential.checkedAt))
      }
      if let report = credential.report {
        " · "
        a(.href(.fragment("check-list"))) { words.checksSummary(String(report.answered)) }
      }
    }
  }

  private var certificateHead: some HTML {
    header(.class("certificate-head")) {
      Mark.flight
      p(.class("eyebrow")) { words.eyebrow }
      h1(.id("title")) { localized(type.title, for: reader) }
      p(.class("recipient")) {
        span(.class("muted")) { words.awardedTo + " " }
        bdi(.class("name")) { view.holder }
      }
      dl(.class("signed")) {
        div(.class("issuer")) {
          dt { words.awardedBy }
          dd {
            a(.href(reader.address(.organisation(slug: type.awardedBy.slug)))) { bdi { type.awardedBy.name } }
            p(.class("note")) { issuerIdentity }
          }
        }
        div {
          dt { words.awardedOn }
          dd { dayElement(view.awardedOn, texts) }
        }
        div {
          dt { words.place }
          dd { bdi { view.place ?? words.placeNotStated } }
        }
        if let end = view.validUntil {
          div {
            dt { words.validUntil }
            dd { dayElement(CalendarDate(end), texts) }
          }
        }
      }
    }
  }

  private var issuerIdentity: String {
    let country = texts.country(type.awardedBy.country)
    guard let siret = type.awardedBy.siret else { return country }
    return "\(texts.facts.siret)\u{A0}\(Texts.grouped(siret: siret)) · \(country)"
  }

  private var certificateBody: some HTML {
    div(.class("certificate-body")) {
      section(.ariaLabelledBy("outcomes")) {
        h2(.id("outcomes")) { texts.facts.outcomesOfHolder }
        OutcomeList(outcomes: type.outcomes, reader: reader).body
      }
      section(.ariaLabelledBy("assessment")) {
        h2(.id("assessment")) { words.assessed }
        AssessmentFacts(view: type, grade: view.grade, reader: reader).body
      }
      section(.ariaLabelledBy("facts")) {
        h2(.id("facts")) { words.about }
        FactList(view: type, reader: reader, isAwarded: true).body
        p(.class("small type-link")) {
          a(.href(reader.address(.microCredential(slug: type.slug, version: type.version)))) { words.aboutType }
          " (" + texts.type.version(String(type.version)) + ")"
        }
      }
    }
  }

  @HTMLBuilder private var checks: some HTML {
    if let report = credential.report {
      section(.class("sheet padded checked"), .ariaLabelledBy("checks")) {
        h2(.id("checks")) { words.checks }
        p { words.checksText + " " + words.checkedAt(texts.instant(credential.checkedAt)) + "." }
        fold(words.checksSummary(String(report.answered)), id: "check-list") {
          CheckList(findings: report.checks, reader: reader).body
        }
        p(.class("muted small")) { words.verifyElsewhere }
      }
    }
  }

  @HTMLBuilder private var beside: some HTML {
    section(.class("sheet panel holder"), .ariaLabelledBy("holder")) {
      h2(.id("holder")) { words.holder }
      p(.class("small")) { words.holderText }
      each(view.forms) { form in
        a(
          .class("button"), .href(SiteAddress(.form(form, credential.page))),
          .download(type.slug + form.suffix)
        ) {
          Sign.download.picture
          words.download
        }
        p(.class("muted small")) { words.downloadHint }
      }
      if let address = linkedIn {
        a(.class("button button-quiet"), .href(address), .rel("noopener noreferrer external nofollow")) {
          Sign.outside.picture
          words.linkedIn
        }
        p(.class("muted small")) { words.linkedInHint }
      }
    }
    if let picture = publicAddress.absolute(.credential(credential.page)).flatMap({ QRPicture($0.text) }) {
      section(.class("sheet panel qr"), .ariaLabelledBy("code")) {
        h2(.id("code")) { words.qrTitle }
        div(.class("qr-plate")) { picture.body(label: words.qrDescription) }
        div(.class("flow small")) {
          p { words.qrText }
          p(.class("muted identifier")) { words.identifier + " " + view.awardID }
        }
      }
    }
  }

  /// A credential that is no longer good is nothing to add to a profile.
  private var linkedIn: ExternalAddress? {
    guard headline.tone == .good || headline.tone == .caution,
      let page = publicAddress.absolute(.credential(credential.page))
    else { return nil }
    return ProfileLink.linkedIn(
      title: title, organisation: type.awardedBy.name, awardedOn: view.awardedOn,
      validUntil: view.validUntil.map { CalendarDate($0) }, page: page, id: view.awardID)
  }
}
