import DelimitedText
import Encodings
import Register

/// The ten tables of the register's CSV, which lack the texts, the last day for awards and the correspondences.
struct ExportTables {
  private var tables: [ExportName.Table: MemoryBytes] = [:]
  private(set) var reading = ExportReading()

  private static let limits: DelimitedTextLimits = {
    var limits = DelimitedTextLimits()
    limits.maximumCellBytes = 1 << 20
    return limits
  }()

  /// - Throws: ``RegisterImportError`` `tablesIncomplete` where that table was given before.
  mutating func add(_ bytes: [UInt8], as table: ExportName.Table) throws(RegisterImportError) {
    guard tables.updateValue(MemoryBytes(bytes), forKey: table) == nil else {
      throw RegisterImportError(.tablesIncomplete, "the table \(table) is given twice")
    }
  }

  /// The columns without which a table tells nothing: what is not there must not read as “none”.
  private static let neededColumns: [ExportName.Table: [String]] = [
    .standard: ["numero_fiche", "intitule", "actif", "date_fin_enregistrement"],
    .blocks: ["numero_fiche", "bloc_competences_code", "bloc_competences_libelle"],
    .bodies: ["numero_fiche", "siret_certificateur", "nom_certificateur"],
    .partners: ["numero_fiche", "nom_partenaire", "siret_partenaire", "habilitation_partenaire"],
    .rome: ["numero_fiche", "codes_rome_code"], .nsf: ["numero_fiche", "nsf_code"],
    .formacode: ["numero_fiche", "formacode_code"], .agreements: ["numero_fiche", "ccn_1_numero"],
    .accesses: ["numero_fiche", "si_jury"],
    .succession: ["numero_fiche", "ancienne_certification", "nouvelle_certification"],
  ]

  /// Gives every record of the main table with what the others hold of it.
  mutating func read(_ record: (RegisterRecord, Int) throws -> Void) throws -> ExportReading {
    let missing = ExportName.Table.allCases.filter { tables[$0] == nil }
    guard missing.isEmpty else {
      let names = missing.map { "\($0)" }.joined(separator: ", ")
      throw RegisterImportError(.tablesIncomplete, "tables are missing, and an export is ten together: \(names)")
    }
    let blocks = try grouped(.blocks) { row, _ in
      RegisteredBlock(writtenCode: row("bloc_competences_code"), title: row("bloc_competences_libelle"))
    }
    let bodies = try grouped(.bodies, siret: "siret_certificateur") { row, siret in
      RegisteredBody(name: row("nom_certificateur"), siret: siret)
    }
    let partners = try grouped(.partners, siret: "siret_partenaire") { row, siret in
      RegisteredPartner(
        name: row("nom_partenaire"), siret: siret,
        rights: Self.bytes(row("habilitation_partenaire"), ExportValues.rights))
    }
    let rome = try grouped(.rome) { row, _ in
      LabelledCode(code: row("codes_rome_code"), label: row("codes_rome_libelle"))
    }
    let nsf = try grouped(.nsf) { row, _ in Self.labelled(row("nsf_code"), row("nsf_intitule")) }
    let formacodes = try grouped(.formacode) { row, _ in Self.labelled(row("formacode_code"), row("formacode_libelle"))
    }
    let agreements = try grouped(.agreements) { row, _ in
      (1...3).compactMap { number -> LabelledCode? in
        let code = row("ccn_\(number)_numero")
        return code.isEmpty ? nil : LabelledCode(code: code, label: row("ccn_\(number)_libelle"))
      }
    }
    let accesses = try grouped(.accesses) { row, _ in Self.way(row("si_jury")) }
    let links = try grouped(.succession) { row, _ in
      (older: row("ancienne_certification"), newer: row("nouvelle_certification"))
    }

    var seen: Set<RegisterCode> = []
    try rows(.standard) { tables, row, line in
      let written = row("numero_fiche")
      guard let code = try? RegisterCode(written), code.kind != .block else {
        return tables.fault(.number, nil, line, "Numero_Fiche", written)
      }
      guard seen.insert(code).inserted else { return tables.fault(.doubled, code, line, "Numero_Fiche", written) }
      var facts = RecordFacts()
      func date(_ column: String) -> CalendarDate? {
        let text = row(column.lowercased())
        if text.isEmpty { return nil }
        if let date = Self.bytes(text, ExportValues.date) { return date }
        tables.fault(.date, code, line, column, text)
        return nil
      }
      func flag(_ column: String) -> Bool? {
        let text = row(column.lowercased())
        if text.isEmpty { return nil }
        if let flag = Self.bytes(text, ExportValues.flag) { return flag }
        tables.fault(.flag, code, line, column, text)
        return nil
      }
      facts.fileNumber = Int(row("id_fiche"))
      facts.title = row("intitule")
      let abbreviation = LabelledCode(code: row("abrege_libelle"), label: row("abrege_intitule"))
      facts.abbreviation = abbreviation.code.isEmpty && abbreviation.label.isEmpty ? nil : abbreviation
      let level = row("nomenclature_europe_niveau")
      facts.level = Self.bytes(level, ExportValues.level)
      if facts.level == nil, !level.isEmpty { tables.fault(.level, code, line, "Nomenclature_Europe_Niveau", level) }
      facts.territories = Territories(
        newCaledonia: flag("Accessible_Nouvelle_Caledonie"), frenchPolynesia: flag("Accessible_Polynesie_Francaise"))
      facts.lastOfficialJournal = date("Date_dernier_jo")
      facts.decision = date("Date_Decision")
      facts.end = date("Date_Fin_Enregistrement")
      facts.hasUnreadableEnd = facts.end == nil && !row("date_fin_enregistrement").isEmpty
      facts.effect = date("Date_Effet")
      facts.registrationType = Self.bytes(row("type_enregistrement"), ExportValues.registrationType)
      facts.partialValidation = flag("Validation_Partielle")
      facts.isActive = flag("Actif")
      facts.blocks = blocks[code] ?? []
      facts.bodies = bodies[code] ?? []
      facts.rome = rome[code] ?? []
      facts.nsf = nsf[code] ?? []
      facts.formacodes = formacodes[code] ?? []
      facts.agreements = agreements[code]?.flatMap(\.self) ?? []
      for case let way? in accesses[code] ?? [] { facts.accesses[way] = true }
      for link in links[code] ?? [] {
        if let older = try? RegisterCode(link.older) { facts.predecessors.append(older) }
        if let newer = try? RegisterCode(link.newer) { facts.successors.append(newer) }
      }
      tables.reading.records += 1
      try record(RegisterRecord(code, facts: facts, partners: partners[code] ?? []), line)
    }
    return reading
  }

  // MARK: Rows

  /// A row whose cells are asked for by the name of their column, in lower case; a column that is not there is empty.
  private struct Row {
    let columns: [String: Int]
    let record: DelimitedRecord

    func callAsFunction(_ column: String) -> String {
      guard let index = columns[column], index < record.count else { return "" }
      // Tables double their apostrophes, as a database does.
      return record.text(index).replacing("''", with: "'").trimmingEnds
    }
  }

  private mutating func rows(
    _ table: ExportName.Table, _ body: (inout ExportTables, Row, Int) throws -> Void
  ) throws {
    guard let bytes = tables[table] else { return }
    do {
      let format = try DelimitedTextFormat(inspecting: bytes, limits: Self.limits)
      let reader = try DelimitedTextReader(bytes, as: format, limits: Self.limits)
      guard let header = try reader.next() else { return }
      var columns: [String: Int] = [:]
      for (index, name) in header.texts.enumerated() {
        columns[name.lowercased()] = index
        if !Self.knownColumns.contains(name.lowercased()) { reading.unknown[name, default: 0] += 1 }
      }
      if let absent = Self.neededColumns[table]?.first(where: { columns[$0] == nil }) {
        throw RegisterImportError(.tablesIncomplete, "the table \(table) has no column \(absent)")
      }
      var record = DelimitedRecord()
      while try reader.next(into: &record) {
        try body(&self, Row(columns: columns, record: record), record.line)
      }
    } catch let error as DelimitedTextError {
      throw RegisterImportError(.damaged, "a table cannot be read: \(error.reason)", line: error.line)
    }
  }

  private mutating func grouped<T>(
    _ table: ExportName.Table, siret column: String? = nil, _ make: (Row, SIRET?) -> T
  ) throws -> [RegisterCode: [T]] {
    var groups: [RegisterCode: [T]] = [:]
    try rows(table) { tables, row, line in
      let written = row("numero_fiche")
      guard let code = try? RegisterCode(written), code.kind != .block else {
        return tables.fault(.number, nil, line, "Numero_Fiche", written)
      }
      let number = column.map { row($0) } ?? ""
      let siret = try? SIRET(number)
      if siret == nil, !number.isEmpty { tables.fault(.siret, code, line, column ?? "", number) }
      groups[code, default: []].append(make(row, siret))
    }
    return groups
  }

  private mutating func fault(
    _ kind: ExportFault.Kind, _ code: RegisterCode?, _ line: Int, _ place: String, _ value: String
  ) {
    reading.add(
      ExportFault(kind: kind, record: code?.text, line: line, place: place, value: ExportValues.shown(value)))
  }

  private static func bytes<T>(_ text: String, _ read: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    var text = text
    return text.withUTF8(read)
  }

  /// Labels repeat their code here: `42872 : Sécurité incendie`.
  private static func labelled(_ code: String, _ label: String) -> LabelledCode {
    let prefix = code + " : "
    return LabelledCode(code: code, label: label.hasPrefix(prefix) ? String(label.dropFirst(prefix.count)) : label)
  }

  private static func way(_ text: String) -> AccessWay? {
    switch text.replacing("’", with: "'") {
    case "Après un parcours de formation sous statut d'élève ou d'étudiant": .initialTraining
    case "En contrat d'apprentissage": .apprenticeship
    case "Après un parcours de formation continue": .continuingTraining
    case "En contrat de professionnalisation": .professionalContract
    case "Par candidature individuelle": .individualCandidate
    case "Par expérience": .experience
    default: nil
    }
  }

  private static let knownColumns: Set<String> = [
    "id_fiche", "numero_fiche", "intitule", "abrege_libelle", "abrege_intitule", "nomenclature_europe_niveau",
    "nomenclature_europe_intitule", "accessible_nouvelle_caledonie", "accessible_polynesie_francaise",
    "date_dernier_jo", "date_decision", "date_fin_enregistrement", "date_effet", "type_enregistrement",
    "validation_partielle", "actif", "bloc_competences_code", "bloc_competences_libelle", "siret_certificateur",
    "nom_certificateur", "nom_partenaire", "siret_partenaire", "habilitation_partenaire", "codes_rome_code",
    "codes_rome_libelle", "nsf_code", "nsf_intitule", "formacode_code", "formacode_libelle", "ccn_1_numero",
    "ccn_1_libelle", "ccn_2_numero", "ccn_2_libelle", "ccn_3_numero", "ccn_3_libelle", "si_jury",
    "ancienne_certification", "nouvelle_certification",
  ]
}

extension String {
  var trimmingEnds: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.count == count ? self : String(text)
  }
}
