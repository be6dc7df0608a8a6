import Encodings
import JSONTree
import TestMaterial
import Testing

@testable import Stacking

@Suite("Reports") struct ReportTests {
  private static let digest = "sha256-0"

  private func report(
    _ rule: Rule, _ held: [Achievement], _ decisions: Set<String> = [], unchecked: [EligibilityReport.Unchecked] = []
  ) -> EligibilityReport {
    EligibilityReport(
      rule, digest: Self.digest, of: held, at: RandomCase.day, decisions: decisions, isVerified: false,
      unchecked: unchecked)
  }

  private func rule(_ requires: String) throws -> Rule {
    let text = #"{"id":"r","version":1,"target":{"type":"whole"},"requires":\#(requires)}"#
    return try #require(RuleReader.read(try JSON(parsing: text), organisation: "did:web:own.example").rule)
  }

  @Test("every node of random cases says what it is", arguments: 3001...3040) func random(seed: Int) throws {
    var maker = RandomCase(
      random: SeededGenerator(seed: UInt64(seed)), achievements: 6, leaves: 4, allowsReuse: false)
    for _ in 0..<10 {
      let (rule, held, decisions) = maker.make()
      let report = report(rule, held, decisions)
      #expect(report.json.text() == self.report(rule, held.shuffled(), decisions).json.text(), "seed \(seed)")
      // All that somebody has stands in one list.
      #expect(
        (report.used + report.unused + report.refused.map(\.id)).sorted() == held.map(\.id).sorted(), "seed \(seed)")
      #expect(report.outcome == .notEligible || report.shortestWay.isEmpty, "seed \(seed)")
      let root = try #require(report.nodes.first)
      let expected: EligibilityReport.NodeResult.Outcome =
        switch report.outcome {
        case .eligible: .satisfied
        case .pending: .pending
        default: .missing
        }
      #expect(root.outcome == expected, "seed \(seed)")
      let french = RuleWords(language: .fr)
      let missing = report.nodes.filter { if case .leaf = $0.node.kind { $0.outcome == .missing } else { false } }
      #expect(missing.count == report.shortestWay.count, "seed \(seed)")
      for (node, entry) in zip(missing, report.shortestWay) {
        // The explanation names the missing thing in words.
        let explanation = try #require(node.explanation[.fr])
        #expect(explanation.contains(french.selector(entry.selector)) && explanation.contains("manque"), "seed \(seed)")
        #expect(node.explanation[.en]?.contains("missing") == true, "seed \(seed)")
        if let has = node.has, let needs = node.needs, case .leaf(let leaf) = node.node.kind,
          case .amount(_, _, _, let limits) = leaf.kind, limits.isEmpty
        {
          #expect(has + entry.missing == needs, "seed \(seed)")
        }
      }
      for node in report.nodes {
        #expect(Language.allCases.allSatisfy { node.explanation[$0]?.isEmpty == false }, "seed \(seed)")
        if node.outcome == .notNeeded { #expect(node.uses.isEmpty && node.has == nil) }
      }
    }
  }

  @Test("what could not be checked decides nothing, and hides nothing") func unchecked() throws {
    let rule = try rule(#"{"all":[{"credential":{"type":"a"}},{"credential":{"type":"b"}}]}"#)
    func held(_ type: String) -> Achievement {
      Achievement(id: type, type: .slug(type), awardedOn: RandomCase.day)
    }
    let doubtful = EligibilityReport.Unchecked(id: "b", reason: "status.unreachable", supposed: held("b"))
    let found = report(rule, [held("a")], unchecked: [doubtful])
    #expect(found.outcome == .undetermined && found.cause == .notChecked)
    #expect(found.json["unchecked"]?[0]?["reason"]?.string == "status.unreachable")
    // Where it would change nothing the answer stands.
    #expect(report(rule, [], unchecked: [doubtful]).outcome == .notEligible)
    #expect(report(rule, [held("a"), held("b")], unchecked: [doubtful]).outcome == .eligible)
  }

  @Test("the least that is missing, with its limits") func limits() throws {
    let rule = try rule(
      #"{"credits":{"framework":"ECTS","atLeast":30},"from":{},"where":[{"atLeast":24,"of":{"tag":"x"}}]}"#)
    let held = [
      Achievement(id: "1", awardedOn: RandomCase.day, credits: ["ECTS": Amount(20)], tags: ["y"]),
      Achievement(id: "2", awardedOn: RandomCase.day, credits: ["ECTS": try #require(Amount("4.5"))], tags: ["x"]),
    ]
    let found = report(rule, held)
    #expect(found.shortestWay.map(\.missing) == [try #require(Amount("19.5"))])
    #expect(found.shortestWay[0].selector == .allOf([.everything, .tag("x")]))
    #expect(found.missing(in: .fr) == ["19,5 ECTS : étiquette « x »"])
    #expect(found.nodes[0].has == Amount("24.5"))
  }

  @Test("a rule's digest is the same however it is written") func digest() throws {
    let one = try JSON(parsing: #"{"id":"r","version":1.0}"#)
    let other = try JSON(parsing: #"{ "version": 1, "id": "r" }"#)
    #expect(try Rule.digest(of: one) == Rule.digest(of: other))
    #expect(try Rule.digest(of: one).count == 7 + 64)
  }
}
