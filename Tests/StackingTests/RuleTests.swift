import Encodings
import JSONTree
import Register
import Testing

@testable import Stacking

/// Rules as they are written, right and wrong.
@Suite("Rules") struct RuleTests {
  private func read(_ text: String, organisation: String? = "did:web:own.example") throws -> (
    rule: Rule?, faults: [StackingFault]
  ) { RuleReader.read(try JSON(parsing: text), organisation: organisation) }

  private func rule(_ requires: String, more: String = "") -> String {
    #"{"id":"r","version":1,"target":{"register":"RNCP36490"},"requires":\#(requires)\#(more)}"#
  }

  @Test("every construct is read") func whole() throws {
    let (rule, faults) = try read(
      #"""
      {"id":"cda-2024","version":3,"title":{"fr":"Règle","en":"Rule"},"target":{"register":"RNCP36490"},
       "organisation":"did:web:own.example","appliesTo":{"enteredFrom":"2024-06-01","enteredUntil":"2027-06-01"},
       "reuse":"forbidden","freshness":"P5Y","exclusiveWith":["RNCP35959"],"issuers":["did:web:a.example"],
       "substitutes":[{"instead":[{"register":"RNCP36490BC03"}],"accept":[{"register":"RNCP14506BC04"},{"type":"a"}],
         "from":"2022-01-01","until":"2028-12-31","awardedFrom":"2018-01-01","awardedUntil":"2023-12-31",
         "decidedBy":"Jury","reference":"PV","transitive":false}],
       "exclusions":[[{"type":"a"},{"type":"b"}]],"order":[[{"type":"a"},{"type":"b"}]],
       "requires":{"all":[
         {"credential":{"register":"RNCP36490BC01"},"id":"one","title":{"fr":"Un"}},
         {"any":[{"credential":{"allOf":[{"type":"https://x.example/t"},{"issuer":"did:web:a.example"}]}},
                 {"credential":{"not":{"tag":"x"}}}]},
         {"atLeast":2,"of":[{"count":{"atLeast":2},"from":{}},
           {"credits":{"framework":"ECTS","atLeast":30},"from":{"levelAtLeast":{"EQF":5}},
            "where":[{"atLeast":24,"of":{"tag":"w"}},{"atMost":6.5,"of":{"route":"vae"}}]},
           {"hours":{"atLeast":0.5},"from":{"anyOf":[{"outcome":"http://o"},{"levelIs":{"EQF":4}}]}}]},
         {"decision":{"fr":"Période en entreprise"},"id":"stage"}]}}
      """#)
    #expect(faults.isEmpty, "\(faults.map(\.path))")
    let found = try #require(rule)
    #expect(found.version == 3 && found.freshness == Period(years: 5, months: 0, days: 0))
    #expect(found.substitutes[0].accept.count == 2 && found.exclusions.count == 1 && found.order.count == 1)
    guard case .all(let nodes) = found.requires.kind else { Issue.record("no all"); return }
    #expect(nodes.map(\.path) == (0...3).map { "/requires/all/\($0)" })
    #expect(nodes[0].id == "one" && nodes[3].id == "stage")
  }

  @Test(
    "what is wrong is told with its place",
    arguments: [
      (#"{"all":[]}"#, "/requires/all", StackingFault.Code.listEmpty),
      (#"{"all":[{"any":[]}]}"#, "/requires/all/0/any", .listEmpty),
      (#"{"atLeast":3,"of":[{"credential":{}},{"credential":{}}]}"#, "/requires/atLeast", .countImpossible),
      (#"{"atLeast":0,"of":[{"credential":{}}]}"#, "/requires/atLeast", .countImpossible),
      (#"{"atLeast":1.5,"of":[{"credential":{}}]}"#, "/requires/atLeast", .countImpossible),
      (#"{"credential":{"typo":"a"}}"#, "/requires/credential/typo", .memberUnknown),
      (#"{"credential":{"type":"a","tag":"b"}}"#, "/requires/credential", .shape),
      (#"{"credential":{"register":"RNCP3649O"}}"#, "/requires/credential/register", .codeMalformed),
      (#"{"credential":{"type":""}}"#, "/requires/credential/type", .textEmpty),
      (#"{"credential":{"levelIs":{"EQF":5,"NQF":5}}}"#, "/requires/credential/levelIs", .shape),
      (#"{"credential":{"type":"https://x.example/t"}}"#, "/requires/credential", .issuerMissing),
      (#"{"credential":{"allOf":[{"issuer":"a"},{"issuer":"b"}]}}"#, "/requires/credential", .neverMatches),
      (
        #"{"credential":{"allOf":[{"levelIs":{"EQF":4}},{"levelAtLeast":{"EQF":5}}]}}"#, "/requires/credential",
        .neverMatches
      ),
      (#"{"credential":{"allOf":[{"tag":"a"},{"not":{"tag":"a"}}]}}"#, "/requires/credential", .neverMatches),
      (#"{"credential":{},"count":{"atLeast":1}}"#, "/requires", .shape),
      (#"{"credential":{},"where":[]}"#, "/requires/where", .memberUnknown),
      (#"{"count":{"atLeast":-1},"from":{}}"#, "/requires/count/atLeast", .amountMalformed),
      (#"{"count":{"atLeast":1.5},"from":{}}"#, "/requires/count/atLeast", .amountMalformed),
      (#"{"hours":{"atLeast":0},"from":{}}"#, "/requires/hours/atLeast", .amountMalformed),
      (#"{"hours":{"atLeast":1e99},"from":{}}"#, "/requires/hours/atLeast", .amountMalformed),
      (#"{"hours":{"atLeast":0.0000001},"from":{}}"#, "/requires/hours/atLeast", .amountMalformed),
      (#"{"hours":{"atLeast":"NaN"},"from":{}}"#, "/requires/hours/atLeast", .amountMalformed),
      (#"{"hours":{"atLeast":5}}"#, "/requires", .missing),
      (#"{"credits":{"atLeast":5},"from":{}}"#, "/requires/credits", .missing),
      (#"{"hours":{"atLeast":5},"from":{},"where":[{"atMost":4,"of":{}}]}"#, "/requires/where/0", .limitsContradict),
      (
        #"{"hours":{"atLeast":5},"from":{},"where":[{"atMost":1,"of":{"tag":"a"}},{"atLeast":2,"of":{"tag":"a"}}]}"#,
        "/requires/where/0", .limitsContradict
      ),
      (#"{"hours":{"atLeast":5},"from":{},"where":[{"of":{}}]}"#, "/requires/where/0", .shape),
      (#"{"decision":{"fr":"Jury"}}"#, "/requires", .idMissing),
      (#"{"all":[{"credential":{},"id":"x"},{"credential":{},"id":"x"}]}"#, "/requires/all/1/id", .idDoubled),
      (#"[]"#, "/requires", .shape), (#""x""#, "/requires", .shape), ("{}", "/requires", .shape),
    ] as [(String, String, StackingFault.Code)])
  func faults(_ requires: String, _ path: String, _ code: StackingFault.Code) throws {
    let (rule, faults) = try read(rule(requires))
    #expect(rule == nil)
    #expect(faults.contains { $0.path == path && $0.code == code }, "\(faults.map { ($0.path, $0.code) })")
    for fault in faults { #expect(!fault.english.isEmpty && !fault.french.isEmpty && fault.english != fault.french) }
  }

  @Test("the whole is checked too") func wholeFaults() throws {
    func codes(_ more: String) throws -> [StackingFault.Code] {
      try read(rule(#"{"credential":{}}"#, more: more)).faults.map(\.code)
    }
    #expect(try codes(#","colour":"red""#) == [.memberUnknown])
    #expect(try codes(#","freshness":"P5W""#) == [.periodMalformed])
    #expect(try codes(#","freshness":"PT5H""#) == [.periodMalformed])
    #expect(try codes(#","reuse":"sometimes""#) == [.value])
    #expect(try codes(#","issuers":[]"#) == [.listEmpty])
    #expect(try codes(#","exclusions":[[{}]]"#) == [.shape])
    #expect(try codes(#","appliesTo":{"enteredFrom":"2027-01-01","enteredUntil":"2026-01-01"}"#) == [.datesReversed])
    #expect(try codes(#","substitutes":[{"instead":[{"tag":"a"}],"accept":[]}]"#) == [.value, .listEmpty])
    let circle =
      #","substitutes":[{"instead":[{"type":"a"}],"accept":[{"type":"b"}],"transitive":true},"#
      + #"{"instead":[{"type":"b"}],"accept":[{"type":"a"}],"transitive":true}]"#
    #expect(try codes(circle) == [.substitutesCircular, .substitutesCircular])
    #expect(try read(rule(#"{"credential":{}}"#), organisation: nil).faults.map(\.code) == [.missing])
    #expect(try read("[]").faults.map(\.code) == [.shape])
    let unknown = RuleChecks.unknownCodes(
      of: try #require(try read(rule(#"{"credential":{"register":"RNCP36490BC01"}}"#)).rule)
    ) { $0.kind == .block ? false : nil }
    #expect(unknown.map(\.text) == ["RNCP36490BC01"])
  }

  @Test("rules of ten thousand nodes and two hundred levels are refused, and end") func bounds() throws {
    let leaf = #"{"credential":{}}"#
    let wide = #"{"all":[\#(Array(repeating: leaf, count: 10_000).joined(separator: ","))]}"#
    #expect(try read(rule(wide)).faults.map(\.code).contains(.tooLarge))
    let deep = String(repeating: #"{"all":["#, count: 200) + leaf + String(repeating: "]}", count: 200)
    let nested = try JSON(parsing: rule(deep), limits: JSONLimits(maximumDepth: 1000))
    #expect(RuleReader.read(nested, organisation: "x").faults.map(\.code) == [.tooDeep])
  }

  @Test("amounts are exact") func amounts() throws {
    let tenth = try #require(Amount("0.1"))
    #expect((0..<30).reduce(Amount.zero) { sum, _ in sum + tenth } == Amount(3))
    #expect(Amount("1e3") == Amount(1000) && Amount("2.50e1") == Amount(25) && Amount("1000000") == .greatest)
    for text in ["", "-1", "NaN", "1e7", "1000000.1", "0.1234567", "1.", ".5", "1e", "0x1", "١", "1e-13"] {
      #expect(Amount(text) == nil, "\(text)")
    }
    #expect(Amount("0.5")?.description == "0.5" && Amount(12).description == "12")
    #expect(Amount("1.000000000")?.description == "1")
  }

  @Test("facts are read, and contradictions told") func facts() throws {
    func read(_ text: String) throws -> (achievements: [Achievement], faults: [StackingFault]) {
      FactsReader.read(try JSON(parsing: text))
    }
    let one = #"{"id":"a1","awardedOn":"2026-03-01","status":"active""#
    let (found, none) = try read(
      #"{"achievements":[\#(one),"holder":"h","type":"s","register":"rncp36490bc01","issuer":"i","hours":25,"#
        + #""credits":{"ECTS":2.5},"level":{"EQF":5},"outcomes":["o"],"tags":["t"],"route":"vae","validUntil":null,"#
        + #""hasParts":["a7"],"usedFor":["x"]}]}"#)
    #expect(none.isEmpty, "\(none)")
    try #require(found.count == 1)
    #expect(found[0].register?.text == "RNCP36490BC01" && found[0].credits["ECTS"]?.description == "2.5")
    func codes(_ members: String) throws -> [StackingFault.Code] {
      try read(#"{"achievements":[\#(members)]}"#).faults.map(\.code)
    }
    #expect(try codes(one + "}," + one + "}").isEmpty)
    #expect(try codes(one + "}," + one + #","hours":3}"#) == [.achievementDoubled])
    #expect(try codes(one + #","hours":-3}"#) == [.amountMalformed])
    #expect(try codes(one + #","colour":1}"#) == [.memberUnknown])
    #expect(try codes(one + #","validUntil":"2020-01-01"}"#) == [.datesReversed])
    #expect(try codes(#"{"id":"a1","awardedOn":"2026-02-30","status":"lost"}"#) == [.dateMalformed, .value])
    #expect(try codes(#"{"id":"a1"}"#) == [.missing, .missing])
    #expect(try codes(one + #","hasParts":["a1"]}"#) == [.partsCircular])
    let two = #"{"id":"a2","awardedOn":"2026-03-01","status":"active","hasParts":["a1"]}"#
    #expect(try codes(one + #","hasParts":["a2"]},"# + two) == [.partsCircular])
    #expect(try read("{}").faults.map(\.code) == [.missing])
  }

  @Test("twenty-nine February less a year is the twenty-eighth") func periods() throws {
    let leap = try CalendarDate(iso: "2028-02-29")
    #expect(Period("P1Y")?.before(leap).iso == "2027-02-28")
    #expect(Period("P1Y2M3D") == Period(years: 1, months: 2, days: 3))
    for text in ["P", "", "1Y", "P0D", "PY", "P1D1Y", "P200Y", "P-1Y", "P1Y2Y"] {
      #expect(Period(text) == nil, "\(text)")
    }
  }
}
