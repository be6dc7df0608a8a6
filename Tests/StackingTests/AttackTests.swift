import Encodings
import JSONTree
import Register
import Testing

@testable import Stacking

/// What a reviewer found wrong, and stays mended.
@Suite("Attacks") struct AttackTests {
  private static let day = RandomCase.day

  private func read(_ members: String) throws -> (rule: Rule?, faults: [StackingFault]) {
    let text = #"{"id":"r","version":1,"target":{"type":"whole"},\#(members)}"#
    return RuleReader.read(try JSON(parsing: text), organisation: "did:web:own.example")
  }

  private func report(_ members: String, _ held: [Achievement]) throws -> EligibilityReport {
    EligibilityReport(try #require(read(members).rule), digest: "", of: held, at: Self.day, isVerified: false)
  }

  private func held(_ types: some Sequence<String>) -> [Achievement] {
    types.enumerated().map { Achievement(id: "a\($0.offset)", type: .slug($0.element), awardedOn: Self.day) }
  }

  @Test("absurd periods, lone types of others, and nothing where something is required are faults") func faults() throws
  {
    let a = #""requires":{"credential":{"type":"a"}}"#
    #expect(try read(#""freshness":"P999999999999999999Y",\#(a)"#).faults.map(\.code) == [.periodMalformed])
    #expect(
      try read(#""exclusions":[[{"type":"https://x.example/t"},{"tag":"x"}]],\#(a)"#).faults.map(\.path)
        == ["/exclusions/0/0"])
    let limited =
      #""requires":{"count":{"atLeast":1},"from":{},"where":[{"atLeast":1,"of":{"type":"https://x.example/t"}}]}"#
    #expect(try read(limited).faults.map(\.code) == [.issuerMissing])
    let facts = #"{"achievements":[{"id":null,"awardedOn":"2025-01-01","status":null}]}"#
    #expect(
      FactsReader.read(try JSON(parsing: facts)).faults.map(\.path).sorted() == [
        "/achievements/0/id", "/achievements/0/status",
      ])
  }

  @Test("a substitute does not make another's achievement count elsewhere") func substituteAndIssuer() throws {
    let rule = #"""
      "substitutes":[{"instead":[{"register":"RNCP36490BC02"}],"accept":[{"register":"RNCP35419BC04"}]}],
      "requires":{"credential":{"tag":"w"}}
      """#
    let foreign = Achievement(
      id: "x", register: try RegisterCode("RNCP35419BC04"), issuer: "did:web:other.example", awardedOn: Self.day,
      tags: ["w"])
    #expect(try report(rule, [foreign]).outcome == .notEligible)
  }

  @Test("many leaves of which few can be served are answered, with the few") func manyLeaves() throws {
    let leaves = (0..<30).map { #"{"credential":{"type":"t\#($0)"}}"# }.joined(separator: ",")
    let rule = #""requires":{"atLeast":10,"of":[\#(leaves)]}"#
    #expect(try report(rule, held((20..<30).map { "t\($0)" })).outcome == .eligible)
    let five = try report(rule, held((20..<25).map { "t\($0)" }))
    #expect(five.outcome == .notEligible && five.shortestWay.count == 5 && five.used.count == 5)
    let pairs = (0..<40).map { #"{"credential":{"type":"t\#($0 / 2)"}}"# }.joined(separator: ",")
    let half = try report(#""requires":{"all":[\#(pairs)]}"#, held((0..<20).map { "t\($0)" }))
    #expect(half.outcome == .notEligible && half.shortestWay.count == 20 && half.isPlanProven)
  }

  @Test("more than can be tried is said, the same each time") func tooMuch() throws {
    let rule = #"""
      "substitutes":[{"instead":[{"type":"x"}],"accept":[{"type":"a"},{"type":"b"}]}],"requires":{"credential":{"type":"x"}}
      """#
    let many = held((0..<160).map { $0 < 80 ? "a" : "b" })
    let first = try report(rule, many)
    #expect(first.outcome == .eligible && !first.isPlanProven)
    for _ in 0..<3 { #expect(try report(rule, many.shuffled()).json.text() == first.json.text()) }
    let deep = (0..<200).map { _ in #"{"hours":{"atLeast":30},"from":{}}"# }.joined(separator: ",")
    let long = (0..<250).map {
      Achievement(id: "a\($0)", awardedOn: Self.day, hours: Amount(13 + $0 % 7))
    }
    #expect(try report(#""reuse":"allowed","requires":{"all":[\#(deep)]}"#, long).outcome == .undetermined)
  }
}
