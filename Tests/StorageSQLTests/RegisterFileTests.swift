import Encodings
import Foundation
import Register
import Storage
import Synchronization
import TestMaterial
import Testing

@testable import StorageSQL

@Suite("The register in the store") struct RegisterFileTests {
  static func day(_ text: String) -> CalendarDate { (try? CalendarDate(iso: text)) ?? .earliest }
  static let now = day("2026-11-25").startOfDayUTC

  func code(_ text: String) throws -> RegisterCode { try RegisterCode(text) }

  func record(_ text: String, title: String = "Soudeur", _ change: (inout RegisterRecord) -> Void = { _ in })
    throws -> RegisterRecord
  {
    var record = RegisterRecord(try code(text))
    record.facts.title = title
    record.facts.isActive = true
    record.facts.decision = Self.day("2024-01-01")
    record.facts.end = Self.day("2029-01-01")
    change(&record)
    return record
  }

  @discardableResult
  func take(
    _ register: RegisterFile, _ records: [RegisterRecord], on day: String, force: Bool = true, isTables: Bool = false,
    failing: (any Error)? = nil
  ) async throws -> RegisterImportSummary {
    try await register.take(
      RegisterExport(name: "export-\(day)", day: Self.day(day), isTables: isTables), force: force, at: Self.now
    ) { give in
      for record in records { try give(record) }
      if let failing { throw failing }
      return RegisterExportFacts(flux: "4.1")
    }
  }

  func opened() throws -> (RegisterFile, FolderLayout) {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("register-\(UUID())")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    let layout = FolderLayout(root: root)
    return (RegisterFile(layout), layout)
  }

  func remove(_ register: RegisterFile, _ layout: FolderLayout) {
    try? register.close()
    try? FileManager.default.removeItem(at: layout.root)
  }

  @Test("every part of every record comes back as it was read", arguments: 0..<40) func roundTrip(seed: Int) throws {
    var made = RecordMaker(seed: UInt64(seed))
    for _ in 0..<20 {
      let record = made.record()
      var read = RegisterRecord(record.code)
      for part in RecordSection.allCases {
        let bytes = part.bytes(of: record)
        try part.read(try RegisterBodies.read(RegisterBodies.stored(bytes, part), part), into: &read)
        // Cut anywhere, it is damage and no crash.
        for end in [0, 1, bytes.count / 2, max(0, bytes.count - 1)] where end < bytes.count {
          var other = RegisterRecord(record.code)
          _ = try? part.read(Array(bytes[..<end]), into: &other)
        }
      }
      #expect(read == record)
    }
  }

  @Test("what was said is kept by its days, and only what changed") func history() async throws {
    let (register, layout) = try opened()
    defer { remove(register, layout) }
    let one = try record("RNCP1")
    let first = try await take(register, [one, try record("RS7")], on: "2026-08-01")
    #expect(first.newCount == 2 && first.records == 2 && first.changedCount == 0)
    let same = try await take(register, [one, try record("RS7")], on: "2026-08-02")
    #expect(same.newCount == 0 && same.changedCount == 0)
    var later = one
    later.facts.isActive = false
    later.facts.end = Self.day("2026-08-02")
    later.partners = [RegisteredPartner(name: "P")]
    let changed = try await take(register, [later, try record("RS7")], on: "2026-08-03")
    #expect(changed.changed == [one.code] && changed.expired == [one.code])
    #expect(changed.fields == [.isActive: 1, .end: 1, .partners: 1])

    for (day, expected, said, confirmed) in [
      // Before the first export the oldest is the best that there is.
      ("2026-07-01", one, "2026-08-01", "2026-08-02"), ("2026-08-01", one, "2026-08-01", "2026-08-02"),
      ("2026-08-02", one, "2026-08-01", "2026-08-02"), ("2026-08-03", later, "2026-08-03", "2026-08-03"),
      ("2027-01-01", later, "2026-08-03", "2026-08-03"),
    ] {
      let statement = try #require(try await register.statement(of: one.code, at: Self.day(day)))
      #expect(statement.record == expected && statement.said == Self.day(said), "\(day)")
      #expect(statement.confirmed == Self.day(confirmed), "\(day)")
    }
    #expect(try await register.statement(of: code("RNCP2"), at: Self.day("2026-08-01")) == nil)
    let changes = try await register.changes(of: one.code, since: Self.day("2026-08-01"))
    #expect(changes == [RegisterChange(day: Self.day("2026-08-03"), before: one, after: later)])
    #expect(try await register.exports().map(\.day) == ["2026-08-03", "2026-08-02", "2026-08-01"].map(Self.day))
    let counted = try await register.read { sql in
      try sql.first("SELECT count(*), (SELECT count(*) FROM statement_body) FROM statement").map {
        [try $0.integer(0), try $0.integer(1)]
      }
    }
    // Two records of three parts, and two parts that changed.
    #expect(counted == [8, 8])
  }

  @Test("an older export fills the past in, when it is forced, and leaves the present") func older() async throws {
    let (register, layout) = try opened()
    defer { remove(register, layout) }
    let now = try record("RNCP1", title: "Nouveau")
    let then = try record("RNCP1", title: "Ancien")
    try await take(register, [now], on: "2026-08-10")
    // The two registers are exported apart: one may be of an earlier day than the other.
    let other = RegisterExport(name: "rs", day: Self.day("2026-08-09"), isTables: false)
    await #expect(throws: StorageError(.registerFewRecords, "")) {
      let rs = try record("RS7")
      _ = try await register.take(other, force: false, at: Self.now) { give in
        try give(rs)
        return RegisterExportFacts(flux: nil)
      }
    }
    try await take(register, [then], on: "2026-08-01")
    #expect(try await register.statement(of: now.code, at: Self.day("2026-08-05"))?.record.facts.title == "Ancien")
    #expect(try await register.statement(of: now.code, at: Self.day("2026-08-10"))?.record.facts.title == "Nouveau")
    #expect(try await register.search(RegisterQuery(words: "nouveau")).count == 1)
    #expect(try await register.search(RegisterQuery(words: "ancien")).isEmpty)
  }

  @Test("an export that is a part, or of tomorrow, is refused; a part that is forced takes nothing away")
  func implausible() async throws {
    let (register, layout) = try opened()
    defer { remove(register, layout) }
    await #expect(throws: StorageError(.registerFewRecords, "")) {
      try await take(register, [try record("RNCP1")], on: "2026-08-01", force: false)
    }
    for force in [false, true] {
      await #expect(throws: StorageError(.registerFuture, "")) {
        try await take(register, [try record("RNCP1")], on: "2026-11-27", force: force)
      }
    }
    await #expect(throws: StorageError(.registerFewRecords, "")) { try await take(register, [], on: "2026-08-01") }
    #expect(try await register.isEmpty)
    try await take(register, [try record("RNCP1"), try record("RNCP2")], on: "2026-08-01")
    let part = try await take(register, [try record("RNCP1", title: "Autre")], on: "2026-08-02")
    #expect(part.goneCount == 0 && part.changedCount == 1)
    #expect(try await register.statement(of: code("RNCP2"), at: Self.day("2026-08-02")) != nil)
  }

  @Test("what a whole export no longer holds is gone from its day, and may come back") func gone() async throws {
    let (register, layout) = try opened()
    defer { remove(register, layout) }
    let all = try (1...20_010).map { try record("RNCP\($0)", title: "T\($0)") }
    try await take(register, all, on: "2026-08-01", force: false)
    let less = try await take(register, Array(all.dropLast()), on: "2026-08-02", force: false)
    let last = try code("RNCP20010")
    #expect(less.gone == [last] && less.newCount == 0 && less.changedCount == 0)
    #expect(try await register.statement(of: last, at: Self.day("2026-08-01"))?.gone == nil)
    // What it said last is told, with the day on which it was gone: not known, and not “never there”.
    let gone = try #require(try await register.statement(of: last, at: Self.day("2026-08-02")))
    #expect(gone.gone == Self.day("2026-08-02") && gone.confirmed == Self.day("2026-08-01"))
    #expect(gone.state(at: Self.day("2026-08-02")) == RecordState(nil, .withdrawn))
    #expect(gone.state(at: Self.day("2030-01-01")) == RecordState(false, .dates))
    #expect(try await register.search(RegisterQuery(words: "T20010")).isEmpty)
    let back = try await take(register, all, on: "2026-08-03", force: false)
    #expect(back.new == [last])
    #expect(try await register.statement(of: last, at: Self.day("2026-08-03"))?.gone == nil)
    #expect(try await register.statement(of: last, at: Self.day("2026-08-02"))?.gone == Self.day("2026-08-02"))
  }

  @Test("an import that fails leaves what was there, and two do not run at once") func atomic() async throws {
    let (register, layout) = try opened()
    defer { remove(register, layout) }
    let one = try record("RNCP1")
    try await take(register, [one], on: "2026-08-01")
    struct Stop: Error {}
    await #expect(throws: Stop.self) {
      try await take(
        register, [try record("RNCP1", title: "X"), try record("RNCP2")], on: "2026-08-02", failing: Stop())
    }
    #expect(try await register.statement(of: one.code, at: Self.day("2026-08-02"))?.record == one)
    #expect(try await register.exports().count == 1)
    // A second program meanwhile.
    let other = RegisterFile(layout)
    defer { try? other.close() }
    _ = try other.opened()
    // Readers wait for nobody: a third program opens the register while the import is at work.
    let reader = RegisterFile(layout)
    defer { try? reader.close() }
    let refused = try await register.take(
      RegisterExport(name: "x", day: Self.day("2026-08-03"), isTables: false), force: true, at: Self.now
    ) { give in
      try give(one)
      let busy = Busy()
      Task { busy.end(await Self.refusal(other, one)) }
      busy.wait()
      #expect(busy.code == .registerImportRunning)
      #expect(try reader.newestExport(of: .rncp) == Self.day("2026-08-01"))
      return RegisterExportFacts(flux: nil)
    }
    #expect(refused.records == 1)
  }

  private static func refusal(_ register: RegisterFile, _ record: RegisterRecord) async -> StorageError.Code? {
    do {
      _ = try await register.take(
        RegisterExport(name: "y", day: day("2026-08-03"), isTables: false), force: true, at: now
      ) { give in
        try give(record)
        return RegisterExportFacts(flux: nil)
      }
      return nil
    } catch { return (error as? StorageError)?.code }
  }

  @Test("tables leave what they do not hold") func tables() async throws {
    let (register, layout) = try opened()
    defer { remove(register, layout) }
    let siret = try SIRET("79279132900016")
    let whole = try record("RNCP1") {
      $0.facts.lastAward = Self.day("2030-01-01")
      $0.texts.activities = "Souder"
      $0.partners = [
        RegisteredPartner(name: "P", siret: siret, rights: .train, state: .active, since: Self.day("2024-02-01"))
      ]
    }
    try await take(register, [whole], on: "2026-08-01")
    let table = try record("RNCP1") {
      $0.facts.end = Self.day("2031-01-01")
      $0.partners = [RegisteredPartner(name: "P", siret: siret, rights: .train)]
    }
    let summary = try await take(register, [table], on: "2026-08-02", isTables: true)
    #expect(summary.fields == [.end: 1])
    let read = try #require(try await register.statement(of: whole.code, at: Self.day("2026-08-02"))?.record)
    #expect(
      read.facts.lastAward == whole.facts.lastAward && read.texts == whole.texts && read.partners == whole.partners)
    #expect(read.facts.end == Self.day("2031-01-01"))
  }

  @Test("records are found by words without accents, by synonyms and by filters") func search() async throws {
    let (register, layout) = try opened()
    defer { remove(register, layout) }
    let siret = try SIRET("79279132900016")
    try await take(
      register,
      [
        try record("RNCP1", title: "Concepteur développeur d’applications") {
          $0.facts.level = .level(6)
          $0.facts.rome = [LabelledCode(code: "M1805", label: "Études")]
          $0.facts.bodies = [RegisteredBody(name: "Ministère du Travail", siret: siret)]
          $0.facts.blocks = [RegisteredBlock(writtenCode: "RNCP1BC01", title: "Sécuriser l’application")]
        },
        try record("RNCP2", title: "Électricien") {
          $0.facts.isActive = false
          $0.facts.end = Self.day("2020-01-01")
          $0.facts.abbreviation = LabelledCode(code: "TP", label: "Titre professionnel")
        },
        try record("RS3", title: "Micro-certificat de soudure"),
      ], on: "2026-08-01")
    func found(_ words: String, _ change: (inout RegisterQuery) throws -> Void = { _ in }) async throws -> [String] {
      var query = RegisterQuery(words: words)
      try change(&query)
      return try await register.search(query).map(\.code.text)
    }
    #expect(try await found("electric") == ["RNCP2"])
    #expect(try await found("DEVELOPPEUR") == ["RNCP1"])
    #expect(try await found("cda") == ["RNCP1"])
    #expect(try await found("titre professionnel") == ["RNCP2"])
    #expect(try await found("tp electricien") == ["RNCP2"])
    #expect(try await found("microcertification") == ["RS3"])
    #expect(try await found("le concepteur de l’application") == ["RNCP1"])
    #expect(try await found("de la").isEmpty)
    #expect(try await found("ministere travail") == ["RNCP1"])
    #expect(try await found("securiser") == ["RNCP1"])
    #expect(try await found("rncp2") == ["RNCP2"])
    #expect(try await found("rien de tel").isEmpty)
    #expect(try await found("\" OR * NEAR( -").isEmpty)
    #expect(try await found("").count == 3)
    #expect(try await found("") { $0.kind = .rs } == ["RS3"])
    #expect(try await found("") { $0.level = 6 } == ["RNCP1"])
    #expect(try await found("") { $0.rome = "M1805" } == ["RNCP1"])
    #expect(try await found("") { $0.activeAt = Self.day("2025-06-01") } == ["RNCP1", "RS3"])
    #expect(try await found("") { $0.siren = siret.siren } == ["RNCP1"])
    #expect(try await found("") { $0.hasBlocks = true } == ["RNCP1"])
    #expect(try await found("") { $0.limit = 1 } == ["RNCP1"])
    let roles = try await register.records(of: siret.siren)
    #expect(roles.map(\.code.text) == ["RNCP1"] && roles[0].isBody)
  }

  @Test("links are known from both ends") func links() async throws {
    let (register, layout) = try opened()
    defer { remove(register, layout) }
    let (old, new) = (try code("RS5000"), try code("RS6604"))
    try await take(
      register, [try record("RS5000") { $0.facts.successors = [new] }, try record("RS6604")], on: "2026-08-01")
    for one in [old, new] {
      let group = try #require(try await register.answer(one, at: Self.day("2026-08-01"))).continuity
      #expect(group.members.map(\.code) == [old, new] && group.members.allSatisfy(\.isHeld))
    }
  }

  @Test("corrections survive an import, and are met when the official data say the same") func corrections()
    async throws
  {
    let (bare, layout) = try opened()
    try bare.close()
    let held = Mutex<[RegisterCorrection]>([])
    let register = RegisterFile(layout) { code in
      held.withLock { $0.filter { code == nil || $0.code == code } }
    }
    defer { remove(register, layout) }
    let siret = try SIRET("79279132900016")
    let target = try code("RNCP1")
    let changes: [RegisterCorrection.Change] = [
      .title("T"), .isActive(false), .effect(Self.day("2020-01-01")), .decision(Self.day("2020-01-02")),
      .end(Self.day("2027-01-01")), .lastAward(Self.day("2028-01-01")), .level(5), .body(name: "B", siret: siret),
      .notBody(siret),
    ]
    let corrections = changes.map {
      RegisterCorrection(
        code: target, change: $0, from: Self.day("2026-01-01"), until: Self.day("2030-01-01"), reason: "r",
        source: "https://x.example")
    }
    held.withLock { $0 = corrections }
    let summary = try await take(
      register, [try record("RNCP1") { $0.facts.end = Self.day("2027-01-01") }], on: "2026-08-01")
    // The end is said by now; and nobody of that SIRET was ever named.
    #expect(summary.metCorrections.map(\.change) == [.end(Self.day("2027-01-01")), .notBody(siret)])
    let answer = try #require(try await register.answer(target, at: Self.day("2026-08-02")))
    #expect(answer.title == "T" && answer.state == RecordState(false, .correction))
    // What says the same already changes nothing.
    #expect(answer.statement.corrections.count == changes.count - 1)
    #expect(try await register.search(RegisterQuery(words: "soudeur")).map(\.title) == ["T"])
  }
}

/// One task waits for another to answer.
private final class Busy: @unchecked Sendable {
  private let signal = DispatchSemaphore(value: 0)
  private(set) var code: StorageError.Code?

  func end(_ code: StorageError.Code?) {
    self.code = code
    signal.signal()
  }

  func wait() { signal.wait() }
}

/// Records with every member set at random.
private struct RecordMaker {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
  private mutating func text() -> String {
    String((0..<below(30)).map { _ in "aé–\n œ\u{0}’🎓z".randomElement(using: &generator) ?? "a" })
  }
  private mutating func optional<T>(_ make: (inout RecordMaker) -> T) -> T? { below(3) == 0 ? nil : make(&self) }
  private mutating func list<T>(_ make: (inout RecordMaker) -> T) -> [T] { (0..<below(4)).map { _ in make(&self) } }
  private mutating func day() -> CalendarDate { CalendarDate(dayNumber: below(60_000) - 20_000) }
  private mutating func flag() -> Bool { below(2) == 0 }
  private mutating func code() -> RegisterCode { RegisterCode.fiche(flag() ? .rs : .rncp, below(999_999) + 1)! }
  private mutating func siret() -> SIRET {
    while true { if let siret = SIRET(number: UInt64(below(99_999_999_999_999))) { return siret } }
  }
  private mutating func labelled() -> LabelledCode { LabelledCode(code: text(), label: text()) }

  mutating func record() -> RegisterRecord {
    var facts = RecordFacts()
    facts.fileNumber = optional { $0.below(99_999) }
    facts.title = text()
    facts.abbreviation = optional { $0.labelled() }
    facts.workflowState = optional { $0.text() }
    facts.isActive = optional { $0.flag() }
    facts.registrationType = optional { $0.flag() ? .ofRight : .onRequest }
    facts.level = [nil, QualificationLevel.none, .undetermined, .level(below(8) + 1)][below(4)]
    (facts.nsf, facts.rome, facts.formacodes) = (list { $0.labelled() }, list { $0.labelled() }, list { $0.labelled() })
    (facts.idcc, facts.agreements) = (list { $0.labelled() }, list { $0.labelled() })
    facts.bodies = list {
      RegisteredBody(
        name: $0.text(), siret: $0.optional { $0.siret() }, isActive: $0.optional { $0.flag() },
        changedOn: $0.optional { $0.day() }, tradeName: $0.optional { $0.text() }, website: $0.optional { $0.text() })
    }
    facts.hasPartners = optional { $0.flag() }
    for way in AccessWay.allCases { facts.accesses[way] = optional { $0.flag() } }
    facts.territories = Territories(
      newCaledonia: optional { $0.flag() }, frenchPolynesia: optional { $0.flag() })
    facts.lastOfficialJournal = optional { $0.day() }
    facts.decision = optional { $0.day() }
    facts.publication = optional { $0.day() }
    facts.effect = optional { $0.day() }
    facts.end = optional { $0.day() }
    facts.lastAward = optional { $0.day() }
    facts.duration = optional { $0.below(6) }
    facts.promotionYears = list { 2000 + $0.below(30) }
    facts.link = optional { $0.text() }
    facts.blocks = list { RegisteredBlock(writtenCode: $0.text(), title: $0.text()) }
    (facts.successors, facts.predecessors) = (list { $0.code() }, list { $0.code() })
    facts.correspondences = list { maker in
      Correspondence(
        source: maker.list { $0.text() }, destination: maker.code(), destinationBlocks: maker.list { $0.text() })
    }
    facts.partialValidation = optional { $0.flag() }
    facts.validityYears = optional { $0.below(10) }
    let partners = list {
      RegisteredPartner(
        name: $0.text(), siret: $0.optional { $0.siret() }, rights: PartnerRights(rawValue: UInt8($0.below(4))),
        state: [nil, .active, .recordInactive, .withdrawn][$0.below(4)], since: $0.optional { $0.day() },
        changedOn: $0.optional { $0.day() })
    }
    return RegisterRecord(code(), facts: facts, partners: partners, texts: texts())
  }

  private mutating func texts() -> RecordTexts {
    var texts = RecordTexts()
    texts.activities = optional { $0.text() }
    texts.abilities = optional { $0.text() }
    texts.sectors = optional { $0.text() }
    texts.jobs = optional { $0.text() }
    texts.regulations = optional { $0.text() }
    texts.objectives = optional { $0.text() }
    texts.entryPrerequisites = optional { $0.text() }
    texts.validationPrerequisites = optional { $0.text() }
    texts.masteryLevel = optional { $0.text() }
    texts.partialValidationScope = optional { $0.text() }
    texts.renewal = optional { $0.text() }
    texts.blocks = list {
      BlockTexts(
        competences: $0.optional { $0.text() }, assessment: $0.optional { $0.text() },
        entryPrerequisites: $0.optional { $0.text() }, validationPrerequisites: $0.optional { $0.text() })
    }
    let shared = text()
    for way in AccessWay.allCases {
      texts.juries[way] = optional { maker in
        Jury(
          composition: [nil, shared, maker.text()][maker.below(3)], changedOn: maker.optional { $0.day() })
      }
    }
    texts.decrees = list {
      Decree(kind: [.general, .creation, .other][$0.below(3)], title: $0.text(), date: $0.optional { $0.day() })
    }
    texts.statistics = list {
      PromotionStatistics(
        year: $0.optional { $0.below(3000) }, awarded: $0.optional { $0.below(99) },
        awardedByExperience: $0.optional { $0.below(99) }, employedAfterSixMonths: $0.optional { $0.below(101) },
        inTheTradeAfterTwoYears: $0.optional { $0.below(101) })
    }
    return texts
  }
}
