import Encodings
import Verification

extension RegisterStanding {
  /// What the verifier found on the day of the award.
  init(_ report: Report?) {
    guard let finding = report?.checks.first(where: { $0.check == .register }) else {
      self = .notChecked
      return
    }
    switch finding.outcome {
    case .pass, .warning:
      let export = finding.detail["export"]?.string.flatMap { try? CalendarDate(iso: $0) }
      let hasEnded = finding.code != .registerEntitled
      self = export.map { .named(export: $0, hasEnded: hasEnded) } ?? .notChecked
    case .fail: self = .contradicted
    case .unknown, .notApplicable: self = .notChecked
    }
  }
}
