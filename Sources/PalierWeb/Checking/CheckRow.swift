import Encodings
import JSONTree
import Verification

/// One check as a page shows it: plain words first, the facts behind them on demand.
struct CheckRow: Equatable, Sendable {
  let check: Check
  let outcome: Outcome
  let question: String
  let answer: String
  let message: String
  let code: String
  let details: [(name: String, value: String)]

  init(_ finding: Finding, in texts: Texts) {
    check = finding.check
    outcome = finding.outcome
    question = texts.checks.question(finding.check)
    answer = texts.checks.answer(finding.outcome)
    message = finding.message(in: texts.language)
    code = finding.code.rawValue
    details = finding.detail.prefix(24).map { (Self.shortened($0.name), Self.shortened(Self.text($0.value))) }
  }

  static func == (left: Self, right: Self) -> Bool {
    left.check == right.check && left.outcome == right.outcome && left.code == right.code
  }

  private static func text(_ value: JSON) -> String { value.string ?? value.text() }

  private static func shortened(_ text: String) -> String {
    // Counting bytes is cheap; what has few of them has few characters.
    text.utf8.count > 600 && text.count > 600 ? String(text.prefix(599)) + "…" : text
  }
}
