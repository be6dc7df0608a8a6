import Encodings
import Foundation
import JSONTree

/// The result of one verification: the contract's "verification report".
public struct Report: Sendable, Equatable {
  public var verdict: Verdict
  /// The instant that validity was judged by.
  public var at: Date
  /// What the input was recognised as; nil when it is nothing known.
  public var format: CredentialFormat?
  /// What the credential says of itself; nil where it could not be read, or for several credentials.
  public var credential: CredentialSummary?
  /// In the order of `Check`, one or more entries each.
  public var checks: [Finding]
  /// A report for each credential of an input that holds several; empty otherwise.
  public var credentials: [Report]
  /// Set when the input is nothing known (exit code 65), with the place where reading stopped.
  public var unreadable: UnreadableInput?

  public init(
    verdict: Verdict, at: Date, format: CredentialFormat?, credential: CredentialSummary?, checks: [Finding],
    credentials: [Report] = [], unreadable: UnreadableInput? = nil
  ) {
    self.verdict = verdict
    self.at = at
    self.format = format
    self.credential = credential
    self.checks = checks
    self.credentials = credentials
    self.unreadable = unreadable
  }

  /// The worst finding of a check: the first of fail, unknown, warning, pass, not-applicable that occurs.
  public func outcome(of check: Check) -> Outcome? {
    let outcomes = checks.lazy.filter { $0.check == check }.map(\.outcome)
    for outcome in [Outcome.fail, .unknown, .warning, .pass, .notApplicable] where outcomes.contains(outcome) {
      return outcome
    }
    return nil
  }

  /// The JSON of the contract, with messages in the given language.
  public func json(in language: Language) -> JSON {
    var object: JSONObject = [
      "version": 1, "verdict": .string(verdict.rawValue), "at": .string(RFC3339.string(at)),
      "format": format.map { .string($0.rawValue) } ?? .null,
      "credential": credential?.json ?? .null,
      "checks": .array(checks.map { $0.json(in: language) }),
    ]
    if !credentials.isEmpty {
      object.append("credentials", .array(credentials.map { $0.json(in: language) }))
    }
    return .object(object)
  }

  /// The JSON of the contract, with messages in French, the product's default language.
  public var json: JSON { json(in: .fr) }
}
