import Encodings
import Register

/// Looks for the first plan: branch and bound over the ways to fulfil the tree, then over what each leaf is given.
struct PlanSearch {
  let problem: Problem
  private let matcher: Matcher
  private let decisions: Set<String>
  private let limit: Int
  private let hasPairs: Bool

  private(set) var steps = 0
  private(set) var best: Plan?
  var isOver = false
  private var seen: Set<[Int]> = []
  /// The sets of leaves, where they are only to be told.
  private var collected: [[Int]]?
  /// The first plans of leaves that have to do with each other, as far as they were looked for: nil where there is none.
  private var solved: [[Int]: Plan?] = [:]

  // Of the leaves that are being served: what is put where, and the best so far.
  private var used = Members()
  private var count = 0
  var given: [Int: [Int]] = [:]
  var bestHere: Plan?
  /// The leaves that are matched at the end, where a group is plain.
  private var matched: [Int]?
  /// The most achievements that a plan of a plain group may use for now, and whether that kept one out.
  private var most = 0
  private var isCut = false
  /// The amounts that come after the one that is being gathered.
  private var waiting: [Int] = []
  private let byIdentifier: [Int]

  init(_ problem: Problem, decisions: Set<String>, limit: Int) {
    self.problem = problem
    self.decisions = decisions
    self.limit = limit
    matcher = Matcher(rule: problem.rule)
    byIdentifier = problem.usable.indices.sorted {
      Scalars(problem.usable[$0].id) < Scalars(problem.usable[$1].id)
    }
    hasPairs = !problem.rule.exclusions.isEmpty || !problem.rule.order.isEmpty
  }

  /// Whether every way was looked at, so that ``best`` is the first plan, or that there is none.
  var isComplete: Bool { !isOver && !problem.isTooLarge }

  mutating func run() {
    expand([problem.tree], [])
  }

  mutating func step() -> Bool {
    steps += 1
    if steps > limit { isOver = true }
    return !isOver
  }

  // MARK: Which leaves

  /// Every least set of leaves that makes the tree hold: more than that is never better.
  private mutating func expand(_ open: [Problem.Tree], _ chosen: [Int]) {
    guard step() else { return }
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

  private mutating func choose(
    _ number: Int, _ children: ArraySlice<Problem.Tree>, _ open: [Problem.Tree], _ chosen: [Int]
  ) {
    guard number > 0 else { return expand(open, chosen) }
    guard number <= children.count, let first = children.first, !isOver else { return }
    choose(number - 1, children.dropFirst(), open + [first], chosen)
    choose(number, children.dropFirst(), open, chosen)
  }

  func isPending(_ place: Int) -> Bool {
    if case .decision(let id, _) = problem.places[place].leaf.kind { !decisions.contains(id) } else { false }
  }

  // MARK: What each leaf is given

  /// Every least set of leaves that makes the tree hold, each once.
  mutating func leafSets() -> [[Int]] {
    collected = []
    expand([problem.tree], [])
    defer { collected = nil }
    return collected ?? []
  }

  private mutating func serve(_ leaves: [Int]) {
    guard seen.insert(leaves).inserted else { return }
    if collected != nil {
      collected?.append(leaves)
      return
    }
    let pending = leaves.filter(isPending)
    if let best, pending.count > best.pending.count { return }
    var decided: [Int: [String]] = [:]
    var demanding: [Int] = []
    for place in leaves {
      if case .decision = problem.places[place].leaf.kind { decided[place] = [] } else { demanding.append(place) }
    }
    // Leaves that share nothing are served apart: the first plan of the whole is made of their first plans, since
    // multisets compare as their parts do.
    var plan = Plan(uses: decided, pending: pending, dates: [], ids: [])
    for group in groups(demanding) {
      guard let part = first(of: group) else { return }
      plan = plan.joined(with: part)
      if let best, pending.count == best.pending.count, plan.used.count > best.ids.count { return }
    }
    if best.map({ plan.precedes($0) }) ?? true { best = plan }
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

  private mutating func first(of group: [Int]) -> Plan? {
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
      var reach = Members()
      var near = Members()
      for unit in problem.places[place].options {
        reach.formUnion(problem.units[unit].set)
        for member in problem.units[unit].members { near.formUnion(problem.conflicts[member]) }
      }
      near.formUnion(reach)
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

  // MARK: Plain groups

  /// Whether every option of these leaves is one achievement as itself, and nothing but sharing binds them: then leaves that
  /// only count are matched, and only amounts are searched through.
  private func isPlain(_ group: [Int]) -> Bool {
    guard !problem.rule.allowsReuse, !hasPairs, group.count <= Matching.widest else { return false }
    return group.allSatisfy { place in
      problem.places[place].options.allSatisfy { option in
        let unit = problem.units[option]
        return unit.role == nil && problem.conflicts[unit.members[0]].count == 0
      }
    }
  }

  /// Looks for plans with as few achievements as could be first, then with one more each time: what is found first stands.
  private mutating func servePlainly(_ group: [Int]) {
    let matched = group.filter { isMatched(problem.places[$0].leaf) }
    let amounts = group.filter { !matched.contains($0) }
    self.matched = matched
    defer { self.matched = nil }
    most = group.reduce(0) { $0 + problem.places[$1].least }
    repeat {
      isCut = false
      assignAmounts(amounts)
      most += 1
    } while bestHere == nil && isCut && !isOver
  }

  private func isMatched(_ leaf: Leaf) -> Bool {
    switch leaf.kind {
    case .credential: true
    case .amount(.count, _, _, let limits): limits.isEmpty
    default: false
    }
  }

  private mutating func assignAmounts(_ open: [Int]) {
    guard step(), let wanted = wanted(open), isWorthwhile(wanted) else { return }
    guard let chosen = open.min(by: { problem.places[$0].options.count < problem.places[$1].options.count }) else {
      return match()
    }
    let rest = open.filter { $0 != chosen }
    guard case .amount(_, let demand, _, _) = problem.places[chosen].leaf.kind else { return }
    waiting = rest
    gather(chosen, demand.millionths, 0, [], problem.places[chosen].limits.map { _ in 0 }) { search in
      search.assignAmounts(rest)
      search.waiting = rest
    }
  }

  /// What an open amount still wants: how many at least, from which, and from which where it may not have one more.
  private struct OpenAmount {
    var least: Int
    var reach: Members
    var narrow: Members
  }

  /// - Returns: nil where what is left is not enough.
  private func wanted(_ place: Int, from: Int, missing: Int) -> OpenAmount? {
    let leaf = problem.places[place]
    var amounts: [(member: Int, amount: Int)] = []
    var reach = Members()
    for unit in leaf.options[from...] where !problem.units[unit].set.intersects(used) {
      amounts.append((problem.units[unit].members[0], leaf.amounts[unit] ?? 0))
      reach.formUnion(problem.units[unit].set)
    }
    amounts.sort { $0.amount > $1.amount }
    var (sum, least) = (0, 0)
    while sum < missing {
      guard least < amounts.count else { return nil }
      sum += amounts[least].amount
      least += 1
    }
    // With no more than the least, each has to bring what the greatest beside it leave over.
    var narrow = Members()
    let beside = least == 0 ? 0 : sum - amounts[least - 1].amount
    for (index, one) in amounts.enumerated() where least > 0 && (index < least || one.amount + beside >= missing) {
      narrow.insert(one.member)
    }
    return OpenAmount(least: least, reach: reach, narrow: narrow)
  }

  private var matchedWants: [Matching.Want] {
    (matched ?? []).map { Matching.Want(reach: problem.places[$0].reach, number: problem.places[$0].least) }
  }

  private func wanted(_ open: [Int]) -> [OpenAmount]? {
    var amounts: [OpenAmount] = []
    for place in open {
      guard case .amount(_, let demand, _, _) = problem.places[place].leaf.kind,
        let wanted = wanted(place, from: 0, missing: demand.millionths)
      else { return nil }
      amounts.append(wanted)
    }
    return amounts
  }

  /// Whether enough is left for all that is open, and can still make a better plan: amounts want at least as many as the
  /// greatest would take, which a matching fills as early as can be.
  private mutating func isWorthwhile(_ open: [OpenAmount]) -> Bool {
    let fixed = matchedWants
    var matching = Matching(fixed + open.map { .init(reach: $0.reach, number: $0.least) }, of: problem.usable.count)
    guard matching.fill(without: used) else { return false }
    let number = fixed.reduce(0) { $0 + $1.number } + open.reduce(0) { $0 + $1.least }
    guard count + number <= most else {
      isCut = true
      return false
    }
    guard count + number == most else { return true }
    matching = Matching(fixed + open.map { .init(reach: $0.narrow, number: $0.least) }, of: problem.usable.count)
    guard matching.fill(without: used) else {
      isCut = true
      return false
    }
    guard let best = bestHere else { return true }
    var all = used
    for member in matching.taken { all.insert(member) }
    let dates = all.elements.map { problem.usable[$0].awardedOn }
    return !best.dates.lexicographicallyPrecedes(dates)
  }

  /// All amounts are reached: the rest is matched, the first that fit.
  private mutating func match() {
    var matching = Matching(matchedWants, of: problem.usable.count)
    guard matching.fill(without: used), let matched else { return }
    let arranged = matching.arrange(by: byIdentifier)
    let before = (used, count, given)
    for (place, members) in zip(matched, arranged) {
      given[place] = members
      for member in members { used.insert(member) }
    }
    count = used.count
    keep()
    (used, count, given) = before
  }

  // MARK: Groups of every kind

  mutating func assign(_ open: [Int]) {
    guard step() else { return }
    guard !open.isEmpty else { return keep() }
    guard isPromising(open), canBeMatched(open) else { return }
    // The leaf with the fewest ways first: what cannot be served ends the branch at once.
    var chosen = open[0]
    var fewest = Int.max
    for place in open {
      let ways = problem.places[place].options.count { isFree($0) }
      if case .credential = problem.places[place].leaf.kind {
        if ways == 0 { return }
        if ways < fewest { (chosen, fewest) = (place, ways) }
      } else if ways + 1000 < fewest {
        (chosen, fewest) = (place, ways + 1000)
      }
    }
    let rest = open.filter { $0 != chosen }
    let place = problem.places[chosen]
    switch place.leaf.kind {
    case .decision: assign(rest)
    case .credential:
      for unit in place.options where isFree(unit) {
        put(unit, chosen) { search in search.assign(rest) }
        if isOver { return }
      }
    case .amount(_, let demand, _, _):
      gather(chosen, demand.millionths, 0, [], place.limits.map { _ in 0 }) { search in search.assign(rest) }
    }
  }

  /// Chooses units for an amount until it is reached, in their order.
  private mutating func gather(
    _ chosen: Int, _ demand: Int, _ from: Int, _ taken: [Int], _ sums: [Int], _ next: (inout PlanSearch) -> Void
  ) {
    guard step() else { return }
    let place = problem.places[chosen]
    let have = taken.reduce(0) { $0 + (place.amounts[$1] ?? 0) }
    let isReached = have >= demand && isMet(place, sums)
    if isReached {
      next(&self)
      // What serves another leaf anyway costs nothing here, and may come before what is there.
      guard problem.rule.allowsReuse || place.isShareable, !isOver else { return }
    }
    guard from < place.options.count else { return }
    if matched != nil, !isReached {
      guard let rest = wanted(waiting), let own = wanted(chosen, from: from, missing: max(demand - have, 1)),
        isWorthwhile([own] + rest)
      else { return }
    }
    if !isReached {
      // What is left has to be enough, for the demand and for each lower limit.
      let left = place.options[from...].filter { isFree($0) }
      guard have + left.reduce(0, { $0 + (place.amounts[$1] ?? 0) }) >= demand else { return }
      for (index, limit) in place.limits.enumerated() {
        if case .atLeast(let least) = limit.bound,
          sums[index] + left.reduce(0, { $0 + (limit.amounts[$1] ?? 0) }) < least.millionths
        {
          return
        }
      }
    }
    let unit = place.options[from]
    if isFree(unit), !isReached || problem.rule.allowsReuse || problem.units[unit].isShareable {
      var added = sums
      var fits = true
      for (index, limit) in place.limits.enumerated() {
        added[index] += limit.amounts[unit] ?? 0
        if case .atMost(let most) = limit.bound, added[index] > most.millionths { fits = false }
      }
      if fits, !taken.contains(where: { problem.units[$0].set.intersects(problem.units[unit].set) }) {
        put(unit, chosen) { search in search.gather(chosen, demand, from + 1, taken + [unit], added, next) }
      }
    }
    guard !isOver else { return }
    gather(chosen, demand, from + 1, taken, sums, next)
  }

  private func isMet(_ place: Problem.Place, _ sums: [Int]) -> Bool {
    for (index, limit) in place.limits.enumerated() {
      if case .atLeast(let least) = limit.bound, sums[index] < least.millionths { return false }
    }
    return true
  }

  /// Whether a unit may be used beside what is used already.
  func isFree(_ index: Int) -> Bool {
    let unit = problem.units[index]
    if !problem.rule.allowsReuse, unit.set.intersects(used), !isShared(unit) { return false }
    for member in unit.members where problem.conflicts[member].intersects(used) { return false }
    guard hasPairs else { return true }
    for other in given.values.joined() {
      let held = problem.units[other]
      for member in unit.members {
        for beside in held.members where beside != member {
          if matcher.exclude(problem.usable[member], as: unit.role, problem.usable[beside], as: held.role) {
            return false
          }
        }
      }
    }
    for (place, member) in unit.members.enumerated() {
      for beside in unit.members[(place + 1)...]
      where matcher.exclude(problem.usable[member], as: unit.role, problem.usable[beside], as: unit.role) {
        return false
      }
    }
    return true
  }

  /// One use of a substitute may fill one leaf for each of what it stands for.
  private func isShared(_ unit: Problem.Unit) -> Bool {
    guard unit.isShareable else { return false }
    for index in given.values.joined() {
      let held = problem.units[index]
      guard held.set.intersects(unit.set) else { continue }
      guard held.substitute == unit.substitute, held.set == unit.set, held.role != unit.role else { return false }
    }
    return true
  }

  mutating func put(_ unit: Int, _ place: Int, _ body: (inout PlanSearch) -> Void) {
    let before = (used, count, given[place])
    used.formUnion(problem.units[unit].set)
    count = used.count
    given[place, default: []].append(unit)
    body(&self)
    (used, count, given[place]) = before
  }

  /// Whether there are enough different achievements for all open leaves at once (Hall's condition, by augmenting paths):
  /// each leaf wants at least one, an amount at least as many as its greatest would take.
  func canBeMatched(_ open: [Int]) -> Bool {
    guard !problem.rule.allowsReuse else { return true }
    var reach: [Members] = []
    for place in open where !problem.places[place].isShareable {
      var members = Members()
      for unit in problem.places[place].options where isFree(unit) {
        members.formUnion(problem.units[unit].set)
      }
      for _ in 0..<problem.places[place].least { reach.append(members) }
    }
    var takenBy = [Int](repeating: -1, count: problem.usable.count)
    var visited = Members()
    func augment(_ want: Int) -> Bool {
      var candidates = reach[want]
      candidates.subtract(visited)
      for member in candidates.elements {
        guard !visited.contains(member) else { continue }
        visited.insert(member)
        if takenBy[member] < 0 || augment(takenBy[member]) {
          takenBy[member] = want
          return true
        }
      }
      return false
    }
    for want in reach.indices {
      visited = Members()
      guard augment(want) else { return false }
    }
    return true
  }

  /// Whether what is open can still lead to a better plan than the best.
  private func isPromising(_ open: [Int]) -> Bool {
    guard let best = bestHere else { return true }
    var least = count
    if !problem.rule.allowsReuse {
      for place in open where !problem.places[place].isShareable { least += problem.places[place].least }
    }
    guard least <= best.ids.count else { return false }
    // The oldest that could still be taken make the best dates that could be had.
    var dates = used.elements.map { problem.usable[$0].awardedOn }
    guard dates.count <= best.dates.count else { return false }
    var candidates = Members()
    for place in open {
      for unit in problem.places[place].options { candidates.formUnion(problem.units[unit].set) }
    }
    candidates.subtract(used)
    if least == best.ids.count {
      dates += candidates.elements.prefix(best.dates.count - dates.count).map { problem.usable[$0].awardedOn }
      dates.sort()
      if best.dates.lexicographicallyPrecedes(dates) { return false }
    }
    return true
  }

  private mutating func keep() {
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

  private func amounts() -> [Int: Amount] {
    var amounts: [Int: Amount] = [:]
    for (place, units) in given where !problem.places[place].amounts.isEmpty {
      amounts[place] = Amount(millionths: units.reduce(0) { $0 + (problem.places[place].amounts[$1] ?? 0) })
    }
    return amounts
  }
}
