import Encodings
import Verification

/// What the verifier found in a file that somebody dropped.
struct ResultPage {
  let report: Report
  let siteName: String
  let reader: Reader

  var document: some HTML {
    frame.document {
      div(.class("wrap narrow")) {
        article(.class("sheet result"), .ariaLabel(words.resultTitle)) {
          StateBand(headline: headline, isPage: true, reader: reader).body {
            p(.class("state-meta")) {
              timeElement(.datetime(RFC3339.string(report.at))) { words.judgedAt(texts.instant(report.at)) }
            }
          }
          if report.credentials.isEmpty {
            div(.class("padded")) { findings(of: report) }
          } else {
            each(report.credentials.enumerated()) { (index, one) in enclosed(one, number: index + 1) }
            if report.checks.contains(where: { $0.outcome != .notApplicable }) {
              section(.class("padded flow")) {
                h2 { words.envelope }
                CheckList(findings: report.checks, reader: reader).body
              }
            }
          }
        }
        p(.class("section")) {
          a(.class("button"), .href(reader.address(.verify))) { words.another }
        }
      }
    }
  }

  private var texts: Texts { reader.texts }
  private var words: VerifyTexts { reader.texts.verify }
  private var headline: Headline { Headline(report, in: texts) }

  private var frame: PageFrame {
    PageFrame(
      siteName: siteName, reader: reader, place: .verify, title: "\(headline.title) · \(words.resultTitle)",
      isIndexed: false)
  }

  private func enclosed(_ one: Report, number: Int) -> some HTML {
    let headline = Headline(one, in: texts)
    return section(.class("padded flow")) {
      h2 { words.oneOfSeveral(String(number), String(report.credentials.count)) + " · " + headline.title }
      p { bdi { headline.sentence } }
      findings(of: one)
    }
  }

  @HTMLBuilder private func findings(of report: Report) -> some HTML {
    if let claims = report.credential {
      section(.class("flow")) {
        h2 { words.whatItSays }
        p(.class("muted small")) { words.whatItSaysHint }
        dl(.class("facts")) {
          claim(words.claimTitle, claims.title)
          claim(words.claimHolder, claims.holder.name ?? claims.holder.id)
          claim(words.claimIssuer, claims.issuer.name ?? claims.issuer.id)
          claim(words.claimAwardedOn, claims.awardedOn.map { day($0, ReportDay.day(of: $0)) })
          claim(words.claimValidUntil, claims.validUntil.map { day($0, ReportDay.day(of: $0)) })
        }
      }
    }
    section(.class("section")) {
      h2 { texts.credential.checks }
      CheckList(findings: report.checks, reader: reader).body
    }
  }

  private func claim(_ term: String, _ value: String?) -> some HTML {
    fact(term) {
      if let value, !value.isEmpty {
        bdi { value.count > 300 ? String(value.prefix(299)) + "…" : value }
      } else {
        span(.class("muted")) { words.claimNone }
      }
    }
  }

  private func day(_ written: String, _ day: CalendarDate?) -> String { day.map(texts.day) ?? written }
}
