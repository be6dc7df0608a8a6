import Encodings
import Register

@testable import PalierWeb

/// A small register in memory, of made-up records.
struct SampleRegister: RegisterContent {
  var isEmpty = false
  static let export = (try? CalendarDate(iso: "2026-11-20"))!

  static func day(_ iso: String) -> CalendarDate { (try? CalendarDate(iso: iso))! }
  static func code(_ text: String) -> RegisterCode { (try? RegisterCode(text))! }
  static let siret = (try? SIRET("79279132900016"))!
  static let otherSIRET = (try? SIRET("13002526500013"))!

  static let records: [RegisterCode: RegisterRecord] = {
    var welding = RegisterRecord(code("RNCP30010"))
    welding.facts.title = "Technicien en soudage <TIG> & contrôle"
    welding.facts.abbreviation = LabelledCode(code: "TP", label: "Titre professionnel")
    welding.facts.isActive = true
    welding.facts.level = .level(5)
    welding.facts.decision = day("2024-01-10")
    welding.facts.end = day("2027-01-10")
    welding.facts.lastAward = day("2028-01-10")
    welding.facts.nsf = [LabelledCode(code: "254", label: "Structures métalliques")]
    welding.facts.accesses = [.continuingTraining: true, .experience: true, .initialTraining: false]
    welding.facts.bodies = [
      RegisteredBody(name: "Institut de la Loire", siret: siret, isActive: true),
      RegisteredBody(name: "Chambre sans numéro", isActive: true),
    ]
    welding.partners = [RegisteredPartner(name: "Centre de Nantes", siret: otherSIRET, rights: .train, state: .active)]
    welding.facts.blocks = [
      RegisteredBlock(writtenCode: "RNCP30010BC01", title: "Préparer un assemblage"),
      RegisteredBlock(writtenCode: "01", title: "Souder en position"),
    ]
    welding.texts.blocks = [
      BlockTexts(competences: "- Lire un plan\n- Choisir un procédé", assessment: "Mise en situation."), BlockTexts(),
    ]
    welding.texts.activities = "Prépare, soude et contrôle."
    welding.facts.predecessors = [code("RNCP20010"), code("RNCP5")]
    welding.facts.correspondences = [
      Correspondence(
        source: ["RNCP30010BC01"], destination: code("RNCP20010"), destinationBlocks: ["RNCP20010BC02"])
    ]
    var older = RegisterRecord(code("RNCP20010"))
    older.facts.title = "Soudeur industriel"
    older.facts.isActive = false
    older.facts.decision = day("2019-01-10")
    older.facts.end = day("2024-01-09")
    older.facts.lastAward = day("2025-01-09")
    older.facts.successors = [code("RNCP30010")]
    var proof = RegisterRecord(code("RS4010"))
    proof.facts.title = "Certificat d’habilitation"
    proof.facts.isActive = false
    proof.facts.decision = day("2020-02-01")
    proof.facts.end = day("2023-02-01")
    proof.facts.validityYears = 3
    return Dictionary(uniqueKeysWithValues: [welding, older, proof].map { ($0.code, $0) })
  }()

  static func answer(_ text: String, at day: CalendarDate, corrected: Bool = false) -> RegisterAnswer? {
    let code = code(text)
    guard let record = records[code.fiche] else { return nil }
    var statement = RegisterStatement(record: record, said: Self.day("2026-01-05"), confirmed: export)
    if corrected {
      statement.corrections = [
        RegisterCorrection(
          code: code.fiche, change: .title("Autre"), from: Self.day("2026-01-01"), until: nil, reason: "Arrêté <b>",
          source: "https://example.org/arrete")
      ]
    }
    let continuity = Continuity(of: code) { member in
      records[member].map { .init(predecessors: $0.facts.predecessors, successors: $0.facts.successors) }
    }
    return RegisterAnswer(
      code, at: day, statement: statement, continuity: continuity, titles: records.mapValues(\.facts.title))
  }

  static func hit(_ code: RegisterCode) -> RegisterHit? {
    records[code].map {
      RegisterHit(
        code: code, title: $0.facts.title, abbreviation: $0.facts.abbreviation?.code, isActive: $0.facts.isActive,
        end: $0.facts.end, level: $0.facts.level?.number)
    }
  }

  func newestExports() async throws -> [RegisterCode.Kind: CalendarDate] {
    isEmpty ? [:] : [.rncp: Self.export, .rs: Self.export]
  }

  func answer(_ code: RegisterCode, at day: CalendarDate) async throws -> RegisterAnswer? {
    Self.answer(code.text, at: day)
  }

  func meant(by text: String, at day: CalendarDate) async throws -> [RegisterCode] {
    guard let code = try? RegisterCode(text), Self.records[code.fiche] != nil else { return [] }
    return [code]
  }

  func search(_ query: RegisterQuery) async throws -> [RegisterHit] {
    let hits = Self.records.keys.sorted().compactMap(Self.hit).filter { hit in
      (query.kind == nil || hit.code.kind == query.kind) && (query.level == nil || hit.level == query.level)
        && (query.words.isEmpty || hit.code.text == query.words || hit.title.lowercased().contains(query.words))
    }
    return Array(hits.dropFirst(query.offset).prefix(query.limit))
  }
}
