import Encodings

/// What somebody may do with a certification.
public enum RegisterRight: String, Sendable, CaseIterable {
  /// The certifying bodies' alone.
  case award
  case train
  case assess
}

/// Whether the register entitles a body on a day.
public enum Entitlement: Sendable, Equatable {
  case certifyingBody(RegisteredBody)
  case partner(RegisteredPartner)
  /// The register names it as something else, or at another time.
  case no(Reason)
  case notKnown(Reason)

  public enum Reason: String, Sendable {
    /// The register does not name it.
    case notNamed
    /// Named, without the right that is asked.
    case withoutThatRight
    /// Named once, no longer on that day.
    case noLonger
    /// Named later than that day.
    case notYet
    /// The register names bodies without their SIRET: one of them may be it.
    case bodiesWithoutSIRET
    /// Named, and the register does not tell whether on that day.
    case dateNotTold
    /// Its last day for awards has passed.
    case over
    /// The registration had not begun.
    case notBegun
    /// The export before that day and the one after it name different bodies.
    case betweenExports
    /// The register names nobody at all.
    case nobodyNamed
    /// Named, and what it may do cannot be read.
    case rightNotTold
    /// The record itself was not registered on that day, or nobody knows.
    case recordNotRegistered
  }
}

extension RegisterStatement {
  /// Whether the body of that SIRET had that right on that day. The legal unit counts: a body that the register names
  /// by another of its establishments is the same body. Of several answers the best one counts: yes, else not known.
  ///
  /// Whether the record was registered on that day is another question for a certifying body: ``right(of:to:at:)`` asks both.
  public func entitlement(of siret: SIRET, to right: RegisterRight, at day: CalendarDate) -> Entitlement {
    let mine = entitlement(named: siret, right, day)
    guard let next = neighbour(at: day), let facts = next.facts else { return mine }
    // Nobody was asked on that day: both neighbours are.
    var later = record
    later.facts = facts
    later.partners = next.partners
    let other = RegisterStatement(record: later, said: next.said, confirmed: next.said, corrections: corrections)
      .entitlement(named: siret, right, day)
    return mine.isSameAnswer(as: other) ? mine : .notKnown(.betweenExports)
  }

  /// Whether the body could do that on that day, the state of the registration and its last day for awards counted in.
  public func right(of siret: SIRET, to right: RegisterRight, at day: CalendarDate) -> Entitlement {
    let entitlement = entitlement(of: siret, to: right, at: day)
    guard case .certifyingBody = entitlement else { return entitlement }
    guard right == .award else {
      switch state(at: day).isRegistered {
      case true: return entitlement
      case false: return .no(.recordNotRegistered)
      default: return .notKnown(.recordNotRegistered)
      }
    }
    switch timing(ofAwardOn: day) {
    case .regular, .lateButRegular, .proofToBeKept: return entitlement
    case .over: return .no(.over)
    case .notYet: return .no(.notBegun)
    case .notKnown: return .notKnown(.recordNotRegistered)
    }
  }

  private func entitlement(named siret: SIRET, _ right: RegisterRight, _ day: CalendarDate) -> Entitlement {
    let facts = record.facts
    let bodies = facts.bodies.filter { $0.siret?.siren == siret.siren }
    let asBody = Self.best(bodies.map { entitlement(of: $0, day) })
    if case .certifyingBody = asBody { return asBody ?? .no(.notNamed) }
    // One that is named without its number may be this one.
    let isHidden = facts.bodies.contains { $0.siret == nil && !($0.isActive == false && hasChanged($0.changedOn, day)) }
    // The operator says that it is none.
    let isStruck = corrections.contains {
      if case .notBody(let struck) = $0.change { struck.siren == siret.siren } else { false }
    }
    guard right != .award else {
      if isStruck { return .no(.notNamed) }
      if let asBody, case .notKnown = asBody { return asBody }
      if isHidden { return .notKnown(.bodiesWithoutSIRET) }
      if facts.bodies.isEmpty { return .notKnown(.nobodyNamed) }
      if let asBody { return asBody }
      return .no(record.partners.contains { $0.siret?.siren == siret.siren } ? .withoutThatRight : .notNamed)
    }
    let asPartner = partner(siret, right, day)
    if case .no = asPartner {
      if let asBody, case .notKnown = asBody { return asBody }
      if isHidden, !isStruck { return .notKnown(.bodiesWithoutSIRET) }
      if let asBody, case .no = asBody, record.partners.allSatisfy({ $0.siret?.siren != siret.siren }) { return asBody }
    }
    return asPartner
  }

  /// Of several answers about one legal unit: yes before not known before no.
  private static func best(_ answers: [Entitlement]) -> Entitlement? {
    func rank(_ answer: Entitlement) -> Int {
      switch answer {
      case .certifyingBody, .partner: 0
      case .notKnown: 1
      case .no: 2
      }
    }
    return answers.min { rank($0) < rank($1) }
  }

  private func hasChanged(_ changed: CalendarDate?, _ day: CalendarDate) -> Bool { changed.map { $0 <= day } ?? false }

  private func entitlement(of body: RegisteredBody, _ day: CalendarDate) -> Entitlement {
    // Named on that day itself, by an export of the time.
    let isTold = (said...confirmed).contains(day)
    guard body.isActive == false else {
      // It became one well after the registration: of the time before nobody tells.
      if !isTold, let changed = body.changedOn, day < changed, !isOfTheRegistration(changed) {
        return .notKnown(.dateNotTold)
      }
      return .certifyingBody(body)
    }
    guard let changed = body.changedOn else { return isTold ? .no(.noLonger) : .notKnown(.dateNotTold) }
    return day < changed ? .certifyingBody(body) : .no(.noLonger)
  }

  /// Bodies are entered with the registration, some days after its decision or its publication.
  private func isOfTheRegistration(_ changed: CalendarDate) -> Bool {
    let facts = record.facts
    guard let last = [facts.effect, facts.decision, facts.publication].compactMap(\.self).max() else { return false }
    return changed <= last.adding(days: 31)
  }

  private func partner(_ siret: SIRET, _ right: RegisterRight, _ day: CalendarDate) -> Entitlement {
    let named = record.partners.filter { $0.siret?.siren == siret.siren }
    guard !named.isEmpty else {
      if record.partners.contains(where: { $0.siret == nil }) { return .notKnown(.bodiesWithoutSIRET) }
      if record.partners.isEmpty, record.facts.hasPartners == true { return .notKnown(.nobodyNamed) }
      return .no(.notNamed)
    }
    let needed: PartnerRights = right == .train ? .train : .assess
    let fitting = named.filter { $0.rights.contains(needed) }
    guard !fitting.isEmpty else {
      // Rights that cannot be read are not told.
      return named.contains { $0.rights.isEmpty } ? .notKnown(.rightNotTold) : .no(.withoutThatRight)
    }
    switch state(at: day).isRegistered {
    case true: break
    case false: return .no(.recordNotRegistered)
    default: return .notKnown(.recordNotRegistered)
    }
    return Self.best(fitting.map { entitlement(of: $0, day) }) ?? .notKnown(.dateNotTold)
  }

  private func entitlement(of partner: RegisteredPartner, _ day: CalendarDate) -> Entitlement {
    if let since = partner.since, day < since { return .no(.notYet) }
    switch partner.state {
    // Since when is not told: of the days before the first export that names it nobody knows.
    case .active: return partner.since == nil && day < said ? .notKnown(.dateNotTold) : .partner(partner)
    case .withdrawn, .recordInactive:
      guard let changed = partner.changedOn else { return .notKnown(.dateNotTold) }
      if day >= changed { return .no(.noLonger) }
      return partner.since == nil ? .notKnown(.dateNotTold) : .partner(partner)
    // The tables of the register give no state: whoever stands in them is empowered.
    case nil: return (said...confirmed).contains(day) ? .partner(partner) : .notKnown(.dateNotTold)
    }
  }
}

extension Entitlement {
  /// Both yes, both no, or both not known.
  func isSameAnswer(as other: Entitlement) -> Bool {
    switch (self, other) {
    case (.certifyingBody, .certifyingBody), (.partner, .partner), (.no, .no), (.notKnown, .notKnown): true
    default: false
    }
  }
}
