import Encodings

/// What each node of a rule comes to under a plan, which may lack entries.
struct NodeResults {
  private let problem: Problem
  private let plan: Plan
  private let entries: [Int: Completion.Entry]
  private let decisions: Set<String>
  private let words = Language.allCases.map { RuleWords(language: $0) }

  /// How much of a node holds: not, only if decisions turn out well, or wholly.
  private enum Standing: Int, Comparable {
    case open, pending, holds

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  init(_ problem: Problem, _ plan: Plan, _ entries: [Completion.Entry], decisions: Set<String>) {
    self.problem = problem
    self.plan = plan
    self.entries = Dictionary(uniqueKeysWithValues: entries.map { ($0.place, $0) })
    self.decisions = decisions
  }

  /// In document order: a node, then what is inside it.
  func all(of root: Node) -> [EligibilityReport.NodeResult] {
    var place = 0
    var results: [EligibilityReport.NodeResult] = []
    _ = walk(root, 0, &place, &results)
    return results
  }

  private func walk(
    _ node: Node, _ depth: Int, _ place: inout Int, _ results: inout [EligibilityReport.NodeResult]
  ) -> (standing: Standing, isUsed: Bool) {
    if case .leaf(let leaf) = node.kind {
      defer { place += 1 }
      let result = self.leaf(leaf, node, depth, place)
      results.append(result)
      return (Self.standing(result.outcome), result.outcome != .notNeeded)
    }
    let index = results.count
    let (children, number) = node.children
    results.append(self.result(node, depth, .notNeeded, has: nil, needs: nil) { _ in "" })
    var standings: [(standing: Standing, isUsed: Bool)] = []
    for child in children { standings.append(walk(child, depth + 1, &place, &results)) }
    let isUsed = standings.contains { $0.isUsed }
    let held = standings.count { $0.standing == .holds }
    let standing = standings.map(\.standing).sorted(by: >)[number - 1]
    let outcome: EligibilityReport.NodeResult.Outcome =
      switch (isUsed, standing) {
      case (false, _): .notNeeded
      case (true, .open): .missing
      case (true, .pending): .pending
      case (true, .holds): .satisfied
      }
    let inside = results[(index + 1)...].filter { if case .leaf = $0.node.kind { true } else { false } }
    let missing = inside.filter { $0.outcome == .missing }.map(\.node)
    let pending = inside.filter { $0.outcome == .pending }.map(\.node)
    results[index] = self.result(
      node, depth, outcome, has: isUsed ? Amount(held) : nil, needs: Amount(number)
    ) { words in
      words.inner(outcome, has: held, needs: number, of: children.count, missing: missing, pending: pending)
    }
    return (standing, isUsed)
  }

  private static func standing(_ outcome: EligibilityReport.NodeResult.Outcome) -> Standing {
    switch outcome {
    case .satisfied: .holds
    case .pending: .pending
    case .missing, .notNeeded: .open
    }
  }

  private func leaf(_ leaf: Leaf, _ node: Node, _ depth: Int, _ place: Int) -> EligibilityReport.NodeResult {
    let uses = plan.uses[place]
    let entry = entries[place]
    switch leaf.kind {
    case .decision(let id, _):
      let outcome: EligibilityReport.NodeResult.Outcome =
        uses == nil ? .notNeeded : decisions.contains(id) ? .satisfied : .pending
      return result(node, depth, outcome, has: nil, needs: nil) {
        $0.leaf(leaf, outcome, uses: [], has: .zero, entry: nil)
      }
    case .credential(let wanted):
      let outcome = Self.outcome(uses, entry)
      let has = Amount(uses.map { $0.isEmpty ? 0 : 1 } ?? 0)
      return result(node, depth, outcome, uses ?? [], has: uses == nil ? nil : has, needs: Amount(1)) {
        $0.leaf(leaf, outcome, uses: uses ?? [], isInstead: isInstead(uses, wanted), has: has, entry: entry)
      }
    case .amount(_, let demand, _, _):
      let outcome = Self.outcome(uses, entry)
      let has = entry?.has ?? plan.amounts[place] ?? .zero
      return result(node, depth, outcome, uses ?? [], has: uses == nil ? nil : has, needs: demand) {
        $0.leaf(leaf, outcome, uses: uses ?? [], has: has, entry: entry)
      }
    }
  }

  /// Whether what a leaf uses is not what it asks, but what is accepted for it.
  private func isInstead(_ uses: [String]?, _ wanted: Selector) -> Bool {
    let matcher = Matcher(rule: problem.rule)
    return problem.usable.contains {
      (uses ?? []).contains($0.id) && !matcher.matches(wanted, $0, as: nil)
    }
  }

  private static func outcome(
    _ uses: [String]?, _ entry: Completion.Entry?
  ) -> EligibilityReport.NodeResult.Outcome {
    uses == nil ? .notNeeded : entry == nil ? .satisfied : .missing
  }

  private func result(
    _ node: Node, _ depth: Int, _ outcome: EligibilityReport.NodeResult.Outcome, _ uses: [String] = [], has: Amount?,
    needs: Amount?,
    _ explain: (RuleWords) -> String
  ) -> EligibilityReport.NodeResult {
    EligibilityReport.NodeResult(
      node: node, depth: depth, outcome: outcome, uses: uses, has: has, needs: needs,
      explanation: Dictionary(uniqueKeysWithValues: words.map { ($0.language, explain($0)) }))
  }
}

extension Node {
  /// What is inside, and how many of it have to hold.
  var children: (nodes: [Node], number: Int) {
    switch kind {
    case .all(let nodes): (nodes, nodes.count)
    case .any(let nodes): (nodes, 1)
    case .atLeast(let number, let nodes): (nodes, number)
    case .leaf: ([], 0)
    }
  }
}
