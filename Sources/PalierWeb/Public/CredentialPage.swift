import Encodings

/// The page of an awarded credential, for somebody with one minute: what it is worth now, whose it is, who stands
/// behind it, what its holder can do; the rest below.
struct CredentialPage {
  private let credential: CheckedCredential
  private let headline: Headline
  private let siteName: String
  private let publicAddress: PublicAddress
  private let reader: Reader

  init(credential: CheckedCredential, siteName: String, publicAddress: PublicAddress, reader: Reader) {
    self.credential = credential
    self.siteName = siteName
    self.publicAddress = publicAddress
    self.reader = reader
    headline = Headline(credential.view, report: credential.report, in: reader.texts)
  }

  var document: HTMLDocument {
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
        aside(.class("beside"), .ariaLabel(texts.credential.holder)) { beside }
      }
    }
  }

  private var view: CredentialView { credential.view }
  private var type: MicroCredentialView { credential.view.microCredential }
  private var texts: Texts { reader.texts }
  private var title: String { type.title.best(for: reader.language).text }

  private var frame: PageFrame {
    PageFrame(
      siteName: siteName, reader: reader, place: .credential(credential.page),
      title: texts.credential.pageTitle(title, view.holder),
      description: texts.credential.shareDescription(type.awardedBy.name), isIndexed: false, sharedTitle: title)
  }

  @HTMLBuilder private var stateDetails: HTML {
    if case .replaced(let page?) = view.state {
      p { a(.href(reader.address(.credential(page)))) { texts.credential.seeReplacement } }
    }
    p(.class("state-meta")) {
      timeElement(.datetime(RFC3339.string(credential.checkedAt))) {
        texts.credential.checkedAt(texts.instant(credential.checkedAt))
      }
      if let report = credential.report {
        span(.class("screen")) {
          " · "
          a(.href(.fragment("check-list"))) { texts.credential.checksSummary(String(report.answered)) }
        }
      }
    }
  }

  private var certificateHead: HTML {
    header(.class("certificate-head")) {
      Mark.flight
      p(.class("eyebrow")) { texts.credential.eyebrow }
      h1(.id("title")) { localized(type.title, for: reader) }
      p(.class("recipient")) {
        span(.class("muted")) { texts.credential.awardedTo + " " }
        bdi(.class("name")) { view.holder }
      }
      dl(.class("signed")) {
        div(.class("issuer")) {
          dt { texts.credential.awardedBy }
          dd {
            a(.href(reader.address(.organisation(slug: type.awardedBy.slug)))) { bdi { type.awardedBy.name } }
            p(.class("note")) { bdi { issuerIdentity } }
          }
        }
        div {
          dt { texts.credential.awardedOn }
          dd { dayElement(view.awardedOn, texts) }
        }
        div {
          dt { texts.credential.place }
          dd { bdi { view.place ?? texts.credential.placeNotStated } }
        }
        if let end = view.validUntil {
          div {
            dt { texts.credential.validUntil }
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

  private var certificateBody: HTML {
    div(.class("certificate-body")) {
      section(.ariaLabelledBy("outcomes")) {
        h2(.id("outcomes")) { texts.facts.outcomesOfHolder }
        OutcomeList(outcomes: type.outcomes, reader: reader).body
      }
      section(.ariaLabelledBy("assessment")) {
        h2(.id("assessment")) { texts.credential.assessed }
        AssessmentFacts(view: type, grade: view.grade, reader: reader).body
      }
      section(.ariaLabelledBy("facts")) {
        h2(.id("facts")) { texts.credential.about }
        FactList(
          view: type, reader: reader, isAwarded: true, register: RegisterStanding(credential.report)
        ).body
        p(.class("small type-link")) {
          a(.href(reader.address(.microCredential(slug: type.slug, version: type.version)))) {
            texts.credential.aboutType
          }
          " (" + texts.type.version(String(type.version)) + ")"
        }
      }
    }
  }

  @HTMLBuilder private var checks: HTML {
    if let report = credential.report {
      section(.class("sheet padded checked"), .ariaLabelledBy("checks")) {
        h2(.id("checks")) { texts.credential.checks }
        p { texts.credential.checksText + " " + texts.credential.checkedAt(texts.instant(credential.checkedAt)) + "." }
        fold(texts.credential.checksSummary(String(report.answered)), id: "check-list") {
          CheckList(findings: report.checks, reader: reader).body
        }
        p(.class("muted small")) { texts.credential.verifyElsewhere }
      }
    }
  }

  @HTMLBuilder private var beside: HTML {
    section(.class("sheet panel holder"), .ariaLabelledBy("holder")) {
      h2(.id("holder")) { texts.credential.holder }
      p(.class("small")) { texts.credential.holderText }
      if !view.forms.isEmpty { h3 { texts.credential.downloads } }
      for form in view.forms {
        a(
          .class("button"), .href(SiteAddress(.form(form, credential.page))),
          .download(type.slug + form.suffix)
        ) {
          Sign.download.picture
          texts.credential.download(form).label
        }
        p(.class("muted small")) { texts.credential.download(form).hint }
      }
      if let address = linkedIn {
        a(.class("button button-quiet"), .href(address), .rel("noopener noreferrer external nofollow")) {
          Sign.outside.picture
          texts.credential.linkedIn
        }
        p(.class("muted small")) { texts.credential.linkedInHint }
      }
    }
    if let picture = publicAddress.absolute(.credential(credential.page)).flatMap({ QRPicture($0.text) }) {
      section(.class("sheet panel qr"), .ariaLabelledBy("code")) {
        h2(.id("code")) { texts.credential.qrTitle }
        div(.class("qr-plate")) { picture.body(label: texts.credential.qrDescription) }
        div(.class("flow small")) {
          p { texts.credential.qrText }
          p(.class("muted identifier")) {
            texts.credential.identifier + " "
            bdi { view.awardID }
          }
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
