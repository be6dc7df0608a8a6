import Encodings

// Groups of every kind: leaf by leaf, unit by unit.
extension PlanSearch {
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
  mutating func gather(
    _ chosen: Int, _ demand: Int, _ start: Int, _ taken: [Int], _ sums: [Int], _ next: (inout PlanSearch) -> Void
  ) {
    guard step() else { return }
    let place = problem.places[chosen]
    let have = taken.reduce(0) { $0 + (place.amounts[$1] ?? 0) }
    let isReached = have >= demand && isMet(place, sums)
    if isReached {
      next(&self)
      // What serves another leaf anyway costs nothing here, and may come before what is there.
      guard problem.rule.allowsReuse || place.isShareable else { return }
    }
    for from in start..<max(start, place.options.count) {
      guard !isOver, isReached || isWithinReach(chosen, demand, have, from, sums) else { return }
      let unit = place.options[from]
      guard isFree(unit), !isReached || problem.rule.allowsReuse || problem.units[unit].isShareable else { continue }
      guard let added = place.sums(sums, with: unit), !overlaps(unit, taken) else { continue }
      put(unit, chosen) { search in search.gather(chosen, demand, from + 1, taken + [unit], added, next) }
      guard step() else { return }
    }
  }

  /// Whether what is left is enough, for the demand and for each lower limit, and can still make a better plan.
  mutating func isWithinReach(_ chosen: Int, _ demand: Int, _ have: Int, _ from: Int, _ sums: [Int]) -> Bool {
    let place = problem.places[chosen]
    if matched != nil {
      guard let rest = wanted(waiting), let own = wanted(chosen, from: from, missing: max(demand - have, 1)),
        isWorthwhile([own] + rest)
      else { return false }
    }
    let left = place.options[from...].filter { isFree($0) }
    guard have + left.reduce(0, { $0 + (place.amounts[$1] ?? 0) }) >= demand else { return false }
    for (index, limit) in place.limits.enumerated() {
      if case .atLeast(let least) = limit.bound,
        sums[index] + left.reduce(0, { $0 + (limit.amounts[$1] ?? 0) }) < least.millionths
      {
        return false
      }
    }
    return true
  }

  /// Whether a unit shares an achievement with others.
  func overlaps(_ unit: Int, _ others: [Int]) -> Bool {
    others.contains { problem.units[$0].set.intersects(problem.units[unit].set) }
  }

  func isMet(_ place: Problem.Place, _ sums: [Int]) -> Bool {
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
  func isShared(_ unit: Problem.Unit) -> Bool {
    guard unit.isShareable else { return false }
    for index in given.values.joined() {
      let held = problem.units[index]
      guard held.set.intersects(unit.set) else { continue }
      guard held.substitute == unit.substitute, held.set == unit.set, held.role != unit.role else { return false }
    }
    return true
  }

  mutating func put(_ unit: Int, _ place: Int, _ body: (inout PlanSearch) -> Void) {
    guard depth < Self.deepest else {
      isOver = true
      return
    }
    depth += 1
    defer { depth -= 1 }
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
  func isPromising(_ open: [Int]) -> Bool {
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
      candidates.formUnion(problem.places[place].reach)
    }
    candidates.subtract(used)
    if least == best.ids.count {
      dates += candidates.elements.prefix(best.dates.count - dates.count).map { problem.usable[$0].awardedOn }
      dates.sort()
      if best.dates.lexicographicallyPrecedes(dates) { return false }
    }
    return true
  }
}
