import Awarding
import Encodings
import Testing

@Suite("Definition")
struct DefinitionTests {
  private func definition(
    title: String = "Souder", outcomes: [LearningOutcome]? = nil, quality: [QualityAssurance]? = nil,
    alignments: [Alignment] = [], tags: [String] = [], description: LocalizedText? = nil
  ) throws -> Definition {
    try Definition(
      slug: Slug("soudure"), title: LocalizedText(fr: title), description: description,
      awardedBy: AwardingBody(name: "Institut", country: .france),
      outcomes: outcomes ?? [outcome("o1")], workload: Workload(hours: Amount(25)),
      level: Level(eqf: EQFLevel("5")), assessment: Assessment(types: [.quiz]), participation: .online,
      qualityAssurance: quality ?? [QualityAssurance(type: .internal)], alignments: alignments, tags: tags)
  }

  private func outcome(_ id: String) throws -> LearningOutcome {
    try LearningOutcome(id: id, text: LocalizedText(fr: "Régler"), criteria: [LocalizedText(fr: "Juste")])
  }

  @Test("has outcomes, each once, and quality assurance")
  func wholeLists() throws {
    #expect(try definition().outcomes.count == 1)
    for (code, make) in [
      ("list.empty", { try self.definition(outcomes: []) }),
      ("list.empty", { try self.definition(quality: []) }),
      ("list.duplicate", { try self.definition(outcomes: [self.outcome("a"), self.outcome("a")]) }),
      ("list.duplicate", { try self.definition(tags: ["a", "a"]) }),
      ("list.too-long", { try self.definition(outcomes: (0...50).map { try self.outcome("o\($0)") }) }),
      ("text.line-break", { try self.definition(tags: ["a\nb"]) }),
    ] as [(String, () throws -> Definition)] {
      let fault = #expect(throws: DefinitionFault.self) { try make() }
      #expect(fault?.code == code)
    }
  }

  @Test("without a criterion is no outcome")
  func criteria() throws {
    let fault = #expect(throws: DefinitionFault.self) {
      try LearningOutcome(id: "o1", text: LocalizedText(fr: "Régler"), criteria: [])
    }
    #expect(fault?.code == "missing")
    #expect(fault?.field == .outcomeCriteria)
    #expect(fault?.element == .outcomes)
  }

  @Test("is not published on expired quality assurance")
  func obstacles() throws {
    let ended = try QualityAssurance(
      type: .qualiopi, body: "Certif Horizon", validUntil: CalendarDate(iso: "2025-12-31"))
    let definition = try definition(quality: [QualityAssurance(type: .internal), ended])
    let faults = definition.obstacles(publishingOn: try CalendarDate(iso: "2026-01-01"))
    #expect(faults.map(\.code) == ["quality-assurance.expired"])
    #expect(faults.first?.place.pointer == "/qualityAssurance/1/validUntil")
    #expect(faults.first?.element == .qualityAssurance)
    #expect(definition.obstacles(publishingOn: try CalendarDate(iso: "2025-12-31")).isEmpty)
  }

  @Test("names the fields in which two versions differ")
  func differences() throws {
    let first = try definition()
    let second = try definition(
      title: "Souder bien", alignments: [Alignment(framework: .rome, code: "H2913")], tags: ["x"])
    #expect(first.differences(from: first).isEmpty)
    #expect(second.differences(from: first) == [.title, .alignments, .tags])
  }

  @Test("has a summary even without a description")
  func summary() throws {
    #expect(try definition().summary(in: .fr) == ("Régler", .fr))
    #expect(try definition().summary(in: .en) == ("Souder", .fr))
    let described = try definition(description: LocalizedText(fr: "Tout", en: "All"))
    #expect(described.summary(in: .en) == ("All", .en))
  }

  @Test("takes its body from an organisation")
  func organisation() throws {
    let organisation = try Organisation(name: "Institut Brocéliande", country: "fr", siret: nil, website: nil)
    #expect(try AwardingBody(organisation) == AwardingBody(name: "Institut Brocéliande", country: .france))
    // An organisation that no definition could name is refused itself.
    #expect(throws: AwardingError(.organisationMalformed, "")) {
      try Organisation(name: "Institut", country: "ZZ", siret: nil, website: nil)
    }
    #expect(throws: AwardingError(.organisationMalformed, "")) {
      try Organisation(name: "Institut\u{202E}", country: "FR", siret: nil, website: nil)
    }
  }
}
