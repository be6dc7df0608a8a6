/// What one export of the register says of one certification (a *fiche*): its facts, its partners, its texts.
///
/// The three parts change at different times, the facts seldom and the partners often, and are kept apart.
public struct RegisterRecord: Sendable, Equatable {
  /// A fiche, never a block.
  public let code: RegisterCode
  public var facts: RecordFacts
  public var partners: [RegisteredPartner]
  public var texts: RecordTexts

  public init(
    _ code: RegisterCode, facts: RecordFacts = RecordFacts(), partners: [RegisteredPartner] = [],
    texts: RecordTexts = RecordTexts()
  ) {
    self.code = code.fiche
    self.facts = facts
    self.partners = partners
    self.texts = texts
  }
}

/// A code of some nomenclature with its label, both as the register writes them.
public struct LabelledCode: Sendable, Equatable, Hashable {
  public var code: String
  public var label: String

  public init(code: String, label: String) {
    self.code = code
    self.label = label
  }
}

/// A member that a record can change in; the raw value is its name in reports.
public enum RecordField: String, Sendable, CaseIterable {
  case title, abbreviation, workflowState, isActive, registrationType, level, nsf, rome, formacodes, idcc, agreements
  case bodies, hasPartners, partners, accesses, territories, lastOfficialJournal, decision, duration, publication
  case effect, end, lastAward, promotionYears, link, blocks, successors, predecessors, correspondences
  case partialValidation, validityYears, texts, blockTexts, decrees, statistics, juries
}
