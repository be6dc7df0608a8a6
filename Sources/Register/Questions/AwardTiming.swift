import Encodings

/// Whether a certification may be awarded on a day (Code du travail L. 6113-9; the dates of the record).
public enum AwardTiming: Sendable, Equatable {
  /// Registered on that day.
  case regular
  /// The registration has ended; those who entered in time may be awarded it until that day.
  case lateButRegular(until: CalendarDate)
  /// The registration has ended, and the register gives no last day: regular for those who entered training or VAE
  /// before it did, which the body must be able to prove.
  case proofToBeKept(ended: CalendarDate?)
  /// The last day for awards has passed.
  case over(since: CalendarDate)
  /// The registration has not begun.
  case notYet(from: CalendarDate)
  /// The register does not say.
  case notKnown(RecordState.Basis)
}

extension RegisterStatement {
  public func timing(ofAwardOn day: CalendarDate) -> AwardTiming {
    let state = state(at: day)
    let facts = record.facts
    switch state.isRegistered {
    case true: return .regular
    case nil: return .notKnown(state.basis)
    case false?:
      if let start, day < start { return .notYet(from: start) }
      if let last = facts.lastAward { return day <= last ? .lateButRegular(until: last) : .over(since: last) }
      return .proofToBeKept(ended: facts.end.flatMap { $0 < day ? $0 : nil })
    }
  }
}
