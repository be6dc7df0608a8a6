import Encodings
import Verification

/// What the verifier found in a file that somebody dropped.
struct ResultPage {
  private let report: Report
  private let headline: Headline
  private let siteName: String
  private let reader: Reader

  init(report: Report, siteName: String, reader: Reader) {
    self.report = report
    self.siteName = siteName
    self.reader = reader
    headline = Headline(report, in: reader.texts)
  }

  var document: HTMLDocument {
    frame.document {
      div(.class("wrap narrow")) {
        article(.class("sheet result"), .ariaLabel(texts.verify.resultTitle)) {
          StateBand(headline: headline, isPage: true, reader: reader).body {
            p(.class("state-meta")) {
              timeElement(.datetime(RFC3339.string(report.at))) { texts.verify.judgedAt(texts.instant(report.at)) }
            }
          }
          if report.credentials.isEmpty {
            div(.class("padded")) {
              if let credential = report.credential {
                section(.class("flow")) {
                  h2 { texts.verify.whatItSays }
                  claims(credential)
                }
              }
              section(.class("section")) {
                h2 { texts.credential.checks }
                CheckList(findings: report.checks, reader: reader).body
              }
            }
          } else {
            for (index, one) in report.credentials.enumerated() { enclosed(one, number: index + 1) }
            if report.checks.contains(where: { $0.outcome != .notApplicable }) {
              section(.class("padded flow")) {
                h2 { texts.verify.envelope }
                CheckList(findings: report.checks, reader: reader).body
              }
            }
          }
        }
        p(.class("section")) {
          a(.class("button"), .href(reader.address(.verify))) { texts.verify.another }
        }
      }
    }
  }

  private var texts: Texts { reader.texts }

  private var frame: PageFrame {
    PageFrame(
      siteName: siteName, reader: reader, place: .verify, title: "\(headline.title) · \(texts.verify.resultTitle)",
      isIndexed: false)
  }

  private func enclosed(_ one: Report, number: Int) -> HTML {
    let headline = Headline(one, in: texts)
    return section(.class("padded flow")) {
      h2 { texts.verify.oneOfSeveral(String(number), String(report.credentials.count)) + " · " + headline.title }
      p { bdi { headline.sentence } }
      if let credential = one.credential { claims(credential) }
      CheckList(findings: one.checks, reader: reader).body
    }
  }

  /// What a credential says of itself, which is not the same as what is so.
  @HTMLBuilder private func claims(_ credential: CredentialSummary) -> HTML {
    p(.class("muted small")) { texts.verify.whatItSaysHint }
    dl(.class("facts")) {
      claim(texts.verify.claimTitle, credential.title)
      claim(texts.verify.claimHolder, credential.holder.name ?? credential.holder.id)
      claim(texts.verify.claimIssuer, credential.issuer.name ?? credential.issuer.id)
      claim(texts.verify.claimAwardedOn, credential.awardedOn.map(day))
      claim(texts.verify.claimValidUntil, credential.validUntil.map(day))
    }
  }

  private func claim(_ term: String, _ value: String?) -> HTML {
    fact(term) {
      if let value, !value.isEmpty {
        bdi { value.utf8.count > 300 && value.count > 300 ? String(value.prefix(299)) + "…" : value }
      } else {
        span(.class("muted")) { texts.verify.claimNone }
      }
    }
  }

  private func day(_ written: String) -> String { ReportDay.day(of: written).map(texts.day) ?? written }
}
