import Encodings

// Leaves that lack something: the least missing first, then the order of plans.
extension PlanSearch {
  /// The first completion of leaves that have to do with each other, of which some lack an entry each.
  mutating func completion(of served: [Int], lacking: [Int]) -> Completion? {
    var found: Completion?
    for place in lacking { given[place] = [] }
    bestHere = nil
    lack(lacking[...], [], served, &found)
    given = [:]
    return found
  }

  private mutating func lack(
    _ open: ArraySlice<Int>, _ entries: [Completion.Entry], _ served: [Int], _ found: inout Completion?
  ) {
    guard step() else { return }
    guard let first = open.first else { return finish(entries, served, &found) }
    let place = problem.places[first]
    gatherLacking(first, 0, 0, place.limits.map { _ in 0 }, &found, bound: entries) { search, entry, found in
      search.lack(open.dropFirst(), entries + [entry], served, &found)
    }
  }

  /// Gives a leaf what it can have without being full, most first.
  private mutating func gatherLacking(
    _ chosen: Int, _ start: Int, _ has: Int, _ sums: [Int], _ found: inout Completion?, bound: [Completion.Entry],
    _ next: (inout PlanSearch, Completion.Entry, inout Completion?) -> Void
  ) {
    let place = problem.places[chosen]
    for from in start..<(place.amounts.isEmpty ? start : max(start, place.options.count)) {
      guard step(), found.map({ canLackLess(chosen, from, has, sums, $0, bound) }) ?? true else { return }
      let unit = place.options[from]
      guard isFree(unit), !overlaps(unit, given[chosen] ?? []), let added = place.sums(sums, with: unit) else {
        continue
      }
      var within = found
      put(unit, chosen) { search in
        search.gatherLacking(chosen, from + 1, has + (place.amounts[unit] ?? 0), added, &within, bound: bound, next)
      }
      found = within
    }
    guard step() else { return }
    let entry = place.entry(chosen, has: has, sums: sums)
    if entry.missing > .zero { next(&self, entry, &found) }
  }

  /// Whether all that is left could still make less missing than the best, or as little.
  private func canLackLess(
    _ chosen: Int, _ from: Int, _ has: Int, _ sums: [Int], _ found: Completion, _ bound: [Completion.Entry]
  ) -> Bool {
    let place = problem.places[chosen]
    let left = place.options[from...].filter { isFree($0) }
    let most = place.entry(
      chosen, has: has + left.reduce(0) { $0 + (place.amounts[$1] ?? 0) },
      sums: sums.indices.map { index in
        sums[index] + left.reduce(0) { $0 + (place.limits[index].amounts[$1] ?? 0) }
      })
    let least = bound.map(\.missing) + [max(most.missing, .zero)]
    return !found.entries.prefix(least.count).map(\.missing).lexicographicallyPrecedes(least)
  }

  private mutating func finish(_ entries: [Completion.Entry], _ served: [Int], _ found: inout Completion?) {
    let missing = entries.map(\.missing)
    var before: Plan?
    if let found {
      let others = found.entries.map(\.missing)
      guard !others.lexicographicallyPrecedes(missing) else { return }
      // A plan stands against those that lack as much.
      if others == missing { before = found.plan }
    }
    bestHere = before
    assign(served)
    if let plan = bestHere, plan != before { found = Completion(entries: entries, plan: plan) }
  }
}
