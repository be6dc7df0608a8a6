import Encodings

/// Makes the units that stand for something else: every choice of achievements that a substitute accepts together, over
/// chains of transitive ones.
struct Derivation {
  let matcher: Matcher
  let usable: [Achievement]
  let day: CalendarDate
  let conflicts: [Members]
  /// There were more than can be searched through.
  private(set) var isCut = false
  private var made = 0

  /// The longest chain.
  private static let longest = 8

  init(matcher: Matcher, usable: [Achievement], day: CalendarDate, conflicts: [Members]) {
    self.matcher = matcher
    self.usable = usable
    self.day = day
    self.conflicts = conflicts
  }

  mutating func units() -> [Problem.Unit] {
    var units: [Problem.Unit] = []
    for (index, substitute) in matcher.rule.substitutes.enumerated() where substitute.holds(on: day) {
      let bundles = bundles(of: index, chain: [])
      let isShareable = Set(substitute.instead).count > 1
      for role in Set(substitute.instead).sorted(by: Self.precedes) {
        for bundle in bundles {
          units.append(
            Problem.Unit(
              members: bundle.elements, set: bundle, role: role, substitute: index, isShareable: isShareable))
        }
      }
      if units.count > Problem.maximumUnits {
        isCut = true
        return Array(units.prefix(Problem.maximumUnits))
      }
    }
    // In the order of plans: older members first.
    return units.enumerated().sorted { left, right in
      left.element.members == right.element.members
        ? left.offset < right.offset : left.element.members.lexicographicallyPrecedes(right.element.members)
    }.map(\.element)
  }

  private static func precedes(_ left: Role, _ right: Role) -> Bool { "\(left)" < "\(right)" }

  /// The sets of achievements that one substitute accepts, the dates of its whole chain counted in.
  private mutating func bundles(of index: Int, chain: [Int]) -> [Members] {
    let substitute = matcher.rule.substitutes[index]
    let chain = chain + [index]
    // Sorted wherever some are left out: the same input leaves out the same.
    var bundles: [Members] = [Members()]
    for role in substitute.accept {
      var choices: Set<Members> = []
      for (place, achievement) in usable.enumerated()
      where matcher.isAccepted(achievement, as: role)
        && chain.allSatisfy({ matcher.rule.substitutes[$0].accepts(awardedOn: achievement.awardedOn) })
      {
        choices.insert(Members(place))
      }
      if substitute.isTransitive, chain.count < Self.longest {
        for (other, next) in matcher.rule.substitutes.enumerated()
        where next.isTransitive && next.holds(on: day) && next.instead.contains(role) && !chain.contains(other) {
          choices.formUnion(self.bundles(of: other, chain: chain))
        }
      }
      var joined: Set<Members> = []
      let ordered = Self.sorted(choices)
      for bundle in bundles {
        for choice in ordered where !bundle.intersects(choice) && !clash(bundle, choice) {
          var both = bundle
          both.formUnion(choice)
          joined.insert(both)
        }
      }
      made += joined.count
      guard made <= Problem.maximumUnits * 64 else {
        isCut = true
        return []
      }
      bundles = Self.sorted(joined)
      if bundles.count > Problem.maximumUnits {
        isCut = true
        bundles.removeLast(bundles.count - Problem.maximumUnits)
      }
    }
    return bundles
  }

  private static func sorted(_ sets: Set<Members>) -> [Members] {
    sets.map { ($0, $0.elements) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
  }

  /// A bundle whose own members cannot be used together is none.
  private func clash(_ one: Members, _ other: Members) -> Bool {
    one.elements.contains { conflicts[$0].intersects(other) }
  }
}
