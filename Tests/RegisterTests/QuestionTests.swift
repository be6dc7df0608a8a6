import Encodings
import Foundation
import Register
import TestMaterial
import Testing

@Suite("What the register answers at a date") struct QuestionTests {
  func day(_ text: String) throws -> CalendarDate { try CalendarDate(iso: text) }

  func statement(
    _ code: String = "RNCP35419", active: Bool? = false, start: String? = "2021-03-17", end: String? = "2026-03-17",
    lastAward: String? = nil, said: String = "2026-08-16", confirmed: String = "2026-08-16",
    _ change: (inout RegisterRecord) throws -> Void = { _ in }
  ) throws -> RegisterStatement {
    var record = RegisterRecord(try RegisterCode(code))
    record.facts.title = "Expert"
    record.facts.isActive = active
    record.facts.decision = try start.map(day)
    record.facts.end = try end.map(day)
    record.facts.lastAward = try lastAward.map(day)
    try change(&record)
    return RegisterStatement(record: record, said: try day(said), confirmed: try day(confirmed))
  }

  @Test("a record that has ended was registered until its last day, and not on the day after") func ended() throws {
    let statement = try statement()
    #expect(try statement.state(at: day("2026-03-17")) == RecordState(true, .dates))
    #expect(try statement.state(at: day("2026-03-18")) == RecordState(false, .dates))
    #expect(try statement.state(at: day("2021-03-17")) == RecordState(true, .dates))
    // Before its decision it may have been registered under an older one: not known, which is not no.
    #expect(try statement.state(at: day("2021-03-16")) == RecordState(nil, .beforeStart))
    #expect(try statement.state(at: day("2026-08-16")) == RecordState(false, .export))
    #expect(try statement.state(at: day("2030-01-01")) == RecordState(false, .dates))
  }

  @Test("where the register does not tell, the answer is not known") func notKnown() throws {
    #expect(try statement(start: nil).state(at: day("2025-01-01")) == RecordState(nil, .noStart))
    // Off the register before its end: on which day is not told.
    let withdrawn = try statement(active: false, end: "2028-01-01")
    #expect(try withdrawn.state(at: day("2025-01-01")) == RecordState(nil, .withdrawn))
    #expect(try withdrawn.state(at: day("2026-08-16")) == RecordState(false, .export))
    #expect(try withdrawn.state(at: day("2027-01-01")) == RecordState(false, .export))
    // `Oui` after the end.
    let odd = try statement(active: true, said: "2026-08-16", confirmed: "2026-09-01")
    #expect(try odd.state(at: day("2026-08-20")) == RecordState(nil, .contradiction))
    #expect(try statement(active: nil, end: nil).state(at: day("2027-01-01")) == RecordState(nil, .nothingSaid))
    #expect(try statement(active: true, end: nil).state(at: day("2027-01-01")) == RecordState(true, .lastExport))
    #expect(try statement(active: true, end: "2030-01-01").state(at: day("2027-01-01")) == RecordState(true, .dates))
  }

  @Test("an award is regular, late but regular, to be proven, or over") func timing() throws {
    let open = try statement(active: true, end: "2029-08-31", lastAward: "2034-08-31")
    #expect(try open.timing(ofAwardOn: day("2028-01-01")) == .regular)
    #expect(try open.timing(ofAwardOn: day("2029-08-31")) == .regular)
    #expect(try open.timing(ofAwardOn: day("2029-09-01")) == .lateButRegular(until: day("2034-08-31")))
    #expect(try open.timing(ofAwardOn: day("2034-08-31")) == .lateButRegular(until: day("2034-08-31")))
    #expect(try open.timing(ofAwardOn: day("2034-09-01")) == .over(since: day("2034-08-31")))
    #expect(try statement().timing(ofAwardOn: day("2026-04-01")) == .proofToBeKept(ended: day("2026-03-17")))
    #expect(try statement(start: nil).timing(ofAwardOn: day("2020-01-01")) == .notKnown(.noStart))
  }

  private let simplon = "79279132900016"
  private let other = "82815245400033"

  @Test("who may award, train and assess, and when") func entitlement() throws {
    let siret = try SIRET(simplon)
    let partner = try SIRET(other)
    let body = RegisteredBody(name: "Simplon", siret: siret, isActive: true)
    let statement = try statement(active: true, end: "2029-01-01") {
      $0.facts.bodies = [body]
      $0.partners = [
        RegisteredPartner(
          name: "P", siret: partner, rights: .train, state: .active, since: try day("2023-01-01")),
        RegisteredPartner(
          name: "P", siret: try SIRET("48276116000019"), rights: [.train, .assess], state: .withdrawn,
          since: try day("2022-01-01"), changedOn: try day("2024-01-01")),
      ]
    }
    let when = try day("2025-01-01")
    for right in RegisterRight.allCases {
      #expect(statement.entitlement(of: siret, to: right, at: when) == .certifyingBody(body))
    }
    #expect(statement.entitlement(of: partner, to: .award, at: when) == .no(.withoutThatRight))
    #expect(statement.entitlement(of: partner, to: .train, at: when) == .partner(statement.record.partners[0]))
    #expect(statement.entitlement(of: partner, to: .assess, at: when) == .no(.withoutThatRight))
    #expect(try statement.entitlement(of: partner, to: .train, at: day("2022-12-31")) == .no(.notYet))
    let former = try SIRET("48276116000019")
    #expect(
      try statement.entitlement(of: former, to: .train, at: day("2023-01-01")) == .partner(statement.record.partners[1])
    )
    #expect(statement.entitlement(of: former, to: .assess, at: when) == .no(.noLonger))
    let stranger = try SIRET("13002526500013")
    for right in RegisterRight.allCases {
      #expect(statement.entitlement(of: stranger, to: right, at: when) == .no(.notNamed))
    }
    // Another establishment of the same legal unit is the same body.
    let sister = try #require(
      (0...99_999).lazy.compactMap { SIRET(number: 792_791_329_00000 + UInt64($0)) }.first { $0 != siret })
    #expect(statement.entitlement(of: sister, to: .award, at: when) == .certifyingBody(body))
    // Where bodies stand without their SIRET nobody can say no.
    let nameless = try self.statement(active: true) { $0.facts.bodies = [RegisteredBody(name: "Université")] }
    #expect(nameless.entitlement(of: stranger, to: .award, at: when) == .notKnown(.bodiesWithoutSIRET))
    // A body that is no longer active, before and after.
    let left = try self.statement(active: true) {
      $0.facts.bodies = [RegisteredBody(name: "S", siret: siret, isActive: false, changedOn: try day("2024-06-01"))]
    }
    #expect(
      try left.entitlement(of: siret, to: .award, at: day("2024-05-31")) == .certifyingBody(left.record.facts.bodies[0])
    )
    #expect(try left.entitlement(of: siret, to: .award, at: day("2024-06-01")) == .no(.noLonger))
    // A partner of a record that is not registered trains for nothing.
    let over = try self.statement(end: "2024-01-01") { $0.partners = statement.record.partners }
    #expect(over.entitlement(of: partner, to: .train, at: when) == .no(.recordNotRegistered))
  }

  @Test("what has not begun is neither ended nor registered") func notYet() throws {
    let coming = try statement(active: false, start: "2026-12-01", end: "2031-12-01", lastAward: "2034-08-31")
    #expect(try coming.timing(ofAwardOn: day("2026-08-16")) == .notYet(from: day("2026-12-01")))
    #expect(try coming.timing(ofAwardOn: day("2026-11-30")) == .notYet(from: day("2026-12-01")))
    // The last export was written before: whether it has begun is not told.
    #expect(try coming.state(at: day("2026-12-01")) == RecordState(nil, .lastExport))
    // Withdrawn before its end: no day of the future is called an end that has come.
    let withdrawn = try statement(active: false, end: "2030-01-01")
    #expect(try withdrawn.timing(ofAwardOn: day("2026-08-16")) == .proofToBeKept(ended: nil))
  }

  @Test("the day of effect begins a registration, not that of its publication") func begins() throws {
    let early = try statement(active: true, start: nil, end: "2029-08-31") {
      $0.facts.publication = try day("2023-07-23")
      $0.facts.effect = try day("2023-09-01")
    }
    #expect(try early.state(at: day("2023-08-15")) == RecordState(nil, .beforeStart))
    #expect(try early.state(at: day("2023-09-01")) == RecordState(true, .dates))
    let asked = try statement(active: true, end: "2029-08-31") { $0.facts.publication = try day("2020-01-01") }
    #expect(try asked.state(at: day("2021-01-01")) == RecordState(nil, .beforeStart))
  }

  @Test("between two exports that differ nobody knows; where they agree both are believed") func between() throws {
    func answer(_ old: (Bool, String), _ new: (Bool, String), _ at: String) throws -> RecordState {
      var statement = try statement(
        active: old.0, start: "2019-09-01", end: old.1, said: "2024-03-01", confirmed: "2024-03-01")
      var facts = statement.record.facts
      facts.isActive = new.0
      facts.end = try day(new.1)
      statement.next = .init(said: try day("2026-11-01"), facts: facts)
      return try statement.state(at: day(at))
    }
    // Prolonged in between; ended in between; the same by both.
    #expect(
      try answer((true, "2024-08-31"), (true, "2029-08-31"), "2025-01-15") == RecordState(nil, .betweenExports))
    #expect(
      try answer((true, "2029-08-31"), (false, "2024-06-30"), "2025-01-15") == RecordState(nil, .betweenExports))
    #expect(try answer((true, "2029-08-31"), (true, "2030-08-31"), "2025-01-15") == RecordState(true, .dates))
    #expect(try answer((false, "2024-02-01"), (false, "2024-02-02"), "2025-01-15") == RecordState(false, .dates))
    // On the days that an export covers, and from the next one on, nothing changes.
    #expect(try answer((true, "2024-08-31"), (true, "2029-08-31"), "2024-03-01") == RecordState(true, .export))
  }

  @Test("an end that cannot be read is not none, and a record that is gone was there") func unread() throws {
    let unread = try statement(active: true, end: nil) { $0.facts.hasUnreadableEnd = true }
    #expect(try unread.state(at: day("2027-01-01")) == RecordState(nil, .nothingSaid))
    #expect(try unread.state(at: day("2026-08-16")) == RecordState(true, .export))
    #expect(try unread.state(at: day("2022-01-01")) == RecordState(nil, .withdrawn))
    let record = try statement(active: true, end: "2029-01-01", lastAward: "2030-01-01").record
    let gone = RegisterStatement(
      record: record, said: try day("2026-01-01"), confirmed: try day("2026-08-16"), gone: try day("2026-08-17"))
    #expect(try gone.state(at: day("2026-08-16")) == RecordState(true, .export))
    #expect(try gone.state(at: day("2026-08-17")) == RecordState(nil, .withdrawn))
    #expect(try gone.timing(ofAwardOn: day("2029-06-01")) == .lateButRegular(until: day("2030-01-01")))
  }

  @Test("where the register names nobody, or cannot be read, nobody says no") func nobody() throws {
    let siret = try SIRET(simplon)
    let when = try day("2025-01-01")
    func ask(_ right: RegisterRight, at: CalendarDate? = nil, _ change: (inout RegisterRecord) throws -> Void) throws
      -> Entitlement
    {
      try statement(active: true, start: "2021-01-01", end: "2029-01-01", change)
        .entitlement(of: siret, to: right, at: at ?? when)
    }
    #expect(try ask(.award) { _ in } == .notKnown(.nobodyNamed))
    let stranger = RegisteredBody(name: "Autre", siret: try SIRET("13002526500013"), isActive: true)
    #expect(try ask(.award) { $0.facts.bodies = [stranger] } == .no(.notNamed))
    // A body without its number may be this one, for training too, and while it was one.
    let nameless = RegisteredBody(name: "Université", isActive: false, changedOn: try day("2026-01-01"))
    for right in RegisterRight.allCases {
      #expect(try ask(right) { $0.facts.bodies = [stranger, nameless] } == .notKnown(.bodiesWithoutSIRET))
      #expect(
        try ask(right, at: day("2026-02-01")) { $0.facts.bodies = [stranger, nameless] } == .no(.notNamed))
    }
    #expect(
      try ask(.train) {
        $0.facts.bodies = [stranger]
        $0.facts.hasPartners = true
      } == .notKnown(.nobodyNamed))
    #expect(
      try ask(.train) {
        $0.facts.bodies = [stranger]
        $0.partners = [RegisteredPartner(name: "P", siret: siret, rights: [], state: .active)]
      } == .notKnown(.rightNotTold))
  }

  @Test("a body that came later awards from then on; of a legal unit the best answer counts") func changes() throws {
    let siret = try SIRET(simplon)
    let sister = try #require(
      (0...99_999).lazy.compactMap { SIRET(number: 792_791_329_00000 + UInt64($0)) }.first { $0 != siret })
    func ask(_ bodies: [RegisteredBody], _ at: String) throws -> Entitlement {
      try statement(active: true, start: "2023-01-25", end: "2029-01-01") { $0.facts.bodies = bodies }
        .entitlement(of: siret, to: .award, at: day(at))
    }
    let late = RegisteredBody(name: "L", siret: siret, isActive: true, changedOn: try day("2025-11-27"))
    #expect(try ask([late], "2024-05-01") == .notKnown(.dateNotTold))
    #expect(try ask([late], "2025-11-27") == .certifyingBody(late))
    // Entered with the registration, some days after its decision.
    let first = RegisteredBody(name: "F", siret: siret, isActive: true, changedOn: try day("2023-02-10"))
    #expect(try ask([first], "2023-01-26") == .certifyingBody(first))
    // One establishment left, another of the same unit stayed.
    let left = RegisteredBody(name: "A", siret: siret, isActive: false, changedOn: try day("2025-08-04"))
    let stayed = RegisteredBody(name: "B", siret: sister, isActive: false, changedOn: try day("2025-11-27"))
    #expect(try ask([left, stayed], "2025-09-15") == .certifyingBody(stayed))
    #expect(try ask([stayed, left], "2025-09-15") == .certifyingBody(stayed))
    #expect(try ask([left, stayed], "2025-11-27") == .no(.noLonger))
  }

  @Test("the operator's word decides, of dates, of a state and of bodies") func words() throws {
    func corrected(_ changes: [RegisterCorrection.Change], active: Bool? = false, end: String? = "2026-03-17") throws
      -> RegisterStatement
    {
      let statement = try statement(active: active, end: end)
      let corrections = try changes.map {
        RegisterCorrection(code: statement.record.code, change: $0, from: try day("2026-01-01"), reason: "r")
      }
      return try statement.corrected(by: corrections, at: day("2026-08-16"))
    }
    let when = try day("2026-08-16")
    #expect(try corrected([.end(day("2027-10-15"))]).state(at: when) == RecordState(true, .correction))
    #expect(try corrected([.isActive(true)]).state(at: when) == RecordState(true, .correction))
    #expect(
      try corrected([.end(day("2026-06-01"))], active: true, end: "2029-01-01").state(at: when)
        == RecordState(false, .correction))
    // A body that the register names as one that left.
    let siret = try SIRET(simplon)
    var former = RecordFacts()
    former.bodies = [RegisteredBody(name: "S", siret: siret, isActive: false)]
    let named = RegisterCorrection(
      code: try RegisterCode("RS1"), change: .body(name: "S", siret: siret), from: when, reason: "r")
    #expect(!named.isMet(by: former))
    former.bodies[0].isActive = true
    #expect(named.isMet(by: former))
    let sister = try #require(
      (0...99_999).lazy.compactMap { SIRET(number: 792_791_329_00000 + UInt64($0)) }.first { $0 != siret })
    let never = RegisterCorrection(code: named.code, change: .notBody(sister), from: when, reason: "r")
    #expect(!never.isMet(by: former))
  }

  @Test("a block that is coded by its bare number is found within its own fiche") func bareBlock() throws {
    var facts = RecordFacts()
    facts.blocks = [
      RegisteredBlock(writtenCode: "01", title: "A"), RegisteredBlock(writtenCode: "RNCP40505BC02", title: "B"),
    ]
    #expect(facts.blockIndex(of: try RegisterCode("RNCP40505BC01")) == 0)
    #expect(facts.blockIndex(of: try RegisterCode("RNCP40505BC02")) == 1)
    #expect(facts.blockIndex(of: try RegisterCode("RNCP40505BC03")) == nil)
    facts.blocks.append(RegisteredBlock(writtenCode: "1", title: "C"))
    #expect(facts.blockIndex(of: try RegisterCode("RNCP40505BC01")) == nil)
  }

  @Test("what changed is told as who came and went, and what ends") func events() throws {
    let siret = try SIRET(simplon)
    var before = RegisterRecord(try RegisterCode("RS1"))
    before.facts.title = "T"
    before.facts.isActive = true
    before.facts.bodies = [RegisteredBody(name: "A", siret: siret, isActive: true), RegisteredBody(name: "B")]
    before.partners = [
      RegisteredPartner(name: "P", state: .active), RegisteredPartner(name: "Q", state: .active),
    ]
    var after = before
    after.facts.isActive = false
    after.facts.level = .level(5)
    after.facts.bodies[0].isActive = false
    after.facts.bodies.append(RegisteredBody(name: "C"))
    after.partners[1].state = .withdrawn
    after.partners.append(RegisteredPartner(name: "R"))
    let when = try day("2026-08-16")
    let names = RegisterEvent.events(before, after, on: when).map(\.kind)
    #expect(
      names == [
        .expired, .bodyAdded(.init(name: "C", siret: nil)), .bodyRemoved(.init(name: "A", siret: siret)),
        .partnerAdded(.init(name: "R", siret: nil)), .partnerRemoved(.init(name: "Q", siret: nil)),
        .changed([.level]),
      ])
    #expect(RegisterEvent.events(nil, after, on: when).map(\.kind) == [.new])
    #expect(RegisterEvent.events(before, nil, on: when).map(\.kind) == [.gone])
    #expect(RegisterEvent.events(before, before, on: when).isEmpty)
    #expect(RegisterEvent.events(nil, nil, on: when).isEmpty)
    var moved = before
    moved.partners[0].rights = .train
    #expect(RegisterEvent.events(before, moved, on: when).map(\.kind) == [.changed([.partners])])

    let ending = try statement(active: true, end: "2026-09-15", lastAward: "2026-11-14")
    func endings(_ days: Int) throws -> [RegisterEvent.Kind] {
      try RegisterEvent.endings(of: ending, from: day("2026-08-16"), within: days).map(\.kind)
    }
    #expect(try endings(29).isEmpty)
    #expect(try endings(30) == [.ends(day("2026-09-15"))])
    #expect(try endings(90) == [.ends(day("2026-09-15")), .lastAward(day("2026-11-14"))])
    #expect(try RegisterEvent.endings(of: ending, from: day("2026-11-15"), within: 90).isEmpty)
  }

  @Test("a continuity is one group from whichever member it is asked, across registers and unknown numbers")
  func continuity() throws {
    func code(_ text: String) -> RegisterCode { (try? RegisterCode(text)) ?? .fiche(.rncp, 999_999)! }
    let links: [RegisterCode: Continuity.Links] = [
      code("RNCP509"): .init(successors: [code("RNCP38228")]),
      code("RNCP1197"): .init(successors: [code("RNCP4049")]),
      code("RNCP4049"): .init(predecessors: [code("RNCP1197")], successors: [code("RNCP22094")]),
      code("RNCP22094"): .init(predecessors: [code("RNCP4049")]),
      code("RNCP19468"): .init(successors: [code("RS6117")]),
      code("RS6117"): .init(predecessors: [code("RNCP19468")]),
      // Two that point at each other.
      code("RNCP7"): .init(successors: [code("RNCP8")]), code("RNCP8"): .init(successors: [code("RNCP7")]),
    ]
    for start in ["RNCP1197", "RNCP4049", "RNCP22094"] {
      let group = Continuity(of: code(start)) { links[$0] }
      #expect(group.members.map(\.code.text) == ["RNCP1197", "RNCP4049", "RNCP22094"])
      #expect(group.members.allSatisfy(\.isHeld) && !group.isCut)
    }
    // A number that the register does not hold stands in the group, and says so.
    let broken = Continuity(of: code("RNCP509")) { links[$0] }
    #expect(
      broken.members.map(\.code.text) == ["RNCP509", "RNCP38228"] && broken.members.map(\.isHeld) == [true, false])
    #expect(Continuity(of: code("RS6117")) { links[$0] }.members.map(\.code.text) == ["RNCP19468", "RS6117"])
    #expect(Continuity(of: code("RNCP7")) { links[$0] }.members.count == 2)
    let endless = Continuity(of: code("RNCP1")) {
      .init(successors: [RegisterCode.fiche(.rncp, $0.number + 1)].compactMap(\.self))
    }
    #expect(endless.members.count == Continuity.limit && endless.isCut)
  }

  @Test("a correction is dated, shown, and done when the official data say the same") func corrections() throws {
    let statement = try statement()
    let later = RegisterCorrection(
      code: statement.record.code, change: .end(try day("2027-03-17")), from: try day("2026-01-01"), reason: "Arrêté")
    let corrected = try statement.corrected(by: [later], at: day("2026-06-01"))
    #expect(try corrected.record.facts.end == day("2027-03-17") && corrected.corrections == [later])
    #expect(try statement.corrected(by: [later], at: day("2025-12-31")) == statement)
    #expect(!later.isMet(by: statement.record.facts) && later.isMet(by: corrected.record.facts))
    #expect(try corrected.corrected(by: [later], at: day("2026-06-01")).corrections == [later])
    let elsewhere = RegisterCorrection(
      code: try RegisterCode("RS1"), change: .title("x"), from: try day("2020-01-01"), reason: "r")
    #expect(try statement.corrected(by: [elsewhere], at: day("2026-06-01")) == statement)
    let siret = try SIRET(simplon)
    var facts = RecordFacts()
    let adding = RegisterCorrection(
      code: statement.record.code, change: .body(name: "S", siret: siret), from: try day("2020-01-01"), reason: "r")
    #expect(!adding.isMet(by: facts))
    facts.bodies = [RegisteredBody(name: "Simplon", siret: siret)]
    #expect(adding.isMet(by: facts))
  }
}

@Suite("Texts of competences") struct CompetenceListTests {
  @Test("lists whose form is certain are lists")
  func certain() throws {
    let bullets = try #require(
      CompetenceList("  - Gérer le patrimoine   - Répondre aux incidents\n- Travailler en mode projet"))
    #expect(
      bullets.lead == nil
        && bullets.entries.map(\.text) == [
          "Gérer le patrimoine", "Répondre aux incidents", "Travailler en mode projet",
        ])
    let led = try #require(CompetenceList("Être capable de :  * lire ;  * écrire."))
    #expect(led.lead == "Être capable de :" && led.entries.map(\.text) == ["lire ;", "écrire."])
    let numbered = try #require(CompetenceList("1. Un   2. Deux   3. Trois"))
    #expect(numbered.entries.map(\.number) == ["1", "2", "3"])
    let coded = try #require(CompetenceList("C1. Un   C2. Deux"))
    #expect(coded.entries.map(\.number) == ["C1", "C2"] && coded.entries.map(\.text) == ["Un", "Deux"])
    let nested = try #require(CompetenceList("A1C1. Un   A1C2. Deux   A2C1. Trois"))
    #expect(nested.entries.map(\.number) == ["A1C1", "A1C2", "A2C1"])
  }

  @Test(
    "everything else stays a text",
    arguments: [
      "", "Une seule phrase.", "- seul", "Gérer - répondre - travailler", "1. Un   3. Trois", "2. Deux   3. Trois",
      "Intro sans deux-points   - un   - deux", "- un   * deux   - trois", "10 heures   20 heures",
      "C1. Un   D2. Deux", "-un   -deux", "1. Un   2. Deux   2. Encore",
    ])
  func uncertain(text: String) { #expect(CompetenceList(text) == nil) }

  @Test("nothing is lost of any text of the real extracts", .enabled(if: Shared.isPresent)) func nothingLost() throws {
    var (texts, lists) = (0, 0)
    for file in ["RNCP", "RS"] {
      let xml = try Shared.text("referentiel/xml/export_fiches_\(file)_V4_1_real-extract_2026-08.xml")
      for name in ["LISTE_COMPETENCES", "CAPACITES_ATTESTEES", "ACTIVITES_VISEES", "MODALITES_EVALUATION"] {
        for part in xml.components("<\(name)>", "</\(name)>") {
          texts += 1
          guard let list = CompetenceList(part) else { continue }
          lists += 1
          // All letters and figures stand in the list, in their order.
          let words = { (text: String) in text.filter { $0.isLetter || $0.isNumber } }
          let told = (list.lead ?? "") + list.entries.map { ($0.number ?? "") + $0.text }.joined()
          #expect(words(told) == words(part))
        }
      }
    }
    #expect(texts == 86 && lists > 15, "\(texts) \(lists)")
  }
}

extension String {
  /// What stands between each pair of marks.
  fileprivate func components(_ start: String, _ end: String) -> [String] {
    var found: [String] = []
    var rest = self[...]
    while let from = rest.range(of: start), let to = rest[from.upperBound...].range(of: end) {
      found.append(String(rest[from.upperBound..<to.lowerBound]))
      rest = rest[to.upperBound...]
    }
    return found
  }
}
