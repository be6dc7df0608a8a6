import Encodings

/// What an operator says against the official data: dated, with a reason, shown as such, and never mixed into them.
public struct RegisterCorrection: Sendable, Equatable, Hashable {
  /// What is said instead.
  public enum Change: Sendable, Equatable, Hashable {
    case title(String)
    case isActive(Bool)
    case effect(CalendarDate)
    case decision(CalendarDate)
    case end(CalendarDate)
    case lastAward(CalendarDate)
    case level(Int)
    /// A body that the register should name.
    case body(name: String, siret: SIRET)
    /// A body that the register should not name.
    case notBody(SIRET)
  }

  /// A fiche.
  public let code: RegisterCode
  public let change: Change
  /// From when it holds; the official data count before.
  public let from: CalendarDate
  public let until: CalendarDate?
  public let reason: String
  /// Where it can be read; an address.
  public let source: String?

  public init(
    code: RegisterCode, change: Change, from: CalendarDate, until: CalendarDate? = nil, reason: String,
    source: String? = nil
  ) {
    self.code = code.fiche
    self.change = change
    self.from = from
    self.until = until
    self.reason = reason
    self.source = source
  }

  public func holds(at day: CalendarDate) -> Bool { from <= day && until.map { day <= $0 } ?? true }

  /// Whether the official data say the same by now: the correction has done its work.
  public func isMet(by facts: RecordFacts) -> Bool {
    switch change {
    case .body(_, let siret): return Self.names(facts, siret)
    case .notBody(let siret): return !Self.names(facts, siret)
    default: break
    }
    var corrected = facts
    apply(to: &corrected)
    return corrected == facts
  }

  /// Says it instead of what the facts say.
  func apply(to facts: inout RecordFacts) {
    switch change {
    case .title(let title): facts.title = title
    case .isActive(let isActive): facts.isActive = isActive
    case .effect(let day): facts.effect = day
    case .decision(let day): facts.decision = day
    case .end(let day): facts.end = day
    case .lastAward(let day): facts.lastAward = day
    case .level(let level): facts.level = .level(level)
    case .body(let name, let siret):
      facts.bodies.removeAll { $0.siret?.siren == siret.siren && $0.isActive == false }
      facts.bodies.append(RegisteredBody(name: name, siret: siret, isActive: true))
    case .notBody(let siret): facts.bodies.removeAll { $0.siret?.siren == siret.siren }
    }
  }

  /// The legal unit counts, as it does for its rights.
  private static func names(_ facts: RecordFacts, _ siret: SIRET) -> Bool {
    facts.bodies.contains { $0.siret?.siren == siret.siren && $0.isActive != false }
  }
}

extension RegisterStatement {
  /// The statement with those corrections that hold on a day.
  public func corrected(by corrections: [RegisterCorrection], at day: CalendarDate) -> RegisterStatement {
    var corrected = self
    for correction in corrections where correction.code == record.code && correction.holds(at: day) {
      guard !correction.isMet(by: corrected.record.facts) else { continue }
      correction.apply(to: &corrected.record.facts)
      if var next = corrected.next, correction.holds(at: next.said) {
        if var facts = next.facts {
          correction.apply(to: &facts)
          next.facts = facts
        }
        corrected.next = next
      }
      corrected.corrections.append(correction)
    }
    return corrected
  }
}
