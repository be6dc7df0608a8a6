import Encodings

// Plain groups: leaves that only count are matched, and only amounts are searched through.
extension PlanSearch {
  /// Whether every option of these leaves is one achievement as itself, and nothing but sharing binds them: then leaves that
  /// only count are matched, and only amounts are searched through.
  func isPlain(_ group: [Int]) -> Bool {
    guard !problem.rule.allowsReuse, !hasPairs, group.count <= Matching.widest else { return false }
    return group.allSatisfy { place in
      problem.places[place].options.allSatisfy { option in
        let unit = problem.units[option]
        return unit.role == nil && problem.conflicts[unit.members[0]].count == 0
      }
    }
  }

  /// Looks for plans with as few achievements as could be first, then with one more each time: what is found first stands.
  mutating func servePlainly(_ group: [Int]) {
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

  func isMatched(_ leaf: Leaf) -> Bool {
    switch leaf.kind {
    case .credential: true
    case .amount(.count, _, _, let limits): limits.isEmpty
    default: false
    }
  }

  mutating func assignAmounts(_ open: [Int]) {
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
  struct OpenAmount {
    var least: Int
    var reach: Members
    var narrow: Members
  }

  /// - Returns: nil where what is left is not enough.
  func wanted(_ place: Int, from: Int, missing: Int) -> OpenAmount? {
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

  var matchedWants: [Matching.Want] {
    (matched ?? []).map { Matching.Want(reach: problem.places[$0].reach, number: problem.places[$0].least) }
  }

  func wanted(_ open: [Int]) -> [OpenAmount]? {
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
  mutating func isWorthwhile(_ open: [OpenAmount]) -> Bool {
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
  mutating func match() {
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

  /// How many of these leaves cannot be served at once at least, since each wants an achievement of its own.
  func fewestUnserved(_ leaves: [Int]) -> Int {
    guard !problem.rule.allowsReuse, leaves.count <= Matching.widest,
      !leaves.contains(where: { problem.places[$0].isShareable })
    else { return 0 }
    var matching = Matching(
      leaves.map { Matching.Want(reach: problem.places[$0].reach, number: 1) }, of: problem.usable.count)
    return matching.fill(without: Members()) ? 0 : leaves.count - matching.taken.count
  }
}
