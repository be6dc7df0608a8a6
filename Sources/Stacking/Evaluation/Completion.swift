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
  /// Ways were left out.
  private var isCut = false

  /// The most sets of leaves, and ways of one set, that are compared.
  private static let mostSets = 500
  private static let mostWays = 2000

  init(_ problem: Problem, decisions: Set<String>, limit: Int) {
    self.problem = problem
    search = PlanSearch(problem, decisions: decisions, limit: limit)
  }

  /// Whether every way was looked at, so that ``best`` is the first.
  var isComplete: Bool { search.isComplete && !isCut }

  mutating func run() {
    let (sets, isWhole) = search.leafSets(atMost: Self.mostSets)
    if !isWhole { isCut = true }
    for leaves in sets {
      complete(leaves)
      if !search.isComplete { return }
    }
  }

  private mutating func complete(_ leaves: [Int]) {
    let (decisions, demanding) = search.parted(leaves)
    // As with plans: leaves that share nothing are completed apart.
    var all: [[Completion]] = []
    var fewest = 0
    for group in search.groups(demanding) {
      let ways = self.ways(of: group)
      fewest += ways.first?.entries.count ?? 0
      if let best, fewest > best.entries.count { return }
      all.append(ways)
    }
    // Where every entry is one credential, what is missing is the same however it falls, and only the plans compare.
    let isUniform = all.joined().allSatisfy { $0.entries.allSatisfy { $0.missing == Amount(1) } }
    var number = 1
    for ways in all where number <= Self.mostWays { number *= ways.count }
    if isUniform || number > Self.mostWays {
      if !isUniform { isCut = true }
      all = all.map { ways in ways.min { $0.precedes($1) }.map { [$0] } ?? [] }
    }
    var joined = [Completion(entries: [], plan: decisions)]
    for ways in all { joined = joined.flatMap { one in ways.map { one.joined(with: $0) } } }
    for one in joined where best.map({ one.precedes($0) }) ?? true { best = one }
  }

  /// The first completion of these leaves for each choice of leaves that lack something, where that are as few as can be;
  /// never none.
  private mutating func ways(of group: [Int]) -> [Completion] {
    if let ways = known[group] { return ways }
    let lacking = group.filter { search.plan(of: [$0]) == nil }
    let rest = group.filter { !lacking.contains($0) }
    let onlyCredentials = group.allSatisfy { problem.places[$0].amounts.isEmpty }
    var ways: [Completion] = []
    var number = search.fewestUnserved(rest)
    while ways.isEmpty, number <= rest.count, search.isComplete {
      choose(number, from: rest[...], []) { search, chosen in
        guard let way = search.way(group, (lacking + chosen).sorted()) else { return }
        if !onlyCredentials, ways.count < Self.mostWays {
          ways.append(way)
        } else if onlyCredentials {
          if ways.first.map({ way.precedes($0) }) ?? true { ways = [way] }
        } else {
          search.isCut = true
        }
      }
      number += 1
    }
    if search.isComplete {
      known[group] = ways
    } else if ways.isEmpty {
      // The limit was reached: that everything is missing is a way too.
      let entries = group.map { problem.places[$0].entry($0, has: 0, sums: nil) }
      let uses = Dictionary(uniqueKeysWithValues: group.map { ($0, [String]()) })
      ways = [Completion(entries: entries, plan: Plan(uses: uses, pending: [], dates: [], ids: []))]
    }
    return ways
  }

  private mutating func choose(
    _ number: Int, from list: ArraySlice<Int>, _ chosen: [Int], _ body: (inout CompletionSearch, [Int]) -> Void
  ) {
    guard number <= list.count, search.step() else { return }
    guard number > 0 else { return body(&self, chosen) }
    guard let first = list.first else { return }
    choose(number - 1, from: list.dropFirst(), chosen + [first], body)
    choose(number, from: list.dropFirst(), chosen, body)
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
