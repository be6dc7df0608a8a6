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
    /// The record itself was not registered on that day, or nobody knows.
    case recordNotRegistered
  }
}

extension RegisterStatement {
  /// Whether the body of that SIRET had that right on that day. The legal unit counts: a body that the register names
  /// by another of its establishments is the same body.
  public func entitlement(of siret: SIRET, to right: RegisterRight, at day: CalendarDate) -> Entitlement {
    let bodies = record.facts.bodies.filter { $0.siret?.siren == siret.siren }
    // An exact establishment first, then one that is active.
    let best = bodies.max { rank($0, siret) < rank($1, siret) }
    if let best {
      guard best.isActive == false else { return .certifyingBody(best) }
      guard let changed = best.changedOn else { return .notKnown(.dateNotTold) }
      return day < changed ? .certifyingBody(best) : .no(.noLonger)
    }
    guard right != .award else {
      if record.facts.bodies.contains(where: { $0.siret == nil && $0.isActive != false }) {
        return .notKnown(.bodiesWithoutSIRET)
      }
      return .no(record.partners.contains { $0.siret?.siren == siret.siren } ? .withoutThatRight : .notNamed)
    }
    return partner(siret, right, day)
  }

  private func rank(_ body: RegisteredBody, _ siret: SIRET) -> Int {
    (body.siret == siret ? 1 : 0) + (body.isActive != false ? 2 : 0)
  }

  private func partner(_ siret: SIRET, _ right: RegisterRight, _ day: CalendarDate) -> Entitlement {
    let named = record.partners.filter { $0.siret?.siren == siret.siren }
    guard !named.isEmpty else {
      return record.partners.contains { $0.siret == nil } ? .notKnown(.bodiesWithoutSIRET) : .no(.notNamed)
    }
    let needed: PartnerRights = right == .train ? .train : .assess
    let fitting = named.filter { $0.rights.contains(needed) }.sorted { first, _ in first.siret == siret }
    guard !fitting.isEmpty else { return .no(.withoutThatRight) }
    switch state(at: day).isRegistered {
    case true: break
    case false: return .no(.recordNotRegistered)
    default: return .notKnown(.recordNotRegistered)
    }
    var answer: Entitlement = .notKnown(.dateNotTold)
    for partner in fitting {
      let one = entitlement(of: partner, day)
      if case .partner = one { return one }
      answer = one
    }
    return answer
  }

  private func entitlement(of partner: RegisteredPartner, _ day: CalendarDate) -> Entitlement {
    if let since = partner.since, day < since { return .no(.notYet) }
    switch partner.state {
    case .active: return .partner(partner)
    case .withdrawn, .recordInactive:
      guard let changed = partner.changedOn else { return .notKnown(.dateNotTold) }
      if day >= changed { return .no(.noLonger) }
      return partner.since == nil ? .notKnown(.dateNotTold) : .partner(partner)
    // The tables of the register give no state: whoever stands in them is empowered.
    case nil: return (said...confirmed).contains(day) ? .partner(partner) : .notKnown(.dateNotTold)
    }
  }
}
