import Encodings
import Register

/// Makes one record of the places and texts that the parser meets, in whatever order they come.
struct RecordBuilder {
  typealias Text = UnsafeBufferPointer<UInt8>

  private var code: RegisterCode?
  private var written = ""
  private var facts = RecordFacts()
  private var partners: [RegisteredPartner] = []
  private var texts = RecordTexts()

  private var labelled = LabelledCode(code: "", label: "")
  private var body = RegisteredBody(name: "")
  private var partner = RegisteredPartner(name: "")
  private var block = RegisteredBlock(writtenCode: "", title: "")
  private var blockTexts = BlockTexts()
  private var way = AccessWay.initialTraining
  private var jury = Jury()
  private var decreeKind = Decree.Kind.general
  private var decree = Decree(kind: .general, title: "")
  private var promotion = PromotionStatistics()
  private var source: [String] = []
  private var destination: RegisterCode?
  private var destinationBlocks: [String] = []

  private(set) var reading = ExportReading()
  private var line = 0
  private var recordLine = 0
  private var hasUnreadNumber = false
  /// What the record takes in memory so far, in bytes, about.
  private var weight = 0

  /// The most that one record may take: the longest real ones are under a megabyte.
  private static let heaviest = 32 << 20

  /// An element begins.
  mutating func begin(_ place: Place, line: Int) {
    self.line = line
    switch place {
    case .record:
      code = nil
      written = ""
      hasUnreadNumber = false
      weight = 0
      recordLine = line
      facts = RecordFacts()
      partners.removeAll(keepingCapacity: true)
      texts = RecordTexts()
    case .formacode, .nsf, .rome, .idcc, .agreement, .abbreviation: labelled = LabelledCode(code: "", label: "")
    case .body: body = RegisteredBody(name: "")
    case .partner: partner = RegisteredPartner(name: "")
    case .block:
      block = RegisteredBlock(writtenCode: "", title: "")
      blockTexts = BlockTexts()
    case .accessFI: beginAccess(.initialTraining)
    case .accessCA: beginAccess(.apprenticeship)
    case .accessFC: beginAccess(.continuingTraining)
    case .accessCQ: beginAccess(.professionalContract)
    case .accessCL: beginAccess(.individualCandidate)
    case .accessVAE: beginAccess(.experience)
    case .decreesGeneral: decreeKind = .general
    case .decreesCreation: decreeKind = .creation
    case .decreesOther: decreeKind = .other
    case .decree: decree = Decree(kind: decreeKind, title: "")
    case .promotion: promotion = PromotionStatistics()
    case .correspondence:
      source = []
      destination = nil
      destinationBlocks = []
    default: break
    }
  }

  private mutating func beginAccess(_ way: AccessWay) {
    self.way = way
    jury = Jury()
  }

  /// A leaf ends.
  mutating func take(_ place: Place, _ text: Text, line: Int) {
    self.line = line
    guard weight <= Self.heaviest else { return }
    weight += text.count + 64
    guard weight <= Self.heaviest else { return fault(.tooLong, "FICHE", text) }
    switch place {
    case .fluxVersion: if let version = string(text) { reading.flux = version }
    case .fileNumber: facts.fileNumber = figure(text, "ID_FICHE")
    case .number:
      written = string(text) ?? ""
      code = RegisterCode(written: text)
      hasUnreadNumber = code == nil
    case .title: facts.title = string(text) ?? ""
    case .workflowState: facts.workflowState = string(text)
    case .hasPartners: facts.hasPartners = flag(text, "EXISTENCE_PARTENAIRES")
    case .activities: texts.activities = string(text)
    case .abilities: texts.abilities = string(text)
    case .sectors: texts.sectors = string(text)
    case .jobs: texts.jobs = string(text)
    case .regulations: texts.regulations = string(text)
    case .objectives: texts.objectives = string(text)
    case .newCaledonia: facts.territories.newCaledonia = flag(text, "ACCESSIBLE_NOUVELLE_CALEDONIE")
    case .frenchPolynesia: facts.territories.frenchPolynesia = flag(text, "ACCESSIBLE_POLYNESIE_FRANCAISE")
    case .lastOfficialJournal: facts.lastOfficialJournal = date(text, "DATE_DERNIER_JO")
    case .decision: facts.decision = date(text, "DATE_DECISION")
    case .duration: facts.duration = figure(text, "DUREE_ENREGISTREMENT")
    case .link: facts.link = string(text)
    case .end:
      facts.end = date(text, "DATE_FIN_ENREGISTREMENT")
      facts.hasUnreadableEnd = facts.end == nil && !text.isEmpty
    case .effect: facts.effect = date(text, "DATE_EFFET")
    case .registrationType:
      facts.registrationType = ExportValues.registrationType(text)
      if facts.registrationType == nil { fault(.flag, "TYPE_ENREGISTREMENT", text) }
    case .masteryLevel: texts.masteryLevel = string(text)
    case .partialValidation: facts.partialValidation = flag(text, "VALIDATION_PARTIELLE")
    case .partialValidationScope: texts.partialValidationScope = string(text)
    case .isActive: facts.isActive = flag(text, "ACTIF")
    case .entryPrerequisites: texts.entryPrerequisites = string(text)
    case .publication: facts.publication = date(text, "DATE_DE_PUBLICATION")
    case .validationPrerequisites: texts.validationPrerequisites = string(text)
    case .lastAward: facts.lastAward = date(text, "DATE_LIMITE_DELIVRANCE")
    case .validityYears: facts.validityYears = figure(text, "DUREE_VALIDITE")
    case .renewal: texts.renewal = string(text)

    case .abbreviationCode, .formacodeCode, .nsfCode, .romeCode, .idccCode, .agreementNumber:
      labelled.code = string(text) ?? ""
    case .abbreviationLabel, .formacodeLabel, .nsfLabel, .romeLabel, .idccLabel, .agreementLabel:
      labelled.label = string(text) ?? ""
    case .levelCode:
      facts.level = ExportValues.level(text)
      if facts.level == nil, !text.isEmpty { fault(.level, "NIVEAU", text) }

    case .bodySIRET: body.siret = siret(text, "SIRET_CERTIFICATEUR")
    case .bodyName: body.name = string(text) ?? ""
    case .bodyState:
      body.isActive = ExportValues.state(text).map { $0 == .active }
      if body.isActive == nil, !text.isEmpty { fault(.flag, "ETAT_CERTIFICATEUR", text) }
    case .bodyChangedOn: body.changedOn = date(text, "DATE_DERNIERE_MODIFICATION_ETAT")
    case .bodyTradeName: body.tradeName = string(text)
    case .bodyWebsite: body.website = string(text)

    case .partnerName: partner.name = string(text) ?? ""
    case .partnerSIRET: partner.siret = siret(text, "SIRET_PARTENAIRE")
    case .partnerRights:
      partner.rights = ExportValues.rights(text)
      if partner.rights.isEmpty, !text.isEmpty { fault(.rights, "HABILITATION_PARTENAIRE", text) }
    case .partnerState:
      partner.state = ExportValues.state(text)
      if partner.state == nil, !text.isEmpty { fault(.flag, "ETAT_HABILITATION", text) }
    case .partnerSince: partner.since = date(text, "DATE_ACTIF")
    case .partnerChangedOn: partner.changedOn = date(text, "DATE_DERNIERE_MODIFICATION_ETAT")

    // V2.0 wrote the flag itself here.
    case .accessFI, .accessCA, .accessFC, .accessCQ, .accessCL, .accessVAE:
      if !text.isEmpty { facts.accesses[way] = flag(text, "SI_JURY") }
      if jury != Jury() { texts.juries[way] = jury }
    case .juryActive: facts.accesses[way] = flag(text, "SI_JURY")
    case .juryComposition: jury.composition = string(text)
    case .juryChangedOn: jury.changedOn = date(text, "DATE_DERNIERE_MODIFICATION")

    case .decreeTitle: decree.title = string(text) ?? ""
    case .decreeDate: decree.date = date(text, "DATE_PUBLICATION_JO")
    case .promotionYear: promotion.year = figure(text, "ANNEE")
    case .promotionAwarded: promotion.awarded = figure(text, "NOMBRE_CERTIFIES")
    case .promotionByExperience: promotion.awardedByExperience = figure(text, "NOMBRE_CERTIFIES_VAE")
    case .promotionEmployed: promotion.employedAfterSixMonths = figure(text, "TAUX_INSERTION_GLOBAL_6MOIS")
    case .promotionInTrade: promotion.inTheTradeAfterTwoYears = figure(text, "TAUX_INSERTION_METIER_2ANS")
    case .promotionYearsYear: if let year = figure(text, "ANNEE") { facts.promotionYears.append(year) }

    case .blockCode: block.writtenCode = string(text) ?? ""
    case .blockTitle: block.title = string(text) ?? ""
    case .blockCompetences: blockTexts.competences = string(text)
    case .blockAssessment: blockTexts.assessment = string(text)
    case .blockEntry: blockTexts.entryPrerequisites = string(text)
    case .blockValidation: blockTexts.validationPrerequisites = string(text)

    case .successor, .successorCode: add(text, to: \.successors, "NOUVELLE_CERTIFICATION")
    case .predecessor, .predecessorCode: add(text, to: \.predecessors, "ANCIENNE_CERTIFICATION")
    case .sourceBlockCode: if let code = string(text) { source.append(code) }
    case .destinationNumber:
      destination = RegisterCode(written: text)
      if destination == nil { fault(.code, "NUMERO_FICHE", text) }
    case .destinationBlockCode: if let code = string(text) { destinationBlocks.append(code) }
    default: break
    }
  }

  /// A container ends; a record that is whole is given back.
  mutating func end(_ place: Place) -> RegisterRecord? {
    switch place {
    case .record: return record()
    case .formacode: facts.formacodes.append(labelled)
    case .nsf: facts.nsf.append(labelled)
    case .rome: facts.rome.append(labelled)
    case .idcc: facts.idcc.append(labelled)
    case .agreement: facts.agreements.append(labelled)
    case .abbreviation: facts.abbreviation = labelled.code.isEmpty && labelled.label.isEmpty ? nil : labelled
    case .body: facts.bodies.append(body)
    case .partner: partners.append(partner)
    case .block:
      facts.blocks.append(block)
      texts.blocks.append(blockTexts)
    case .decree: texts.decrees.append(decree)
    case .promotion: texts.statistics.append(promotion)
    case .correspondence:
      if let destination {
        facts.correspondences.append(
          Correspondence(source: source, destination: destination, destinationBlocks: destinationBlocks))
      }
    default: break
    }
    return nil
  }

  private mutating func record() -> RegisterRecord? {
    guard let code else {
      line = recordLine
      let value = hasUnreadNumber ? written : ""
      reading.add(
        ExportFault(
          kind: .number, record: nil, line: recordLine, place: "NUMERO_FICHE", value: ExportValues.shown(value)))
      return nil
    }
    reading.records += 1
    return RegisterRecord(code, facts: facts, partners: partners, texts: texts)
  }

  /// A leaf whose text was longer than a text may be.
  mutating func refuseLong(_ name: String, line: Int) {
    self.line = line
    fault(.tooLong, name, Text(start: nil, count: 0))
  }

  mutating func noteUnknown(_ name: String) {
    // Names that an attacker makes up are not kept without end.
    if reading.unknown.count < 200 || reading.unknown[name] != nil { reading.unknown[name, default: 0] += 1 }
  }

  mutating func noteDoubled(_ record: RegisterRecord) {
    reading.records -= 1
    reading.add(
      ExportFault(
        kind: .doubled, record: record.code.text, line: recordLine, place: "NUMERO_FICHE", value: record.code.text))
  }

  // MARK: Values

  private func string(_ text: Text) -> String? {
    text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }

  private mutating func flag(_ text: Text, _ name: String) -> Bool? {
    if text.isEmpty { return nil }
    if let flag = ExportValues.flag(text) { return flag }
    fault(.flag, name, text)
    return nil
  }

  private mutating func date(_ text: Text, _ name: String) -> CalendarDate? {
    if text.isEmpty { return nil }
    if let date = ExportValues.date(text) { return date }
    fault(.date, name, text)
    return nil
  }

  private mutating func figure(_ text: Text, _ name: String) -> Int? {
    if text.isEmpty { return nil }
    if let figure = ExportValues.figure(text) { return figure }
    fault(.figure, name, text)
    return nil
  }

  private mutating func siret(_ text: Text, _ name: String) -> SIRET? {
    if text.isEmpty { return nil }
    if let siret = SIRET(digits: text) ?? (try? SIRET(String(decoding: text, as: UTF8.self))) { return siret }
    fault(.siret, name, text)
    return nil
  }

  private mutating func add(
    _ text: Text, to list: WritableKeyPath<RecordFacts, [RegisterCode]>, _ name: String
  ) {
    if text.isEmpty { return }
    if let code = RegisterCode(written: text) ?? (try? RegisterCode(String(decoding: text, as: UTF8.self))) {
      facts[keyPath: list].append(code.fiche)
    } else {
      fault(.code, name, text)
    }
  }

  private mutating func fault(_ kind: ExportFault.Kind, _ place: String, _ text: Text) {
    reading.add(
      ExportFault(
        kind: kind, record: code?.text ?? (written.isEmpty ? nil : ExportValues.shown(written)), line: line,
        place: place, value: ExportValues.shown(String(decoding: text, as: UTF8.self))))
  }
}
