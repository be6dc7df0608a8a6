import Encodings
import Testing
import Verification

@testable import PalierWeb

@Suite struct HeadlineTests {
  private static func kind(_ report: Report) -> Headline.Kind { Headline(report, in: .en).kind }

  @Test func eachResultHasItsWords() {
    #expect(Self.kind(Sample.report()) == .valid)
    #expect(Self.kind(Sample.stranger) == .issuerUnknown)
    #expect(Self.kind(Sample.altered) == .altered)
    #expect(Self.kind(Sample.expired) == .expired)
    #expect(Self.kind(Sample.suspended) == .suspended)
    #expect(Self.kind(Sample.revoked) == .revoked)
    #expect(Self.kind(Sample.outOfReach) == .couldNotCheck)
    #expect(Self.kind(Sample.unreadable) == .notUnderstood)
    let cases: [(Finding, Headline.Kind)] = [
      (Sample.finding(.fail, .issuerKeyNotListed), .wrongKey), (Sample.finding(.fail, .formatDataModel), .malformed),
      (Sample.finding(.fail, .schemaFaults), .malformed), (Sample.finding(.fail, .statusIndexOutOfRange), .malformed),
      (Sample.finding(.fail, .validityNotYet, ["from": "2027-01-01T00:00:00Z"]), .notYetValid),
      (Sample.finding(.fail, .validityIssuedInFuture), .notYetValid),
      (Sample.finding(.fail, .holderBindingAbsent), .wrongHolder),
    ]
    for (finding, kind) in cases {
      #expect(Self.kind(Sample.report(.invalid, changing: finding)) == kind, "\(finding.code)")
    }
  }

  @Test func theRegisterMayContradictAValidFile() {
    let report = Sample.report(.valid, changing: Sample.finding(.fail, .registerNotChecked))
    let headline = Headline(report, in: .en)
    #expect(headline.kind == .registerContradicts)
    #expect(headline.sentence == "The file is intact, but the official register contradicts its claim.")
  }

  @Test func greenOnlyWhenNoCheckFailsAndTheIssuerIsKnown() {
    for language in Language.allCases {
      let texts = Texts.in(language)
      for check in Check.allCases {
        for outcome in [Outcome.fail, .unknown, .warning, .notApplicable] {
          for verdict in Verdict.allCases {
            guard let code = FindingCode.allCases.first(where: { $0.check == check }) else { continue }
            let headline = Headline(Sample.report(verdict, changing: Finding(check, outcome, code)), in: texts)
            if outcome == .fail || verdict != .valid {
              #expect(headline.tone != .good, "\(check) \(outcome) \(verdict)")
            }
            if check == .issuerIdentity { #expect(headline.tone != .good, "\(outcome)") }
            if headline.kind != .couldNotCheck, [.proof, .issuerKey].contains(check),
              [.fail, .unknown, .notApplicable].contains(outcome)
            {
              let words = headline.title + headline.sentence
              #expect(!words.lowercased().contains("intact"), "\(check) \(outcome): \(words)")
            }
          }
        }
      }
    }
  }

  @Test func nothingIsEverSimplyAuthentic() {
    for name in SamplePages.names {
      for language in Language.allCases {
        let page = SamplePages.page(name, Reader(language: language, chosen: false)).lowercased()
        #expect(!page.contains("authenti"), "\(name)")
      }
    }
  }

  @Test func revocationGoesBeforeSuspensionAndExpiry() {
    var report = Sample.report(.invalid, changing: Sample.finding(.fail, .validityExpired))
    report.checks.append(Sample.finding(.fail, .statusSuspended))
    #expect(Self.kind(report) == .suspended)
    report.checks.append(Sample.finding(.fail, .statusRevoked))
    #expect(Self.kind(report) == .revoked)
    report.checks.append(Sample.finding(.fail, .proofSignatureMismatch))
    #expect(Self.kind(report) == .altered)
  }

  @Test func expiryNamesTheDayAndTheIssuer() {
    let headline = Headline(Sample.expired, in: .en)
    #expect(headline.sentence.contains("12 May 2026"))
    #expect(headline.sentence.contains("Institut des métiers de la Loire"))
  }

  @Test func anEnvelopeCountsAsMuchAsWhatStandsInIt() {
    var report = Sample.report()
    report.credential = nil
    report.credentials = [Sample.report()]
    #expect(Self.kind(report) == .valid)
    report.verdict = .invalid
    report.checks = [Sample.finding(.fail, .holderBindingNonceMismatch)]
    #expect(Self.kind(report) == .wrongHolder)
    report.checks = [Sample.finding(.pass, .formatCollection)]
    report.credentials = [Sample.report(), Sample.revoked, Sample.stranger]
    let headline = Headline(report, in: .en)
    #expect(headline.kind == .several)
    #expect(headline.tone == .bad)
    #expect(headline.title == "3 micro-credentials, 2 of them to look at")
  }

  @Test func theBodysWordGoesBeforeAnOlderList() {
    let texts = Texts.en
    func kind(_ state: CredentialState, _ report: Report?) -> Headline.Kind {
      Headline(Sample.credential(state), report: report, in: texts).kind
    }
    #expect(kind(.active, Sample.report()) == .valid)
    #expect(kind(.revoked, Sample.report()) == .revoked)
    #expect(kind(.suspended, Sample.report()) == .suspended)
    #expect(kind(.replaced(by: nil), Sample.revoked) == .replaced)
    #expect(kind(.active, Sample.revoked) == .revoked)
    #expect(kind(.revoked, Sample.altered) == .altered)
    #expect(kind(.active, nil) == .couldNotRun)
    #expect(kind(.revoked, nil) == .couldNotRun)
  }
}
