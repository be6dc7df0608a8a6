import Encodings

/// What the register said of a record from one export to another, with the operator's corrections over it.
public struct RegisterStatement: Sendable, Equatable {
  public var record: RegisterRecord
  /// The day of the first export that said so.
  public let said: CalendarDate
  /// The day of the last export, in unbroken order, that said the same.
  public let confirmed: CalendarDate
  /// What the operator says instead, and from when.
  public var corrections: [RegisterCorrection]

  public init(
    record: RegisterRecord, said: CalendarDate, confirmed: CalendarDate, corrections: [RegisterCorrection] = []
  ) {
    self.record = record
    self.said = said
    self.confirmed = max(said, confirmed)
    self.corrections = corrections
  }
}

/// Whether a record was registered on a day, as far as the register tells.
public struct RecordState: Sendable, Equatable {
  /// What the answer rests on.
  public enum Basis: String, Sendable {
    /// An export of about that day says so.
    case export
    /// The dates of the record say so.
    case dates
    /// The day lies after the last export, which gives no end.
    case lastExport
    /// The day lies before the first date that the record gives: it may have been registered under an older decision.
    case beforeStart
    /// The record gives no date of its beginning.
    case noStart
    /// It was taken off the register before its end, on a day that the register does not tell.
    case withdrawn
    /// The register contradicts itself.
    case contradiction
    /// Neither a state nor dates.
    case nothingSaid
  }

  /// nil: not known.
  public let isRegistered: Bool?
  public let basis: Basis

  public init(_ isRegistered: Bool?, _ basis: Basis) {
    self.isRegistered = isRegistered
    self.basis = basis
  }
}

extension RegisterStatement {
  /// From when the register counts the registration: the earliest date that it gives for its beginning.
  public var start: CalendarDate? {
    let facts = record.facts
    return [facts.effect, facts.decision, facts.publication].compactMap(\.self).min()
  }

  /// Whether the record was registered on that day.
  ///
  /// An export of the time counts first; for other days the dates of the record do. Where neither tells, the answer is
  /// not known, which is not no.
  public func state(at day: CalendarDate) -> RecordState {
    let facts = record.facts
    if (said...confirmed).contains(day), let isActive = facts.isActive {
      // The register writes `Non` from the day after the end on.
      if isActive, let end = facts.end, end < day { return RecordState(nil, .contradiction) }
      return RecordState(isActive, .export)
    }
    if let end = facts.end, day > end { return RecordState(false, .dates) }
    if day > confirmed {
      switch facts.isActive {
      case true: return RecordState(true, facts.end == nil ? .lastExport : .dates)
      case false: return RecordState(false, .export)
      default: return facts.end == nil ? RecordState(nil, .nothingSaid) : RecordState(true, .dates)
      }
    }
    // Before the first export that said so: the record's own dates.
    guard let start else { return RecordState(nil, .noStart) }
    guard day >= start else { return RecordState(nil, .beforeStart) }
    guard let end = facts.end else {
      return facts.isActive == true ? RecordState(true, .dates) : RecordState(nil, .withdrawn)
    }
    // Inactive although its end had not come when the export was written: withdrawn in between.
    if facts.isActive == false, said <= end { return RecordState(nil, .withdrawn) }
    return RecordState(true, .dates)
  }
}
