import Encodings
import Register

/// Looks for the first plan: branch and bound over the ways to fulfil the tree, then over what each leaf is given.
struct PlanSearch {
  let problem: Problem
  let matcher: Matcher
  let decisions: Set<String>
  let limit: Int
  let hasPairs: Bool

  private(set) var steps = 0
  private(set) var best: Plan?
  var isOver = false
  var seen: Set<[Int]> = []
  /// The sets of leaves, where they are only to be told.
  var collected: [[Int]]?
  var mostCollected = 0
  /// The first plans of leaves that have to do with each other, as far as they were looked for: nil where there is none.
  var solved: [[Int]: Plan?] = [:]

  // Of the leaves that are being served: what is put where, and the best so far.
  var used = Members()
  var count = 0
  var given: [Int: [Int]] = [:]
  var bestHere: Plan?
  /// The leaves that are matched at the end, where a group is plain.
  var matched: [Int]?
  /// The most achievements that a plan of a plain group may use for now, and whether that kept one out.
  var most = 0
  var isCut = false
  /// The amounts that come after the one that is being gathered.
  var waiting: [Int] = []
  let byIdentifier: [Int]
  /// What one step counts for: it looks at every option.
  let weight: Int
  /// How many units lie on each other; a rule that needs more is not decided.
  var depth = 0
  static let deepest = 200

  init(_ problem: Problem, decisions: Set<String>, limit: Int) {
    self.problem = problem
    self.decisions = decisions
    self.limit = limit
    matcher = Matcher(rule: problem.rule)
    byIdentifier = problem.usable.indices.sorted {
      Scalars(problem.usable[$0].id) < Scalars(problem.usable[$1].id)
    }
    hasPairs = !problem.rule.exclusions.isEmpty || !problem.rule.order.isEmpty
    let options = problem.places.reduce(0) { $0 + $1.options.count }
    weight = max(1, options / 100) * (hasPairs && options > 24 ? 8 : 1)
  }

  /// Whether every way was looked at, so that ``best`` is the first plan, or that there is none.
  var isComplete: Bool { !isOver && !problem.isTooLarge }

  mutating func run() {
    guard let tree = problem.possible(problem.tree) else { return }
    expand([tree], [])
  }

  mutating func step() -> Bool {
    steps += weight
    if steps > limit { isOver = true }
    return !isOver
  }

  // MARK: Which leaves

  /// Every least set of leaves that makes the tree hold: more than that is never better.
  mutating func expand(_ open: [Problem.Tree], _ chosen: [Int]) {
    guard !isFull, step() else { return }
    guard let first = open.last else { return serve(Array(Set(chosen)).sorted()) }
    var rest = open
    rest.removeLast()
    switch first {
    case .place(let place):
      // A decision that has not come costs more than any plan that was found without it.
      let waiting = (chosen + [place]).count { isPending($0) }
      if let best, waiting > best.pending.count { return }
      expand(rest, chosen + [place])
    case .all(let children): expand(rest + children.reversed(), chosen)
    case .atLeast(let number, let children): choose(number, children[...], rest, chosen)
    }
  }

  mutating func choose(
    _ number: Int, _ children: ArraySlice<Problem.Tree>, _ open: [Problem.Tree], _ chosen: [Int]
  ) {
    guard number > 0 else { return expand(open, chosen) }
    guard number <= children.count, let first = children.first, !isOver, !isFull else { return }
    choose(number - 1, children.dropFirst(), open + [first], chosen)
    choose(number, children.dropFirst(), open, chosen)
  }

  func isPending(_ place: Int) -> Bool {
    if case .decision(let id, _) = problem.places[place].leaf.kind { !decisions.contains(id) } else { false }
  }

  // MARK: What each leaf is given

  /// Whether as many sets of leaves were told as were asked for.
  var isFull: Bool { collected.map { $0.count >= mostCollected } ?? false }

  /// The least sets of leaves that make the tree hold, each once; those that ask for least that cannot be had first.
  mutating func leafSets(atMost most: Int) -> (sets: [[Int]], isWhole: Bool) {
    collected = []
    mostCollected = most
    expand([problem.possibleFirst(problem.tree)], [])
    let sets = collected ?? []
    collected = nil
    return (sets, sets.count < most && !isOver)
  }

  mutating func serve(_ leaves: [Int]) {
    guard seen.insert(leaves).inserted else { return }
    if collected != nil {
      collected?.append(leaves)
      return
    }
    let (decided, demanding) = parted(leaves)
    var plan = decided
    let pending = plan.pending
    if let best, pending.count > best.pending.count { return }
    // Leaves that share nothing are served apart: the first plan of the whole is made of their first plans, since
    // multisets compare as their parts do.
    for group in groups(demanding) {
      guard let part = first(of: group) else { return }
      plan = plan.joined(with: part)
      if let best, pending.count == best.pending.count, plan.used.count > best.ids.count { return }
    }
    if best.map({ plan.precedes($0) }) ?? true { best = plan }
  }

  /// The decisions among leaves, as a plan that uses nothing, and the leaves that want something.
  func parted(_ leaves: [Int]) -> (decisions: Plan, demanding: [Int]) {
    var uses: [Int: [String]] = [:]
    var demanding: [Int] = []
    for place in leaves {
      if case .decision = problem.places[place].leaf.kind { uses[place] = [] } else { demanding.append(place) }
    }
    return (Plan(uses: uses, pending: leaves.filter(isPending), dates: [], ids: []), demanding)
  }

  /// The first plan of these leaves; nil where there is none.
  mutating func plan(of leaves: [Int]) -> Plan? {
    var joined = Plan(uses: [:], pending: [], dates: [], ids: [])
    for group in groups(leaves) {
      guard let plan = first(of: group) else { return nil }
      joined = joined.joined(with: plan)
    }
    return joined
  }

  mutating func first(of group: [Int]) -> Plan? {
    if let known = solved[group] { return known }
    bestHere = nil
    if isPlain(group) {
      servePlainly(group)
    } else {
      assign(group)
    }
    let found = bestHere
    if !isOver { solved[group] = .some(found) }
    return found
  }

  /// The leaves that an achievement, a part or a pair of selectors binds together.
  func groups(_ places: [Int]) -> [[Int]] {
    guard !hasPairs else { return places.isEmpty ? [] : [places] }
    var groups: [(places: [Int], reach: Members)] = []
    for place in places {
      var reach = problem.places[place].reach
      var near = reach
      for member in reach.elements { near.formUnion(problem.conflicts[member]) }
      var joined = [place]
      groups.removeAll { group in
        guard group.reach.intersects(near) else { return false }
        joined += group.places
        reach.formUnion(group.reach)
        return true
      }
      groups.append((joined, reach))
    }
    return groups.map { $0.places.sorted() }.sorted { $0[0] < $1[0] }
  }

  // MARK: What was found

  mutating func keep() {
    let members = used.elements.map { problem.usable[$0] }
    let plan = Plan(
      uses: given.mapValues { units in
        Set(units.flatMap { problem.units[$0].members }).map { problem.usable[$0].id }.sorted {
          Scalars($0) < Scalars($1)
        }
      }, pending: [], dates: members.map(\.awardedOn),
      ids: members.map(\.id).sorted { Scalars($0) < Scalars($1) }, amounts: amounts())
    if bestHere.map({ plan.precedes($0) }) ?? true { bestHere = plan }
  }

  func amounts() -> [Int: Amount] {
    var amounts: [Int: Amount] = [:]
    for (place, units) in given where !problem.places[place].amounts.isEmpty {
      amounts[place] = Amount(millionths: units.reduce(0) { $0 + (problem.places[place].amounts[$1] ?? 0) })
    }
    return amounts
  }
}
