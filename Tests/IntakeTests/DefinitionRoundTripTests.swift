import Awarding
import Encodings
import Intake
import JSONTree
import Register
import TestMaterial
import Testing

@Suite("Definition files · stored form")
struct DefinitionRoundTripTests {
  @Test("Whatever definition is written is read back the same, as JSON and as YAML", arguments: 0..<8)
  func roundTrip(seed: Int) throws {
    var maker = DefinitionMaker(random: SeededGenerator(seed: UInt64(seed) &* 7_919 &+ 1))
    for _ in 0..<50 {
      let definition = try maker.definition()
      let json = DefinitionDocument.json(of: definition)
      #expect(try DefinitionDocument.definition(stored: json) == definition)
      let bytes = json.serialized(.pretty)
      #expect(try DefinitionDocument.definition(stored: JSON(parsing: bytes)) == definition)
      let fromJSON = try DefinitionDocument.read(bytes, form: .json)
      #expect(fromJSON.definition == definition, "\(fromJSON.faults.map { $0.message(in: .en) })")
      // JSON is YAML: the other reader must say the same.
      let fromYAML = try DefinitionDocument.read(bytes, form: .yaml)
      #expect(fromYAML.definition == definition, "\(fromYAML.faults.map { $0.message(in: .en) })")
      #expect(
        DefinitionDocument.json(of: try #require(fromYAML.definition)).serialized() == json.serialized())
    }
  }

  @Test("The stored form is the contract's, in its order")
  func contract() throws {
    let definition = try #require(try DefinitionSamples.read(DefinitionSamples.complete).definition)
    #expect(
      DefinitionDocument.json(of: definition).text()
        == """
        {"slug":"soudure-tig","title":{"fr":"Souder","en":"Weld"},"description":{"fr":"Souder bien","en":"Weld well"},\
        "awardedBy":{"name":"Institut des métiers de Brocéliande","country":"FR"},\
        "outcomes":[{"id":"o1","text":{"fr":"Régler","en":"Set up"},"criteria":{"fr":"Juste","en":"Right"}}],\
        "workload":{"hours":25,"ects":1},"level":{"eqf":5},"assessment":{"types":["practical-examination"]},\
        "participation":"onsite","qualityAssurance":[{"type":"qualiopi","body":"Certif Horizon","reference":"Q-1",\
        "validUntil":"2028-01-01"}]}
        """)
  }

  @Test("A stored document that is none is refused")
  func notStored() {
    let fault = #expect(throws: DefinitionFault.self) {
      try DefinitionDocument.definition(stored: ["slug": "a"])
    }
    #expect(fault?.code == "missing")
    #expect(throws: DefinitionFault.self) { try DefinitionDocument.definition(stored: [1]) }
  }
}

/// Makes definitions at random, every optional part there or not.
private struct DefinitionMaker {
  var random: SeededGenerator

  mutating func definition() throws -> Definition {
    try Definition(
      slug: Slug(slug()), title: localized(lines: false), description: maybe { try $0.localized() },
      awardedBy: AwardingBody(
        name: text(lines: false), country: Country.all.randomElement(using: &random) ?? .france),
      outcomes: (0..<count(1...4)).map { try outcome("o\($0)") },
      workload: Workload(
        hours: Amount(hundredths: count(25...99_000)),
        ects: maybe { Amount(hundredths: $0.count(10...9_000)) }),
      level: level(),
      assessment: Assessment(types: some(AssessmentType.self, 1...4), supervision: maybe { $0.one() }),
      participation: one(), qualityAssurance: qualityAssurance(), prerequisites: maybe { try $0.localized() },
      grading: maybe { try $0.grading() }, stacking: maybe { try $0.stacking() },
      furtherInformation: maybe { try WebAddress("https://\($0.slug()).example/\($0.slug())?x=%C3%A9") },
      register: maybe { try $0.registerCode() }, alignments: alignments(),
      tags: (0..<count(0...3)).map { "\($0)\(slug())" }, suspendable: Bool.random(using: &random),
      expires: maybe { try Expiry("P\($0.count(1...20))Y\($0.count(1...11))M") })
  }

  private mutating func outcome(_ id: String) throws -> LearningOutcome {
    let esco = try ESCOAddress("http://data.europa.eu/esco/skill/S\(count(1...9)).\(count(1...9))")
    return try LearningOutcome(
      id: id, text: localized(), esco: Bool.random(using: &random) ? [esco] : [],
      criteria: (0..<count(1...3)).map { _ in try localized() })
  }

  private mutating func level() throws -> Level {
    if count(0...3) == 0 { return .notApplicable(reason: try localized()) }
    let framework: NationalFramework = one()
    return try Level(
      eqf: EQFLevel("\(count(1...8))"),
      national: maybe { try NationalLevel(framework: framework, level: "\($0.count(1...8))") },
      cycle: maybe { $0.one() })
  }

  private mutating func qualityAssurance() throws -> [QualityAssurance] {
    try (0..<count(1...3)).map { number in
      let from = CalendarDate(dayNumber: count(0...20_000))
      return try QualityAssurance(
        type: one(), body: text(lines: false), reference: "R\(number).10", validFrom: maybe { _ in from },
        validUntil: maybe { from.adding(days: $0.count(0...2_000)) })
    }
  }

  private mutating func grading() throws -> Grading {
    let own = try localized(lines: false)
    let scheme: KnownGradingScheme = one()
    return try Grading(
      scheme: Bool.random(using: &random) ? .known(scheme) : .own(own),
      minimum: maybe { "\($0.count(1...20))" },
      description: maybe { try $0.localized() })
  }

  private mutating func stacking() throws -> Stacking {
    if Bool.random(using: &random) { return try Stacking(kind: .standalone) }
    let targets = [
      try StackingTarget(
        reference: .register(registerCode()), title: maybe { try $0.localized(lines: false) }),
      try StackingTarget(
        reference: .type(Slug("rs\(count(1...9_999))")), title: maybe { try $0.localized(lines: false) }),
      try StackingTarget(reference: .address(WebAddress("https://a.example/\(slug())"))),
      try StackingTarget(reference: nil, title: localized(lines: false)),
    ]
    return try Stacking(
      kind: .stackable, towards: Array(targets.shuffled(using: &random).prefix(count(0...4))))
  }

  private mutating func alignments() throws -> [Alignment] {
    let all = [
      try Alignment(framework: .rome, code: "M\(count(1_000...9_999))"),
      try Alignment(
        framework: .rs, code: "RS\(count(1...99_999))", title: maybe { try $0.localized(lines: false) }),
      try Alignment(framework: .rncp, code: "RNCP\(count(1...99_999))BC\(count(1...99))"),
      try Alignment(
        framework: AlignmentFramework(text(lines: false, limit: 30)), code: text(lines: false),
        address: WebAddress("https://b.example/")),
    ]
    return Array(all.shuffled(using: &random).prefix(count(0...4)))
  }

  private mutating func registerCode() throws -> RegisterCode {
    try RegisterCode(
      Bool.random(using: &random) ? "RS\(count(1...99_999))" : "RNCP\(count(1...99_999))BC\(count(1...99))")
  }

  private mutating func localized(lines: Bool = true) throws -> LocalizedText {
    let choice = count(0...2)
    return try LocalizedText(
      fr: choice == 0 ? nil : text(lines: lines), en: choice == 1 ? nil : text(lines: lines))
  }

  /// Texts of what YAML and JSON find hard.
  private mutating func text(lines: Bool, limit: Int = 60) -> String {
    let parts = [
      "Souder", " : ", "l'arc", "\"", "\\", " # ", "- ", "? ", "é", "日本", "👩🏽‍🔧", "&a", "*a", "!x", "{", "}",
      "[", "]", ", ",
      "|", ">", "%", "@", "`", "no", "null", "~", "1.10", "0x1F", "\u{301}", "/", "<<", "=",
    ]
    var text = "x"
    for _ in 0..<count(0...8) {
      text += parts.randomElement(using: &random) ?? ""
      if lines, count(0...9) == 0 { text += "\n" }
    }
    return String(String.UnicodeScalarView((text + "y").unicodeScalars.prefix(limit - 1))) + "y"
  }

  private mutating func slug() -> String { "a\(count(0...99_999))-b\(count(0...99))" }

  private mutating func count(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func one<Code: DefinitionCode>() -> Code {
    Array(Code.allCases)[count(0...(Code.allCases.count - 1))]
  }

  private mutating func some<Code: DefinitionCode>(_ type: Code.Type, _ range: ClosedRange<Int>) -> [Code] {
    Array(Code.allCases.shuffled(using: &random).prefix(count(range)))
  }

  private mutating func maybe<Value>(_ make: (inout DefinitionMaker) throws -> Value) rethrows -> Value? {
    Bool.random(using: &random) ? try make(&self) : nil
  }
}
