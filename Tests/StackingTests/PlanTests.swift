import Encodings
import Foundation
import TestMaterial
import Testing

@testable import Stacking

/// The search against its twin, which tries everything.
@Suite("First plans") struct PlanTests {
  private func compare(_ seed: Int, _ achievements: Int, _ leaves: Int, reuse: Bool) throws {
    var maker = RandomCase(
      random: SeededGenerator(seed: UInt64(seed)), achievements: achievements, leaves: leaves, allowsReuse: reuse)
    for _ in 0..<25 {
      let (rule, held, decisions) = maker.make()
      var twin = BruteForce(rule, held, RandomCase.day, decisions)
      let expected = twin.firstPlan()
      let found = Evaluation(rule, of: held, at: RandomCase.day, decisions: decisions)
      let outcome: Evaluation.Outcome =
        expected.map { $0.pending.isEmpty ? .eligible : .pending } ?? .notEligible
      let what = "seed \(seed): \(rule.requires) substitutes \(rule.substitutes) of \(held)"
      try #require(found.outcome == outcome, "\(what)")
      // With reuse the ways are so many that the first plan of a few is not proven.
      guard found.isPlanProven || !reuse else { continue }
      #expect(found.isPlanProven, "\(what)")
      guard let expected else { continue }
      #expect(found.plan?.uses == expected.uses, "\(what)")
      #expect(found.plan?.pending == expected.pending, "\(what)")
      #expect(found.plan?.used == expected.ids, "\(what)")
      // The order in which achievements are written never matters.
      let turned = Evaluation(rule, of: held.reversed(), at: RandomCase.day, decisions: decisions)
      #expect(turned.plan == found.plan && turned.steps == found.steps)
      // One more never hurts.
      let more = Evaluation(
        rule, of: held + [Achievement(id: "more", type: .slug("a"), awardedOn: RandomCase.day)], at: RandomCase.day,
        decisions: decisions)
      if found.outcome == .eligible { #expect(more.outcome == .eligible) }
    }
  }

  @Test("the same outcome and the same first plan as by trying everything", arguments: 1...80)
  func twin(seed: Int) throws { try compare(seed, 6, 4, reuse: false) }

  @Test("the same shortest way as by trying everything", arguments: 2001...2040) func shortestWay(seed: Int) throws {
    var maker = RandomCase(
      random: SeededGenerator(seed: UInt64(seed)), achievements: 4, leaves: 3, allowsReuse: seed % 8 == 0)
    for _ in 0..<25 {
      let (rule, held, decisions) = maker.make()
      let problem = Problem(rule, held, at: RandomCase.day)
      var search = PlanSearch(problem, decisions: decisions, limit: 300_000)
      search.run()
      guard search.best == nil, search.isComplete else { continue }
      var twin = BruteForce(rule, held, RandomCase.day, decisions)
      let first = twin.firstPlan(supposing: true)
      let expected = try #require(first)
      var completion = CompletionSearch(problem, decisions: decisions, limit: 300_000)
      completion.run()
      let what = "seed \(seed): \(rule.requires) substitutes \(rule.substitutes) of \(held)"
      try #require(completion.isComplete, "\(what)")
      let found = try #require(completion.best, "\(what)")
      #expect(
        Dictionary(uniqueKeysWithValues: found.entries.map { ($0.place, $0.missing.millionths) }) == twin.missing,
        "\(what)")
      #expect(found.plan.uses == expected.uses, "\(what)")
      #expect(found.plan.pending == expected.pending, "\(what)")
      #expect(found.plan.used == expected.ids, "\(what)")
    }
  }

  @Test("with reuse allowed too", arguments: 1001...1015) func reuse(seed: Int) throws {
    try compare(seed, 4, 3, reuse: true)
  }

  @Test("the cases are of every kind") func variety() throws {
    var seen: [String: Int] = [:]
    for seed in 1...80 {
      var maker = RandomCase(
        random: SeededGenerator(seed: UInt64(seed)), achievements: 6, leaves: 4, allowsReuse: false)
      for _ in 0..<25 {
        let (rule, held, decisions) = maker.make()
        let found = Evaluation(rule, of: held, at: RandomCase.day, decisions: decisions)
        seen[found.outcome.rawValue, default: 0] += 1
        if let plan = found.plan, plan.uses.count > 1 { seen["several leaves", default: 0] += 1 }
        if let plan = found.plan, plan.used.count > 2 { seen["several achievements", default: 0] += 1 }
        let problem = Problem(rule, held, at: RandomCase.day)
        if problem.units.contains(where: { $0.role != nil }) { seen["substitutes", default: 0] += 1 }
        if problem.conflicts.contains(where: { $0.count > 0 }) { seen["parts", default: 0] += 1 }
        if !rule.exclusions.isEmpty || !rule.order.isEmpty { seen["pairs", default: 0] += 1 }
      }
    }
    for (kind, least) in [
      "eligible": 500, "pending": 80, "notEligible": 500, "several leaves": 200, "several achievements": 50,
      "substitutes": 300, "parts": 50, "pairs": 250,
    ] {
      #expect(seen[kind, default: 0] >= least, "\(kind): \(seen)")
    }
  }

  @Test("at the work limit nothing is guessed") func limit() throws {
    var maker = RandomCase(random: SeededGenerator(seed: 7), achievements: 6, leaves: 4, allowsReuse: false)
    for _ in 0..<200 {
      let (rule, held, decisions) = maker.make()
      let whole = Evaluation(rule, of: held, at: RandomCase.day, decisions: decisions)
      for limit in [0, 1, 3, 10, 30] {
        let cut = Evaluation(rule, of: held, at: RandomCase.day, decisions: decisions, limit: limit)
        #expect(cut.outcome == whole.outcome || cut.outcome == .undetermined)
        if cut.isPlanProven { #expect(cut.plan == whole.plan) }
      }
    }
  }
}
