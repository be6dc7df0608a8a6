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
            div(.class("padded")) { findings(of: report) }
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
      findings(of: one)
    }
  }

  @HTMLBuilder private func findings(of report: Report) -> HTML {
    if let claims = report.credential {
      section(.class("flow")) {
        h2 { texts.verify.whatItSays }
        p(.class("muted small")) { texts.verify.whatItSaysHint }
        dl(.class("facts")) {
          claim(texts.verify.claimTitle, claims.title)
          claim(texts.verify.claimHolder, claims.holder.name ?? claims.holder.id)
          claim(texts.verify.claimIssuer, claims.issuer.name ?? claims.issuer.id)
          claim(texts.verify.claimAwardedOn, claims.awardedOn.map { day($0, ReportDay.day(of: $0)) })
          claim(texts.verify.claimValidUntil, claims.validUntil.map { day($0, ReportDay.day(of: $0)) })
        }
      }
    }
    section(.class("section")) {
      h2 { texts.credential.checks }
      CheckList(findings: report.checks, reader: reader).body
    }
  }

  private func claim(_ term: String, _ value: String?) -> HTML {
    fact(term) {
      if let value, !value.isEmpty {
        bdi { value.count > 300 ? String(value.prefix(299)) + "…" : value }
      } else {
        span(.class("muted")) { texts.verify.claimNone }
      }
    }
  }

  private func day(_ written: String, _ day: CalendarDate?) -> String { day.map(texts.day) ?? written }
}
