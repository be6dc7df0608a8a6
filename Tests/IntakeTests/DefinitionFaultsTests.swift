import Awarding
import Encodings
import Intake
import JSONTree
import Testing

@Suite("Definition files · what is wrong")
struct DefinitionFaultsTests {
  @Test(
    "An empty definition names all nine elements at once, with the recommendation's wording and an example")
  func allMissing() throws {
    let reading = try DefinitionSamples.read("slug: rien\n")
    #expect(reading.definition == nil)
    #expect(reading.missingElements == AnnexElement.allCases.filter { $0.isMandatory && $0.isDefined })
    #expect(reading.missingElements.count == 9)
    for fault in reading.faults where fault.code == "missing" {
      let element = try #require(fault.element)
      for language in Language.allCases {
        #expect(fault.message(in: language).contains(element.wording(in: language)))
        #expect(fault.remedy(in: language).contains(fault.field?.example ?? "?"))
      }
    }
    let title = try #require(reading.faults.first { $0.field == .title })
    #expect(
      title.message(in: .fr)
        == "« Intitulé de la microcertification » (élément obligatoire de la recommandation, annexe I) : absent."
    )
    #expect(title.place.pointer == "/title")
    let country = try #require(reading.faults.first { $0.field == .awardedByCountry })
    #expect(
      country.message(in: .en)
        == "“Country(ies)/Region(s) of the issuer” (mandatory element of the recommendation, Annex I), "
        + "awardedBy.country: missing.")
  }

  @Test("Faults of every kind are found in one go, each where it stands")
  func everythingAtOnce() throws {
    let text = """
      slug: Soudure TIG
      title: { fr: "…", de: "Schweißen" }
      outcomes:
        - { id: o1, text: { fr: "a" }, criteria: { fr: "b" } }
        - { id: o1, text: { fr: "a" } }
      workload: { hours: P60M, ects: 0 }
      level: { eqf: 9 }
      assessment: { types: [practical-exam, quiz, quiz], supervison: unsupervised }
      participation: remote
      qualityAssurance:
        - { type: qualiopi, validFrom: 2025-02-30 }
      tittle: x
      version: 1.10
      expires: { after: 3Y }
      """
    let faults = try DefinitionSamples.read(text).faults.filter { $0.severity == .fault }
    let seen = faults.map { "\($0.place.line ?? 0) \($0.place.pointer) \($0.code)" }
    #expect(
      Set(seen) == [
        "1 /slug slug.malformed", "2 /title/fr text.placeholder", "2 /title/de key.unknown",
        "1 /awardedBy/name missing", "1 /awardedBy/country missing", "5 /outcomes/1/id list.duplicate",
        "5 /outcomes/1/criteria missing", "6 /workload/hours workload.duration",
        "6 /workload/ects number.out-of-range", "7 /level/eqf number.out-of-range",
        "8 /assessment/types/0 code.unknown", "8 /assessment/types/2 list.duplicate",
        "8 /assessment/supervison key.unknown", "9 /participation code.unknown",
        "11 /qualityAssurance/0/body missing", "11 /qualityAssurance/0/validFrom date.malformed",
        "12 /tittle key.unknown", "13 /version key.version", "14 /expires/after period.malformed",
      ])
    #expect(seen.count == 19)
    let unknown = try #require(faults.first { $0.place.pointer == "/tittle" })
    #expect(unknown.remedy(in: .en).contains("Did you mean “title”?"))
    #expect(unknown.place.column == 1)
    let supervision = try #require(faults.first { $0.place.pointer == "/assessment/supervison" })
    #expect(supervision.remedy(in: .fr).contains("« supervision »"))
  }

  @Test(
    "French names of fields lead to the right ones",
    arguments: [
      ("titre", "title"), ("acquis", "outcomes"), ("niveau", "level"), ("évaluation", "assessment"),
      ("Workload", "workload"), ("quality_assurance", "qualityAssurance"), ("prérequis", "prerequisites"),
    ])
  func synonyms(key: String, field: String) throws {
    let faults = try DefinitionSamples.read(DefinitionSamples.complete + "\(key): x\n").faults
    guard case .unknownKey(let nearest, let known) = faults.first?.problem else {
      Issue.record("\(faults)")
      return
    }
    #expect(nearest == field)
    #expect(known.count == 19)
  }

  @Test(
    "One thing wrong gives one fault",
    arguments: [
      ("workload", "workload: { hours: 0 }", "number.out-of-range"),
      ("workload", "workload: { hours: \"7,5\" }", "number.malformed"),
      ("workload", "workload: 25", "shape"), ("workload", "workload: PT60H", "workload.duration"),
      ("workload", "workload: { ects: 1 }", "missing"),
      ("workload", "workload: { hours: 60, ects: 1 }", "workload.ects-ratio"),
      ("workload", "workload: { hours: [25] }", "shape"),
      ("workload", "workload: { hours: 0x19 }", "number.malformed"),
      ("level", "level: {}", "level.empty"), ("level", "level: 5", "shape"),
      ("level", "level: { eqf: 5, nqf: { framework: FR, level: 6 } }", "level.differs"),
      ("level", "level: { nqf: { framework: ZZ, level: 6 } }", "code.unknown"),
      ("level", "level: { nqf: { level: 6 } }", "missing"),
      ("level", "level: { notApplicable: [a] }", "shape"),
      ("outcomes", "outcomes: []", "list.empty"), ("outcomes", "outcomes: text", "shape"),
      (
        "outcomes", "outcomes: [ { id: é, text: {fr: a, en: a}, criteria: {fr: b, en: b} } ]",
        "outcome.id-malformed"
      ),
      ("outcomes", "outcomes: [ { id: a, text: b, criteria: {fr: b, en: b} } ]", "shape"),
      (
        "outcomes", "outcomes: [ { id: a, text: {fr: a, en: a}, criteria: {fr: b, en: b}, esco: S1 } ]",
        "esco.malformed"
      ),
      ("assessment", "assessment: { types: [] }", "list.empty"),
      ("assessment", "assessment: [quiz]", "shape"),
      ("participation", "participation: [online]", "shape"), ("participation", "participation:", "missing"),
      (
        "qualityAssurance",
        "qualityAssurance: [ { type: internal, validFrom: 2026-01-02, validUntil: 2026-01-01 } ]",
        "dates.reversed"
      ),
      ("title", "title: Souder", "shape"), ("title", "title: { fr: \"a\\nb\", en: b }", "text.line-break"),
      ("title", "title: { fr: \"a\\u202Eb\", en: b }", "text.bidirectional"),
      ("title", "title: { fr: \"a\\0b\", en: b }", "text.character"), ("title", "title: {}", "missing"),
      ("stacking", "stacking: { kind: standalone, towards: [RS6604] }", "stacking.contradictory"),
      ("stacking", "stacking: { kind: stackable }", "recommended"),
      ("stacking", "stacking: { kind: stackable, towards: [RNCP3649O] }", "register.malformed"),
      ("stacking", "stacking: { kind: stackable, towards: [RS6604, rs 6604] }", "list.duplicate"),
      ("register", "register: { code: \"36490\" }", "register.malformed"),
      ("register", "register: {}", "missing"),
      ("alignments", "alignments: [ { framework: ROME, code: X1 } ]", "alignment.code-malformed"),
      ("alignments", "alignments: [ { framework: ROM, code: M1805 } ]", "framework.unknown"),
      (
        "alignments", "alignments: [ { framework: ROME, code: M1805 }, { framework: rome, code: m1805 } ]",
        "list.duplicate"
      ),
      ("tags", "tags: [a, b, a]", "list.duplicate"), ("tags", "tags: [a, ]", nil),
      ("tags", "tags: [a, ~]", "shape"),
      ("tags", "tags: soudage", nil), ("expires", "expires: { after: P0D }", "period.malformed"),
      ("expires", "expires: {}", "missing"), ("suspendable", "suspendable: [true]", "shape"),
      ("furtherInformation", "furtherInformation: http://a.example", "address.not-https"),
      ("furtherInformation", "furtherInformation: a.example", "address.malformed"),
      ("grading", "grading: { minimum: 10 }", "missing"),
      ("awardedBy", "awardedBy: { name: Institut, country: UK }", "country.unknown"),
      ("awardedBy", "awardedBy: Institut", "shape"), ("description", nil, "recommended"),
    ] as [(String, String?, String?)])
  func oneFault(key: String, line: String?, code: String?) throws {
    let faults = try DefinitionSamples.faults(key, line)
    #expect(faults.map(\.code) == (code.map { [$0] } ?? []), "\(faults)")
  }

  @Test("Lists beyond their bounds give one fault, and a file of mistakes a bounded number")
  func bounds() throws {
    let tags = (0..<30).map { "t\($0)" }.joined(separator: ", ")
    #expect(
      try DefinitionSamples.faults("tags", "tags: [\(tags)]").map(\.problem) == [.listTooLong(limit: 20)])
    let types = String(repeating: "quizz, ", count: 100_000)
    let faults = try DefinitionSamples.faults("assessment", "assessment: { types: [\(types)] }")
    #expect(faults.filter { $0.code == "list.too-long" }.count == 1)
    #expect(faults.count == 21)
    let keys = (0..<2_000).map { "k\($0): x\n" }.joined()
    #expect(try DefinitionSamples.read(DefinitionSamples.complete + keys).faults.count == 1_000)
  }

  @Test("Warnings do not stand in the way")
  func warnings() throws {
    let reading = try DefinitionSamples.read(
      DefinitionSamples.complete("workload", "workload: { hours: 60, ects: 1 }"))
    #expect(reading.definition != nil)
    let warning = try #require(reading.warnings.first)
    #expect(warning.message(in: .fr).contains("60 h pour 1 ECTS : un ECTS vaut 25 à 30 heures"))
    #expect(warning.place.pointer == "/workload/ects")
  }

  @Test("Expired quality assurance blocks publishing, not checking")
  func publishing() throws {
    #expect(try DefinitionSamples.read(DefinitionSamples.complete, on: "2028-01-01").faults.isEmpty)
    let reading = try DefinitionSamples.read(DefinitionSamples.complete, on: "2028-01-02")
    #expect(reading.definition == nil)
    #expect(reading.faults.map(\.code) == ["quality-assurance.expired"])
    #expect(reading.faults.first?.place.pointer == "/qualityAssurance/0/validUntil")
    #expect(reading.faults.first?.place.line == 14)
  }

  @Test("A fault as programs read it")
  func faultJSON() throws {
    let fault = try #require(try DefinitionSamples.faults("workload", "workload: { hours: P60M }").first)
    let json = fault.json(in: .en)
    #expect(json["code"] == "workload.duration")
    #expect(json["severity"] == "fault")
    #expect(json["element"] == "workload")
    #expect(json["field"] == "workload.hours")
    #expect(json["pointer"] == "/workload/hours")
    #expect(json["value"] == "P60M")
    #expect(json["line"]?.int == 15)
    #expect(json["message"]?.string?.contains("60 months") == true)
  }

  @Test("JSON faults carry pointer, line and column")
  func jsonPlaces() throws {
    let text = """
      {
        "slug": "a",  "titel": {"fr": "é"},
        "outcomes": [
          {"id": "o1", "text": {"fr": "a\\"b"}, "criteria": {"fr": 5}},
          {"id": "o\\u0031",
           "text": {"fr": "a"}, "criteria": [] }
        ],
        "workload": { "hours": "P60M" , "ects": 2.50e0 },
        "a/b~c": null,
        "tags": [ true, 1.10, "x" ]
      }
      """
    let faults = try DefinitionDocument.read(Array(text.utf8)).faults
    let seen = Set(
      faults.map { "\($0.place.line ?? 0):\($0.place.column ?? 0) \($0.place.pointer) \($0.code)" })
    for expected in [
      "2:17 /titel key.unknown", "4:61 /outcomes/0/criteria/fr shape", "5:12 /outcomes/1/id list.duplicate",
      "6:39 /outcomes/1/criteria list.empty", "8:26 /workload/hours workload.duration",
      "8:43 /workload/ects number.malformed", "9:3 /a~1b~0c key.unknown", "10:13 /tags/0 shape",
    ] {
      #expect(seen.contains(expected), "\(expected) not in \(seen.sorted())")
    }
  }
}
