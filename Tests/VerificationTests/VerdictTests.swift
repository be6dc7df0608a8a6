import Testing

@testable import Verification

/// The contract's rule, by table.
@Suite struct VerdictTests {
  /// Everything good: what each row changes one check of.
  private static let good: [Check: Outcome] = [
    .format: .pass, .schema: .notApplicable, .proof: .pass, .issuerKey: .pass, .issuerIdentity: .warning,
    .validity: .pass, .status: .pass, .holderBinding: .notApplicable, .register: .notApplicable,
    .label: .notApplicable, .anchor: .notApplicable,
  ]

  private static func findings(_ outcomes: [Check: Outcome]) -> [Finding] {
    Check.allCases.compactMap { check in outcomes[check].map { Finding(check, $0, .formatGood) } }
  }

  static func expected(_ check: Check, _ outcome: Outcome) -> Verdict {
    switch (check, outcome) {
    case (.format, .fail), (.schema, .fail), (.proof, .fail), (.issuerKey, .fail), (.validity, .fail),
      (.status, .fail), (.holderBinding, .fail):
      .invalid
    case (.proof, .unknown), (.issuerKey, .unknown), (.status, .unknown), (.proof, .notApplicable),
      (.issuerKey, .notApplicable), (.status, .notApplicable):
      .undetermined
    default: .valid
    }
  }

  @Test(arguments: Check.allCases, Outcome.allCases)
  func followsTheRule(_ check: Check, _ outcome: Outcome) {
    var outcomes = Self.good
    outcomes[check] = outcome
    #expect(Verdict(of: Self.findings(outcomes)) == Self.expected(check, outcome))
  }

  @Test(arguments: Check.allCases, Outcome.allCases)
  func followsTheRuleForRequiredChecks(_ check: Check, _ outcome: Outcome) {
    var outcomes = Self.good
    outcomes[check] = outcome
    let verdict: Verdict =
      switch outcome {
      case .fail, .warning: .invalid
      case .unknown, .notApplicable: .undetermined
      case .pass: .valid
      }
    #expect(Verdict(of: Self.findings(outcomes), required: [check]) == verdict)
  }

  @Test func putsInvalidBeforeUndetermined() {
    var outcomes = Self.good
    outcomes[.proof] = .unknown
    outcomes[.validity] = .fail
    #expect(Verdict(of: Self.findings(outcomes)) == .invalid)
  }

  @Test func looksAtEveryEntryOfACheck() {
    let base = Self.findings(Self.good)
    #expect(Verdict(of: base + [Finding(.status, .fail, .statusRevoked)]) == .invalid)
    #expect(Verdict(of: base + [Finding(.status, .unknown, .statusListStale)]) == .undetermined)
    #expect(Verdict(of: base + [Finding(.status, .notApplicable, .statusInCredentials)]) == .valid)
    #expect(Verdict(of: []) == .undetermined)
    #expect(Verdict(of: base.filter { $0.check != .status }) == .undetermined)
  }

  @Test func takesTheWorstOfSeveral() {
    #expect(Verdict.worst(of: [.valid, .undetermined, .invalid]) == .invalid)
    #expect(Verdict.worst(of: [.undetermined, .valid]) == .undetermined)
    #expect(Verdict.worst(of: []) == .valid)
  }
}
