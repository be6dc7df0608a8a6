import Encodings
import Register
import Testing

/// What a body may do on a day, all that counts in one answer.
extension QuestionTests {
  private func unit() throws -> SIRET { try SIRET("79279132900016") }

  @Test("a body awards while it may still be awarded, and trains while it is registered") func rights() throws {
    let siret = try unit()
    func ask(_ right: RegisterRight, _ at: String) throws -> Entitlement {
      try statement(active: true, start: "2021-01-01", end: "2026-10-01", lastAward: "2027-10-01") {
        $0.facts.bodies = [RegisteredBody(name: "S", siret: siret, isActive: true)]
      }.right(of: siret, to: right, at: day(at))
    }
    let yes = Entitlement.certifyingBody(RegisteredBody(name: "S", siret: siret, isActive: true))
    for right in RegisterRight.allCases { #expect(try ask(right, "2026-08-16") == yes) }
    #expect(try ask(.award, "2027-01-01") == yes)
    #expect(try ask(.train, "2027-01-01") == .no(.recordNotRegistered))
    #expect(try ask(.award, "2027-10-02") == .no(.over))
    #expect(try ask(.award, "2020-01-01") == .notKnown(.recordNotRegistered))
    let coming = try statement(active: false, start: "2026-12-01", end: "2031-01-01") {
      $0.facts.bodies = [RegisteredBody(name: "S", siret: siret, isActive: true)]
    }
    #expect(try coming.right(of: siret, to: .award, at: day("2026-08-16")) == .no(.notBegun))
  }

  @Test("between two exports that name different bodies nobody knows") func betweenBodies() throws {
    let siret = try unit()
    let own = RegisteredBody(name: "S", siret: siret, isActive: true)
    let other = RegisteredBody(name: "A", siret: try SIRET("13002526500013"), isActive: true)
    func ask(_ before: [RegisteredBody], _ after: [RegisteredBody]?, _ at: String = "2026-09-15") throws -> Entitlement
    {
      var statement = try statement(active: true, start: "2021-01-01", end: "2029-01-01") { $0.facts.bodies = before }
      var facts = statement.record.facts
      facts.bodies = after ?? []
      statement.next = .init(said: try day("2026-10-01"), facts: after == nil ? nil : facts)
      return try statement.entitlement(of: siret, to: .award, at: day(at))
    }
    #expect(try ask([own], [other]) == .notKnown(.betweenExports))
    #expect(try ask([other], [own]) == .notKnown(.betweenExports))
    #expect(try ask([own], [own, other]) == .certifyingBody(own))
    #expect(try ask([other], [other]) == .no(.notNamed))
    #expect(try ask([own], [other], "2026-08-16") == .certifyingBody(own))
    // Gone by the next export: registered or not is not known, and who awarded it is.
    var gone = try statement(active: true, start: "2021-01-01", end: "2029-01-01") { $0.facts.bodies = [own] }
    gone.next = .init(said: try day("2026-10-01"), facts: nil)
    #expect(try gone.state(at: day("2026-09-15")) == RecordState(nil, .betweenExports))
    #expect(try gone.right(of: siret, to: .award, at: day("2026-09-15")) == .notKnown(.recordNotRegistered))
  }

  @Test("a body that the operator strikes out is none, and not unknown") func struck() throws {
    let siret = try unit()
    let statement = try statement(active: true, start: "2021-01-01", end: "2029-01-01") {
      $0.facts.bodies = [RegisteredBody(name: "S", siret: siret, isActive: true)]
    }
    let correction = RegisterCorrection(
      code: statement.record.code, change: .notBody(siret), from: try day("2026-01-01"), reason: "Retrait")
    let corrected = try statement.corrected(by: [correction], at: day("2026-08-16"))
    #expect(corrected.record.facts.bodies.isEmpty)
    #expect(try corrected.entitlement(of: siret, to: .award, at: day("2026-08-16")) == .no(.notNamed))
    #expect(
      try corrected.entitlement(of: SIRET("13002526500013"), to: .award, at: day("2026-08-16"))
        == .notKnown(.nobodyNamed))
  }

  @Test("a changed name or establishment is no departure, and what was withdrawn ends no more") func sameUnit() throws {
    let siret = try unit()
    let sister = try #require(
      (0...99_999).lazy.compactMap { SIRET(number: 792_791_329_00000 + UInt64($0)) }.first { $0 != siret })
    var before = RegisterRecord(try RegisterCode("RS1"))
    before.facts.bodies = [RegisteredBody(name: "ORG", siret: siret, isActive: true)]
    before.partners = [RegisteredPartner(name: "P", siret: siret, state: .active)]
    var after = before
    after.facts.bodies = [RegisteredBody(name: "ORG SA", siret: sister, isActive: true)]
    after.partners = [RegisteredPartner(name: "P SA", siret: sister, state: .active)]
    #expect(
      try RegisterEvent.events(before, after, on: day("2026-08-16")).map(\.kind) == [.changed([.bodies, .partners])])
    let withdrawn = try statement(active: false, end: "2026-09-01", lastAward: "2026-10-01")
    #expect(
      try RegisterEvent.endings(of: withdrawn, from: day("2026-08-16"), within: 90).map(\.kind)
        == [.lastAward(day("2026-10-01"))])
  }

  @Test("a legal unit is named by its own number or by that of an establishment") func ofBody() throws {
    #expect(try SIREN(ofBody: "792 791 329").text == "792791329")
    #expect(try SIREN(ofBody: "792 791 329 00016").text == "792791329")
    #expect(throws: RegisterError.self) { try SIREN(ofBody: "79279132900017") }
    let error = #expect(throws: RegisterError.self) { try SIREN(ofBody: "79279132900017") }
    #expect(error?.code == .checkDigit)
  }
}
