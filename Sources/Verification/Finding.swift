import Encodings
import JSONTree

/// One entry of a report: the answer to one check, or to one part of it.
public struct Finding: Sendable, Equatable {
  public var check: Check
  public var outcome: Outcome
  /// Stable and documented (docs/VERIFICATION.md); its texts stand in the message catalogues.
  public var code: FindingCode
  /// Facts for programs and for the placeholders of the message: names, times, addresses, JSON Pointers.
  /// Values come from the input and are not to be trusted beyond what the checks say.
  public var detail: JSONObject

  public init(_ check: Check, _ outcome: Outcome, _ code: FindingCode, _ detail: JSONObject = [:]) {
    self.check = check
    self.outcome = outcome
    self.code = code
    self.detail = detail
  }

  /// What it means and what to do, for people.
  public func message(in language: Language) -> String {
    MessageCatalogue.message(code, detail: detail, in: language)
  }

  /// The entry of `checks` in the JSON report.
  public func json(in language: Language) -> JSON {
    [
      "check": .string(check.rawValue), "outcome": .string(outcome.rawValue), "code": .string(code.rawValue),
      "message": .string(message(in: language)), "detail": .object(detail),
    ]
  }
}
