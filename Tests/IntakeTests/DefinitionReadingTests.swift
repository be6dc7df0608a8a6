import Awarding
import Encodings
import Intake
import JSONTree
import Register
import Testing

@Suite("Definition files · what is read")
struct DefinitionReadingTests {
  @Test("A complete definition has no fault and no warning")
  func complete() throws {
    let reading = try DefinitionSamples.read(DefinitionSamples.complete)
    #expect(reading.faults.isEmpty)
    let definition = try #require(reading.definition)
    #expect(definition.slug.text == "soudure-tig")
    #expect(definition.title.text(in: .en) == ("Weld", .en))
    #expect(definition.workload.hours == Amount(25))
    #expect(definition.qualityAssurance.first?.validUntil?.iso == "2028-01-01")
    #expect(definition.suspendable == false)
    #expect(definition.expires == nil)
  }

  @Test("Every field of the contract is read")
  func everyField() throws {
    let text = """
      slug: soudure-tig-initiation
      title: { fr: "Souder", en: "Weld" }
      description: { fr: "Souder bien", en: "Weld well" }
      awardedBy: { name: "Institut", country: FR }
      outcomes:
        - { id: o1, text: { fr: "a", en: "a" }, esco: "http://data.europa.eu/esco/skill/80f308e6-0e09-404a-80cd-ec5f50f6f304", criteria: { fr: "b", en: "b" } }
        - { id: o2, text: { fr: "a", en: "a" }, criteria: [ { fr: "b", en: "b" }, { fr: "c", en: "c" } ] }
      workload: { hours: 25, ects: 1 }
      level: { eqf: 5, nqf: { framework: FR, level: 5 }, cycle: short }
      assessment: { types: [practical-examination, quiz], supervision: supervised-onsite-id-checked }
      participation: work-based
      qualityAssurance: [ { type: qualiopi, body: "X", reference: 1.10, validFrom: 2025-01-01, validUntil: 2028-01-01 } ]
      prerequisites: { fr: "Aucun", en: "None" }
      grading: { scheme: out-of-20, minimum: 10 }
      stacking: { kind: stackable, towards: [ RNCP36490BC02, autre-type, "https://a.example/x", { title: { fr: "DU" } } ] }
      furtherInformation: https://a.example/
      register: { code: RS6604 }
      alignments: [ { framework: ROME, code: M1805 }, { framework: RS, code: RS6604 } ]
      tags: [ soudage, no, 1.10, 0777 ]
      suspendable: true
      expires: { after: P3Y }
      """
    let reading = try DefinitionSamples.read(text)
    #expect(reading.faults.map(\.description) == [])
    let definition = try #require(reading.definition)
    #expect(definition.outcomes.map(\.criteria.count) == [1, 2])
    #expect(definition.outcomes[0].esco.count == 1)
    #expect(
      try definition.level
        == Level(eqf: EQFLevel("5"), national: NationalLevel(framework: .france, level: "5"), cycle: .short))
    #expect(definition.assessment.supervision == .supervisedOnsiteIDChecked)
    #expect(definition.participation == .workBased)
    #expect(definition.qualityAssurance[0].reference == "1.10")
    #expect(definition.grading?.minimum == "10")
    #expect(definition.stacking?.towards.count == 4)
    #expect(try definition.register == RegisterCode("RS6604"))
    #expect(definition.alignments.map(\.code) == ["M1805", "RS6604"])
    #expect(definition.tags == ["soudage", "no", "1.10", "0777"])
    #expect(definition.suspendable)
    #expect(definition.expires?.text == "P3Y")
  }

  @Test("The organisation stands in where no body is named")
  func defaultBody() throws {
    let text = DefinitionSamples.complete("awardedBy", nil)
    let bytes = Array(text.utf8)
    let body = try #require(DefinitionSamples.body)
    #expect(try DefinitionDocument.read(bytes, awardingBody: body).definition?.awardedBy == body)
    let partial = Array((text + "awardedBy: { country: BE }\n").utf8)
    let reading = try DefinitionDocument.read(partial, awardingBody: body)
    #expect(reading.definition?.awardedBy.name == body.name)
    #expect(reading.definition?.awardedBy.country.code == "BE")
    let other = Array((text + "awardedBy: { name: Autre }\n").utf8)
    let warned = try DefinitionDocument.read(other, awardingBody: body)
    #expect(warned.definition?.awardedBy.name == "Autre")
    #expect(warned.warnings.map(\.code) == ["awarding-body.other"])
  }

  @Test("Country NO is Norway, and quotes change nothing", arguments: ["NO", "no", "\"NO\"", "'NO'"])
  func norway(written: String) throws {
    let text = DefinitionSamples.complete("awardedBy", "awardedBy: { name: A1, country: \(written) }")
    #expect(try DefinitionSamples.read(text).definition?.awardedBy.country.code == "NO")
  }

  @Test(
    "Texts that YAML 1.1 takes for something else stay texts",
    arguments: [
      "y", "Yes", "off", "1e3", "0x1F", "0o17", "017", "1:30:00", "2026-05-12", "1_000", ".inf", "0.10", "=",
      "<<", "12",
    ])
  func yamlOneOne(word: String) throws {
    let text = DefinitionSamples.complete("title", "title: { fr: \(word) , en: a }")
    let reading = try DefinitionSamples.read(text)
    if word == "=" || word == "<<" {
      #expect(reading.faults.map(\.code) == ["text.placeholder"])
    } else {
      #expect(reading.definition?.title.fr == word)
    }
  }

  @Test(
    "null, ~ and nothing are nothing; in quotes they are texts", arguments: ["null", "~", "", "Null", "NULL"])
  func nothing(word: String) throws {
    let text = DefinitionSamples.complete("description", "description: \(word)")
    #expect(try DefinitionSamples.read(text).faults.map(\.code) == ["recommended"])
    let half = DefinitionSamples.complete("title", "title: { fr: \(word) , en: \"null\" }")
    #expect(try DefinitionSamples.read(half).definition?.title == LocalizedText(en: "null"))
  }

  @Test(
    "true and false only",
    arguments: [
      ("true", nil), ("False", nil), ("yes", "true"), ("oui", "true"), ("on", "true"), ("y", "true"),
      ("1", "true"),
      ("no", "false"), ("non", "false"), ("0", "false"), ("peut-être", .some(nil)),
    ] as [(String, String??)])
  func trueOrFalse(word: String, refusedWith: String??) throws {
    let faults = try DefinitionSamples.faults("suspendable", "suspendable: \(word)")
    switch refusedWith {
    case nil: #expect(faults.isEmpty)
    case .some(let suggestion): #expect(faults.map(\.problem) == [.trueOrFalse(suggestion: suggestion)])
    }
  }

  @Test("Level not applicable, with its reason in one or two languages, or bare")
  func notApplicable() throws {
    let bare = try DefinitionSamples.read(
      DefinitionSamples.complete("level", "level: { notApplicable: \"Transversal\" }"))
    #expect(try bare.definition?.level == .notApplicable(reason: LocalizedText(fr: "Transversal")))
    let both = try DefinitionSamples.read(
      DefinitionSamples.complete("level", "level: { notApplicable: { fr: Aucun, en: None } }"))
    #expect(try both.definition?.level == .notApplicable(reason: LocalizedText(fr: "Aucun", en: "None")))
    let contradictory = try DefinitionSamples.faults("level", "level: { eqf: 5, notApplicable: \"Aucun\" }")
    #expect(contradictory.map(\.code) == ["level.contradictory"])
  }

  @Test("A body's own grading scheme is taken with a warning")
  func ownScheme() throws {
    let reading = try DefinitionSamples.read(DefinitionSamples.complete + "grading: { scheme: out-of-10 }\n")
    #expect(try reading.definition?.grading?.scheme == .own(LocalizedText(fr: "out-of-10", en: "out-of-10")))
    guard case .gradingOwnScheme(let nearest, _) = reading.faults.first?.problem else {
      Issue.record("no warning")
      return
    }
    #expect(nearest == "out-of-20" || nearest == "out-of-100")
  }

  @Test("One language is enough, and the other is asked for once")
  func oneLanguage() throws {
    let french = DefinitionSamples.complete
      .replacing(try Regex(", en: \"[^\"]*\""), with: "")
    let reading = try DefinitionSamples.read(french)
    #expect(reading.definition != nil)
    #expect(reading.faults.map(\.problem) == [.textOneLanguage(missing: .en, count: 4)])
    #expect(reading.faults.first?.place.pointer == "/title")
  }

  @Test("A byte order mark and Windows line ends are read")
  func windowsFile() throws {
    let text = "\u{FEFF}" + DefinitionSamples.complete.replacing("\n", with: "\r\n")
    let reading = try DefinitionSamples.read(text)
    #expect(reading.faults.isEmpty)
    #expect(reading.definition?.title.fr == "Souder")
  }

  @Test("JSON says the same as YAML")
  func json() throws {
    let definition = try #require(try DefinitionSamples.read(DefinitionSamples.complete).definition)
    let json = DefinitionDocument.json(of: definition)
    for form in [DefinitionDocument.Form.json, .byContent, .yaml] {
      let reading = try DefinitionDocument.read(json.serialized(.pretty), form: form)
      #expect(reading.faults.isEmpty)
      #expect(reading.definition == definition)
    }
    #expect(try DefinitionDocument.definition(stored: json) == definition)
  }

  @Test(
    "The form follows from a file's name",
    arguments: [
      ("a.yaml", DefinitionDocument.Form.yaml), ("A.YML", .yaml), ("b.json", .json), ("c.txt", .byContent),
      ("-", .byContent),
    ])
  func form(name: String, form: DefinitionDocument.Form) {
    #expect(DefinitionDocument.Form(fileName: name) == form)
  }
}
