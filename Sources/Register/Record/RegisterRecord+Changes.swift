extension RecordFacts {
  /// The members in which these facts differ from others.
  public func changes(from old: RecordFacts) -> Set<RecordField> {
    var changes: Set<RecordField> = []
    func note(_ field: RecordField, _ differs: Bool) { if differs { changes.insert(field) } }
    note(.title, title != old.title)
    note(.abbreviation, abbreviation != old.abbreviation)
    note(.workflowState, workflowState != old.workflowState)
    note(.isActive, isActive != old.isActive)
    note(.registrationType, registrationType != old.registrationType)
    note(.level, level != old.level)
    note(.nsf, nsf != old.nsf)
    note(.rome, rome != old.rome)
    note(.formacodes, formacodes != old.formacodes)
    note(.idcc, idcc != old.idcc)
    note(.agreements, agreements != old.agreements)
    note(.bodies, bodies != old.bodies)
    note(.hasPartners, hasPartners != old.hasPartners)
    note(.accesses, accesses != old.accesses)
    note(.territories, territories != old.territories)
    note(.lastOfficialJournal, lastOfficialJournal != old.lastOfficialJournal)
    note(.decision, decision != old.decision)
    note(.duration, duration != old.duration)
    note(.publication, publication != old.publication)
    note(.effect, effect != old.effect)
    note(.end, end != old.end || hasUnreadableEnd != old.hasUnreadableEnd)
    note(.lastAward, lastAward != old.lastAward)
    note(.promotionYears, promotionYears != old.promotionYears)
    note(.link, link != old.link)
    note(.blocks, blocks != old.blocks)
    note(.successors, successors != old.successors)
    note(.predecessors, predecessors != old.predecessors)
    note(.correspondences, correspondences != old.correspondences)
    note(.partialValidation, partialValidation != old.partialValidation)
    note(.validityYears, validityYears != old.validityYears)
    return changes
  }
}

extension RecordTexts {
  /// The members in which these texts differ from others.
  public func changes(from old: RecordTexts) -> Set<RecordField> {
    var changes: Set<RecordField> = []
    if blocks != old.blocks { changes.insert(.blockTexts) }
    if juries != old.juries { changes.insert(.juries) }
    if decrees != old.decrees { changes.insert(.decrees) }
    if statistics != old.statistics { changes.insert(.statistics) }
    var (new, former) = (self, old)
    (new.blocks, former.blocks) = ([], [])
    (new.juries, former.juries) = ([:], [:])
    (new.decrees, former.decrees) = ([], [])
    (new.statistics, former.statistics) = ([], [])
    if new != former { changes.insert(.texts) }
    return changes
  }
}

extension RegisterRecord {
  /// The members in which this record differs from what it said before.
  public func changes(from old: RegisterRecord) -> Set<RecordField> {
    facts.changes(from: old.facts).union(texts.changes(from: old.texts))
      .union(partners == old.partners ? [] : [.partners])
  }

  /// This record, as the tables of an export give it, with what they leave out taken from what was known before.
  public func completed(from old: RegisterRecord) -> RegisterRecord {
    var record = self
    record.texts = old.texts
    record.facts.workflowState = old.facts.workflowState
    record.facts.hasPartners = old.facts.hasPartners
    record.facts.idcc = old.facts.idcc
    record.facts.publication = old.facts.publication
    record.facts.duration = old.facts.duration
    record.facts.lastAward = old.facts.lastAward
    record.facts.promotionYears = old.facts.promotionYears
    record.facts.link = old.facts.link
    record.facts.validityYears = old.facts.validityYears
    record.facts.correspondences = old.facts.correspondences
    for (way, isOpen) in old.facts.accesses where record.facts.accesses[way] == nil && !isOpen {
      record.facts.accesses[way] = false
    }
    for (index, body) in record.facts.bodies.enumerated() {
      if let known = old.facts.bodies.first(where: { $0.siret == body.siret && $0.name == body.name }) {
        record.facts.bodies[index] = known
      }
    }
    let known = Dictionary(grouping: old.partners) { PartnerIdentity($0) }
    record.partners = partners.map { partner in
      known[PartnerIdentity(partner)]?.first { $0.state != .withdrawn } ?? partner
    }
    return record
  }

  private struct PartnerIdentity: Hashable {
    let name: String
    let siret: SIRET?
    let rights: PartnerRights

    init(_ partner: RegisteredPartner) {
      name = partner.name
      siret = partner.siret
      rights = partner.rights
    }
  }
}
