import Encodings

/// A plan that holds once somebody has a few things more: guidance, never a promise.
public struct Completion: Sendable, Equatable {
  /// One thing more: an achievement awarded on the day, in conflict with nothing.
  public struct Entry: Sendable, Equatable {
    /// The leaf that lacks it.
    public let place: Int
    /// How much it has to bring, in the leaf's unit; 1 for a credential.
    public let missing: Amount
    /// What it has to match: what the leaf takes, and the lower limits that are not met.
    public let selector: Selector
    /// What the leaf has already.
    let has: Amount
  }

  /// In document order.
  public let entries: [Entry]
  public let plan: Plan

  /// Fewest entries; the least missing, entry by entry; the order of plans.
  func precedes(_ other: Completion) -> Bool {
    if entries.count != other.entries.count { return entries.count < other.entries.count }
    let (mine, theirs) = (entries.map(\.missing), other.entries.map(\.missing))
    if mine != theirs { return mine.lexicographicallyPrecedes(theirs) }
    return plan.precedes(other.plan)
  }
}

/// Looks for the first completion of a rule that nothing fulfils.
struct CompletionSearch {
  private let problem: Problem
  private var search: PlanSearch
  private(set) var best: Completion?
  /// Of leaves that have to do with each other: the ways with the fewest entries.
  private var known: [[Int]: [Completion]] = [:]

  init(_ problem: Problem, decisions: Set<String>, limit: Int) {
    self.problem = problem
    search = PlanSearch(problem, decisions: decisions, limit: limit)
  }

  /// Whether every way was looked at, so that ``best`` is the first.
  var isComplete: Bool { search.isComplete }
  var steps: Int { search.steps }

  mutating func run() {
    for leaves in search.leafSets() {
      complete(leaves)
      if !search.isComplete { return }
    }
  }

  private mutating func complete(_ leaves: [Int]) {
    let pending = leaves.filter(search.isPending)
    var demanding: [Int] = []
    var uses: [Int: [String]] = [:]
    for place in leaves {
      if case .decision = problem.places[place].leaf.kind { uses[place] = [] } else { demanding.append(place) }
    }
    // As with plans: leaves that share nothing are completed apart.
    let empty = Plan(uses: uses, pending: pending, dates: [], ids: [])
    var joined = [Completion(entries: [], plan: empty)]
    var fewest = 0
    for group in search.groups(demanding) {
      let ways = self.ways(of: group)
      guard let first = ways.first else { return }
      fewest += first.entries.count
      if let best, fewest > best.entries.count { return }
      var more: [Completion] = []
      for one in joined {
        for way in ways {
          guard search.step() else { return }
          more.append(one.joined(with: way))
        }
      }
      joined = more
    }
    for one in joined where best.map({ one.precedes($0) }) ?? true { best = one }
  }

  /// The first completion of these leaves for each choice of leaves that lack something, where that are as few as can be.
  private mutating func ways(of group: [Int]) -> [Completion] {
    if let ways = known[group] { return ways }
    let lacking = group.filter { search.plan(of: [$0]) == nil }
    let rest = group.filter { !lacking.contains($0) }
    var ways: [Completion] = []
    var number = 0
    while ways.isEmpty, number <= rest.count, search.isComplete {
      for chosen in Self.choices(of: number, from: rest[...]) {
        guard search.step() else { break }
        if let way = way(group, (lacking + chosen).sorted()) { ways.append(way) }
      }
      number += 1
    }
    if search.isComplete { known[group] = ways }
    return ways
  }

  private static func choices(of number: Int, from list: ArraySlice<Int>) -> [[Int]] {
    guard number > 0 else { return [[]] }
    guard let first = list.first, number <= list.count else { return [] }
    return choices(of: number - 1, from: list.dropFirst()).map { [first] + $0 }
      + choices(of: number, from: list.dropFirst())
  }

  private mutating func way(_ group: [Int], _ lacking: [Int]) -> Completion? {
    let rest = group.filter { !lacking.contains($0) }
    guard let plan = search.plan(of: rest) else { return nil }
    // What a leaf has already counts only in amounts, and only there is there anything to look for.
    guard lacking.contains(where: { !problem.places[$0].amounts.isEmpty }) else {
      let entries = lacking.map { problem.places[$0].entry($0, has: 0, sums: nil) }
      var uses = plan.uses
      for place in lacking { uses[place] = [] }
      return Completion(
        entries: entries, plan: Plan(uses: uses, pending: [], dates: plan.dates, ids: plan.ids, amounts: plan.amounts))
    }
    return search.completion(of: rest, lacking: lacking)
  }
}

extension Completion {
  fileprivate func joined(with other: Completion) -> Completion {
    Completion(
      entries: (entries + other.entries).sorted { $0.place < $1.place }, plan: plan.joined(with: other.plan))
  }
}

extension Problem.Place {
  /// What a leaf lacks that has so much, and so much within each of its limits.
  /// - Parameter sums: nil: nothing.
  func entry(_ place: Int, has: Int, sums: [Int]?) -> Completion.Entry {
    switch leaf.kind {
    case .decision: preconditionFailure("a decision lacks no entry")
    case .credential(let selector):
      return .init(place: place, missing: Amount(1), selector: selector, has: .zero)
    case .amount(_, let demand, let selector, let bounds):
      var missing = demand.millionths - has
      var selectors = [selector]
      for (index, limit) in bounds.enumerated() {
        guard case .atLeast(let least) = limit.bound else { continue }
        let lacking = least.millionths - (sums?[index] ?? 0)
        guard lacking > 0 else { continue }
        missing = max(missing, lacking)
        selectors.append(limit.of)
      }
      return .init(
        place: place, missing: Amount(millionths: missing),
        selector: selectors.count == 1 ? selector : .allOf(selectors), has: Amount(millionths: has))
    }
  }
}
