import Encodings

/// What the register said of a record from one export to another, with the operator's corrections over it.
public struct RegisterStatement: Sendable, Equatable {
  public var record: RegisterRecord
  /// The day of the first export that said so.
  public let said: CalendarDate
  /// The day of the last whole export, in unbroken order, that said the same.
  public let confirmed: CalendarDate
  /// The day of the first whole export that no longer held the record, where one did not.
  public let gone: CalendarDate?
  /// What the next export said that changed it: for the days between the two nobody was asked.
  public var next: Next?
  /// What the operator says instead, and from when.
  public var corrections: [RegisterCorrection]

  public struct Next: Sendable, Equatable {
    public let said: CalendarDate
    /// nil: by then the record was gone.
    public var facts: RecordFacts?
    public var partners: [RegisteredPartner]

    public init(said: CalendarDate, facts: RecordFacts?, partners: [RegisteredPartner] = []) {
      self.said = said
      self.facts = facts
      self.partners = partners
    }
  }

  public init(
    record: RegisterRecord, said: CalendarDate, confirmed: CalendarDate, gone: CalendarDate? = nil, next: Next? = nil,
    corrections: [RegisterCorrection] = []
  ) {
    self.record = record
    self.said = said
    self.confirmed = max(said, confirmed)
    self.gone = gone
    self.next = next
    self.corrections = corrections
  }
}

/// Whether a record was registered on a day, as far as the register tells.
public struct RecordState: Sendable, Equatable {
  /// What the answer rests on.
  public enum Basis: String, Sendable, CaseIterable {
    /// An export of about that day says so.
    case export
    /// The dates of the record say so.
    case dates
    /// The operator's own word.
    case correction
    /// The day lies after the last export, which gives no end.
    case lastExport
    /// The day lies before the beginning that the record gives: it may have been registered under an older decision.
    case beforeStart
    /// The record gives no date of its beginning.
    case noStart
    /// It was taken off the register before its end, on a day that the register does not tell.
    case withdrawn
    /// The register contradicts itself.
    case contradiction
    /// The export before that day and the one after it say different things.
    case betweenExports
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

extension RecordFacts {
  /// From when the register counts the registration: the day on which it has effect, else that of the decision, else
  /// that of its publication.
  public var start: CalendarDate? { effect ?? decision ?? publication }
}

extension RegisterStatement {
  /// From when the register counts the registration.
  public var start: CalendarDate? { record.facts.start }

  /// Whether the record was registered on that day.
  ///
  /// The operator's word counts first, then an export of the time; for other days the dates of the record do. Where
  /// neither tells, the answer is not known, which is not no.
  public func state(at day: CalendarDate) -> RecordState {
    if let corrected = correctedState(at: day) { return corrected }
    if let gone, day >= gone {
      if let end = record.facts.end, day > end { return RecordState(false, .dates) }
      return RecordState(nil, .withdrawn)
    }
    let mine = Self.state(record.facts, said, confirmed, at: day)
    guard let next = neighbour(at: day) else { return mine }
    // Nobody was asked on that day: both neighbours are.
    guard let facts = next.facts else {
      return mine.isRegistered == true ? RecordState(nil, .betweenExports) : mine
    }
    let other = Self.state(facts, next.said, next.said, at: day)
    if other.basis == .beforeStart || other.basis == .noStart { return mine }
    return mine.isRegistered == other.isRegistered ? mine : RecordState(nil, .betweenExports)
  }

  /// What was said next, where the day lies between what an export covers and that.
  func neighbour(at day: CalendarDate) -> Next? {
    next.flatMap { day > confirmed && day < $0.said ? $0 : nil }
  }

  private func correctedState(at day: CalendarDate) -> RecordState? {
    var dates = false
    for correction in corrections where correction.holds(at: day) {
      switch correction.change {
      case .isActive(let isActive): return RecordState(isActive, .correction)
      case .effect, .decision, .end: dates = true
      default: break
      }
    }
    guard dates else { return nil }
    let facts = record.facts
    if let end = facts.end, day > end { return RecordState(false, .correction) }
    if let start = facts.start, day < start { return RecordState(nil, .beforeStart) }
    // An end or a beginning alone says nothing of the rest.
    guard facts.end != nil else { return nil }
    return RecordState(true, .correction)
  }

  private static func state(
    _ facts: RecordFacts, _ said: CalendarDate, _ confirmed: CalendarDate, at day: CalendarDate
  ) -> RecordState {
    if (said...confirmed).contains(day), let isActive = facts.isActive {
      // The register writes `Non` from the day after the end on.
      if isActive, let end = facts.end, end < day { return RecordState(nil, .contradiction) }
      return RecordState(isActive, .export)
    }
    if let end = facts.end, day > end { return RecordState(false, .dates) }
    if day > confirmed {
      switch facts.isActive {
      // An end that stands there and cannot be read is no reason to think that there is none.
      case true where facts.hasUnreadableEnd: return RecordState(nil, .nothingSaid)
      case true: return RecordState(true, facts.end == nil ? .lastExport : .dates)
      // It may have begun after the export was written.
      case false where facts.start.map { $0 > confirmed && day >= $0 } ?? false: return RecordState(nil, .lastExport)
      case false: return RecordState(false, .export)
      default: return facts.end == nil ? RecordState(nil, .nothingSaid) : RecordState(true, .dates)
      }
    }
    // Before the first export that said so: the record's own dates.
    guard let start = facts.start else { return RecordState(nil, .noStart) }
    guard day >= start else { return RecordState(nil, .beforeStart) }
    guard let end = facts.end else {
      return facts.isActive == true && !facts.hasUnreadableEnd
        ? RecordState(true, .dates) : RecordState(nil, .withdrawn)
    }
    // Inactive although its end had not come when the export was written: withdrawn in between.
    if facts.isActive == false, said <= end { return RecordState(nil, .withdrawn) }
    return RecordState(true, .dates)
  }
}
