import Verification

/// What a verification comes to, for somebody with one minute: a few words, a sentence, and how good the news is.
struct Headline: Equatable, Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case valid, issuerUnknown, expired, notYetValid, suspended, revoked, replaced, altered, wrongKey, malformed,
      wrongHolder, registerContradicts, requirementMissed, couldNotCheck, couldNotRun, notUnderstood, several
  }

  /// Told by words, by a shape and by a colour.
  enum Tone: Sendable {
    /// No check fails and the issuer is known.
    case good
    /// True, with something to know first.
    case caution
    /// Not to be relied on.
    case bad
    /// Nobody can say.
    case open
  }

  let kind: Kind
  let tone: Tone
  let title: String
  let sentence: String
}

extension Headline {
  /// The headline of any report.
  init(_ report: Report, in texts: Texts) {
    let headline: Headline
    if report.credentials.isEmpty || report.checks.contains(where: { $0.outcome == .fail || $0.outcome == .unknown }) {
      // What is wrong with an envelope is wrong whatever stands in it.
      headline = Headline(one: report, in: texts)
    } else if report.credentials.count == 1 {
      headline = Headline(one: report.credentials[0], in: texts)
    } else {
      headline = Headline(several: report.credentials, in: texts)
    }
    // Whatever the words above would say: green is for the verdict valid alone.
    if headline.tone == .good, report.verdict != .valid {
      self.init(
        .requirementMissed, .bad, texts.headlines.requirementMissed, texts.headlines.requirementMissed.sentence())
    } else {
      self = headline
    }
  }

  /// The headline of a credential of this site: what the awarding body says of it now, and what the verifier finds.
  init(_ credential: CredentialView, report: Report?, in texts: Texts) {
    let words = texts.headlines
    let issuer = credential.microCredential.awardedBy.name
    guard let report else {
      self.init(.couldNotRun, .open, words.couldNotRun, words.couldNotRun.sentence())
      return
    }
    let found = Headline(report, in: texts)
    switch (found.kind, credential.state) {
    case (.altered, _), (.wrongKey, _), (.malformed, _), (_, .active): self = found
    case (_, .suspended):
      self.init(withdrawn: .suspended, words.suspended, by: issuer, intact: report.isIntact, in: texts)
    case (_, .revoked):
      self.init(withdrawn: .revoked, words.revoked, by: issuer, intact: report.isIntact, in: texts)
    case (_, .replaced(let page)):
      let sentence = page == nil ? words.replacedWithoutPage(issuer) : words.replaced.sentence(issuer)
      self.init(.replaced, .bad, words.replaced, sentence)
    }
  }

  private init(_ kind: Kind, _ tone: Tone, _ headline: HeadlineTexts.Headline, _ sentence: String) {
    self.init(kind: kind, tone: tone, title: headline.title, sentence: sentence)
  }

  private init(
    withdrawn kind: Kind, _ headline: HeadlineTexts.Headline, by issuer: String, intact: Bool, in texts: Texts
  ) {
    self.init(
      kind, .bad, headline, intact ? headline.sentence(issuer) : texts.headlines.statusWithoutProof(issuer))
  }

  private init(several reports: [Report], in texts: Texts) {
    let headlines = reports.map { Headline(one: $0, in: texts) }
    let others = headlines.filter { $0.tone != .good }
    let words = texts.headlines
    let title =
      others.isEmpty
      ? words.severalValid(String(reports.count))
      : words.severalNotValid(String(reports.count), String(others.count))
    let worst = headlines.map(\.tone).max { $0.gravity < $1.gravity }
    self.init(kind: .several, tone: worst ?? .open, title: title, sentence: words.severalSentence)
  }

  private init(one report: Report, in texts: Texts) {
    let words = texts.headlines
    let issuer = report.issuerName ?? words.theIssuer
    let intact = report.isIntact
    func failure(_ check: Check) -> Finding? { report.checks.first { $0.check == check && $0.outcome == .fail } }

    if report.unreadable != nil || report.format == nil {
      self.init(.notUnderstood, .bad, words.notUnderstood, words.notUnderstood.sentence())
    } else if failure(.proof) != nil {
      self.init(.altered, .bad, words.altered, words.altered.sentence())
    } else if failure(.issuerKey) != nil {
      self.init(.wrongKey, .bad, words.wrongKey, words.wrongKey.sentence(issuer))
    } else if failure(.format) != nil || failure(.schema) != nil {
      self.init(.malformed, .bad, words.malformed, words.malformed.sentence())
    } else if let status = failure(.status) {
      let codes = report.checks.map(\.code)
      if codes.contains(.statusRevoked) {
        self.init(withdrawn: .revoked, words.revoked, by: issuer, intact: intact, in: texts)
      } else if codes.contains(.statusSuspended) {
        self.init(withdrawn: .suspended, words.suspended, by: issuer, intact: intact, in: texts)
      } else {
        self.init(.malformed, .bad, words.malformed, status.message(in: texts.language))
      }
    } else if let validity = failure(.validity) {
      switch validity.code {
      case .validityExpired:
        let day = validity.detail["until"]?.string.flatMap { ReportDay.day(of: $0) }.map(texts.day) ?? words.aDay
        if intact {
          self.init(.expired, .bad, words.expired, words.expired.sentence(issuer, day))
        } else {
          self.init(.expired, .bad, words.expiredWithoutProof, words.expiredWithoutProof.sentence(day))
        }
      case .validityNotYet where intact:
        let day = validity.detail["from"]?.string.flatMap { ReportDay.day(of: $0) }.map(texts.day) ?? words.aDay
        self.init(.notYetValid, .bad, words.notYetValid, words.notYetValid.sentence(issuer, day))
      default: self.init(.notYetValid, .bad, words.notYetValid, validity.message(in: texts.language))
      }
    } else if failure(.holderBinding) != nil {
      self.init(.wrongHolder, .bad, words.wrongHolder, words.wrongHolder.sentence())
    } else if let register = failure(.register) {
      self.init(
        .registerContradicts, .bad, words.registerContradicts,
        intact ? words.registerContradicts.sentence() : register.message(in: texts.language))
    } else {
      self.init(unfailed: report, issuer: issuer, in: texts)
    }
  }

  /// Nothing that decides has failed.
  private init(unfailed report: Report, issuer: String, in texts: Texts) {
    let words = texts.headlines
    let unanswered = report.checks.filter { $0.outcome == .unknown }.map(\.check)
    switch report.verdict {
    case .valid where report.isIntact && report.outcome(of: .issuerIdentity) == .pass && !report.hasFailure:
      self.init(.valid, .good, words.valid, words.valid.sentence(issuer))
    case .valid where report.isIntact:
      let remark = report.checks.first { $0.check == .issuerIdentity && $0.outcome == .fail }
      self.init(
        .issuerUnknown, .caution, words.issuerUnknown,
        remark?.message(in: texts.language) ?? words.issuerUnknown.sentence(issuer))
    case .undetermined where !unanswered.isEmpty, .valid where !unanswered.isEmpty:
      var questions: [String] = []
      for question in unanswered.map(texts.checks.question) where !questions.contains(question) {
        questions.append(question)
      }
      self.init(
        .couldNotCheck, .open, words.couldNotCheck, words.couldNotCheck.sentence(questions.joined(separator: " ")))
    default:
      self.init(.requirementMissed, .bad, words.requirementMissed, words.requirementMissed.sentence())
    }
  }
}

extension Headline.Tone {
  fileprivate var gravity: Int {
    switch self {
    case .good: 0
    case .caution: 1
    case .open: 2
    case .bad: 3
    }
  }
}

extension Report {
  /// The signature matches, by a key of the issuer: only then may a page say “intact”.
  var isIntact: Bool {
    let good: [Outcome?] = [.pass, .warning]
    return good.contains(outcome(of: .proof)) && good.contains(outcome(of: .issuerKey))
  }

  /// How many checks answer something.
  var answered: Int { checks.count { $0.outcome != .notApplicable } }

  fileprivate var hasFailure: Bool { checks.contains { $0.outcome == .fail } }

  /// What the issuer calls itself, else its identifier, cut short.
  fileprivate var issuerName: String? {
    (credential?.issuer.name ?? credential?.issuer.id).map {
      $0.utf8.count > 120 && $0.count > 120 ? String($0.prefix(119)) + "…" : $0
    }
  }
}
