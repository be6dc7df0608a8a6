import Encodings
import Register
import Storage

/// The three parts of a record as they lie in the store: each is kept once for as long as it does not change.
enum RecordSection: Int, CaseIterable {
  case facts = 1
  case partners, texts

  /// Moves on with the form of the bytes: 2 tells of an end that cannot be read.
  private var version: Int { self == .facts ? 2 : 1 }

  func bytes(of record: RegisterRecord) -> [UInt8] {
    var writer = SectionWriter()
    writer.number(version)
    switch self {
    case .facts:
      Self.write(record.facts, &writer)
      writer.optional(record.facts.hasUnreadableEnd ? true : nil as Bool?)
    case .partners:
      writer.list(record.partners) { writer, partner in
        writer.text(partner.name)
        writer.optional(partner.siret.map { Int($0.number) })
        writer.number(Int(partner.rights.rawValue) << 2 | Int(partner.state?.rawValue ?? 0))
        writer.optional(partner.since)
        writer.optional(partner.changedOn)
      }
    case .texts: Self.write(record.texts, &writer)
    }
    return writer.bytes
  }

  /// Reads this part into a record.
  func read(_ bytes: [UInt8], into record: inout RegisterRecord) throws {
    var reader = SectionReader(bytes)
    let written = try reader.number()
    guard (1...version).contains(written) else {
      throw StorageError(.folderDamaged, "a record of the register is of another version: import the register again")
    }
    switch self {
    case .facts:
      record.facts = try Self.facts(&reader)
      if written >= 2 { record.facts.hasUnreadableEnd = try reader.optionalFlag() ?? false }
    case .partners:
      record.partners = try reader.list { reader in
        var partner = RegisteredPartner(name: try reader.text(), siret: try reader.optionalSIRET())
        let flags = try reader.number()
        partner.rights = PartnerRights(rawValue: UInt8(truncatingIfNeeded: flags >> 2))
        partner.state = RegisteredPartner.State(rawValue: UInt8(truncatingIfNeeded: flags & 3))
        partner.since = try reader.optionalDay()
        partner.changedOn = try reader.optionalDay()
        return partner
      }
    case .texts: record.texts = try Self.texts(&reader)
    }
  }

  // MARK: Facts

  private static func write(_ facts: RecordFacts, _ writer: inout SectionWriter) {
    writer.optional(facts.fileNumber)
    writer.text(facts.title)
    writer.list(facts.abbreviation.map { [$0] } ?? [], labelled)
    writer.optional(facts.workflowState)
    writer.optional(facts.isActive)
    writer.number(Int(facts.registrationType?.rawValue ?? 0))
    let level: Int =
      switch facts.level {
      case .level(let number): number
      case .some(.none): -1
      case .undetermined: -2
      case nil: 0
      }
    writer.number(level)
    for list in [facts.nsf, facts.rome, facts.formacodes, facts.idcc, facts.agreements] { writer.list(list, labelled) }
    writer.list(facts.bodies) { writer, body in
      writer.text(body.name)
      writer.optional(body.siret.map { Int($0.number) })
      writer.optional(body.isActive)
      writer.optional(body.changedOn)
      writer.optional(body.tradeName)
      writer.optional(body.website)
    }
    writer.optional(facts.hasPartners)
    for way in AccessWay.allCases { writer.optional(facts.accesses[way]) }
    writer.optional(facts.territories.newCaledonia)
    writer.optional(facts.territories.frenchPolynesia)
    for day in [
      facts.lastOfficialJournal, facts.decision, facts.publication, facts.effect, facts.end, facts.lastAward,
    ] { writer.optional(day) }
    writer.optional(facts.duration)
    writer.list(facts.promotionYears) { $0.number($1) }
    writer.optional(facts.link)
    writer.list(facts.blocks) { writer, block in
      writer.text(block.writtenCode)
      writer.text(block.title)
    }
    writer.list(facts.successors) { $0.number(RegisterKey.number($1)) }
    writer.list(facts.predecessors) { $0.number(RegisterKey.number($1)) }
    writer.list(facts.correspondences) { writer, one in
      writer.list(one.source) { $0.text($1) }
      writer.number(RegisterKey.number(one.destination))
      writer.list(one.destinationBlocks) { $0.text($1) }
    }
    writer.optional(facts.partialValidation)
    writer.optional(facts.validityYears)
  }

  private static func facts(_ reader: inout SectionReader) throws -> RecordFacts {
    var facts = RecordFacts()
    facts.fileNumber = try reader.optionalNumber()
    facts.title = try reader.text()
    facts.abbreviation = try reader.list(labelled).first
    facts.workflowState = try reader.optionalText()
    facts.isActive = try reader.optionalFlag()
    facts.registrationType = RegistrationType(rawValue: UInt8(truncatingIfNeeded: try reader.number()))
    facts.level =
      switch try reader.number() {
      case 0: nil
      case -1: QualificationLevel.none
      case -2: .undetermined
      case let number: .level(number)
      }
    facts.nsf = try reader.list(labelled)
    facts.rome = try reader.list(labelled)
    facts.formacodes = try reader.list(labelled)
    facts.idcc = try reader.list(labelled)
    facts.agreements = try reader.list(labelled)
    facts.bodies = try reader.list { reader in
      RegisteredBody(
        name: try reader.text(), siret: try reader.optionalSIRET(), isActive: try reader.optionalFlag(),
        changedOn: try reader.optionalDay(), tradeName: try reader.optionalText(), website: try reader.optionalText())
    }
    facts.hasPartners = try reader.optionalFlag()
    for way in AccessWay.allCases { facts.accesses[way] = try reader.optionalFlag() }
    facts.territories = Territories(
      newCaledonia: try reader.optionalFlag(), frenchPolynesia: try reader.optionalFlag())
    facts.lastOfficialJournal = try reader.optionalDay()
    facts.decision = try reader.optionalDay()
    facts.publication = try reader.optionalDay()
    facts.effect = try reader.optionalDay()
    facts.end = try reader.optionalDay()
    facts.lastAward = try reader.optionalDay()
    facts.duration = try reader.optionalNumber()
    facts.promotionYears = try reader.list { try $0.number() }
    facts.link = try reader.optionalText()
    facts.blocks = try reader.list { RegisteredBlock(writtenCode: try $0.text(), title: try $0.text()) }
    facts.successors = try reader.list { try $0.code() }
    facts.predecessors = try reader.list { try $0.code() }
    facts.correspondences = try reader.list { reader in
      Correspondence(
        source: try reader.list { try $0.text() }, destination: try reader.code(),
        destinationBlocks: try reader.list { try $0.text() })
    }
    facts.partialValidation = try reader.optionalFlag()
    facts.validityYears = try reader.optionalNumber()
    return facts
  }

  private static func labelled(_ writer: inout SectionWriter, _ code: LabelledCode) {
    writer.text(code.code)
    writer.text(code.label)
  }

  private static func labelled(_ reader: inout SectionReader) throws -> LabelledCode {
    LabelledCode(code: try reader.text(), label: try reader.text())
  }

  // MARK: Texts

  private static let members: [any WritableKeyPath<RecordTexts, String?> & Sendable] = [
    \.activities, \.abilities, \.sectors, \.jobs, \.regulations, \.objectives, \.entryPrerequisites,
    \.validationPrerequisites, \.masteryLevel, \.partialValidationScope, \.renewal,
  ]

  private static func write(_ texts: RecordTexts, _ writer: inout SectionWriter) {
    for member in members { writer.optional(texts[keyPath: member]) }
    writer.list(texts.blocks) { writer, block in
      writer.optional(block.competences)
      writer.optional(block.assessment)
      writer.optional(block.entryPrerequisites)
      writer.optional(block.validationPrerequisites)
    }
    // Six juries of one composition are written once.
    var compositions: [String] = []
    for way in AccessWay.allCases {
      guard let jury = texts.juries[way] else {
        writer.number(0)
        continue
      }
      if let composition = jury.composition {
        if let known = compositions.firstIndex(of: composition) {
          writer.number(3 + known)
        } else {
          compositions.append(composition)
          writer.number(2)
          writer.text(composition)
        }
      } else {
        writer.number(1)
      }
      writer.optional(jury.changedOn)
    }
    writer.list(texts.decrees) { writer, decree in
      writer.number(Int(decree.kind.rawValue))
      writer.text(decree.title)
      writer.optional(decree.date)
    }
    writer.list(texts.statistics) { writer, year in
      for figure in [
        year.year, year.awarded, year.awardedByExperience, year.employedAfterSixMonths, year.inTheTradeAfterTwoYears,
      ] { writer.optional(figure) }
    }
  }

  private static func texts(_ reader: inout SectionReader) throws -> RecordTexts {
    var texts = RecordTexts()
    for member in members { texts[keyPath: member] = try reader.optionalText() }
    texts.blocks = try reader.list { reader in
      BlockTexts(
        competences: try reader.optionalText(), assessment: try reader.optionalText(),
        entryPrerequisites: try reader.optionalText(), validationPrerequisites: try reader.optionalText())
    }
    var compositions: [String] = []
    for way in AccessWay.allCases {
      let mark = try reader.number()
      if mark == 0 { continue }
      var jury = Jury()
      if mark == 2 {
        let composition = try reader.text()
        compositions.append(composition)
        jury.composition = composition
      } else if mark >= 3, mark - 3 < compositions.count {
        jury.composition = compositions[mark - 3]
      }
      jury.changedOn = try reader.optionalDay()
      texts.juries[way] = jury
    }
    texts.decrees = try reader.list { reader in
      let kind = Decree.Kind(rawValue: UInt8(truncatingIfNeeded: try reader.number())) ?? .other
      return Decree(kind: kind, title: try reader.text(), date: try reader.optionalDay())
    }
    texts.statistics = try reader.list { reader in
      PromotionStatistics(
        year: try reader.optionalNumber(), awarded: try reader.optionalNumber(),
        awardedByExperience: try reader.optionalNumber(), employedAfterSixMonths: try reader.optionalNumber(),
        inTheTradeAfterTwoYears: try reader.optionalNumber())
    }
    return texts
  }
}
