import Encodings
import Register

/// A rule and what one person can use of it on a day, made ready for the search: leaves in document order, achievements in
/// the order of plans (older first, then by identifier), and the ways in which each leaf can be served.
struct Problem: Sendable {
  /// What can be put into a leaf at once: an achievement as itself, or all that a substitute accepts, standing for one role.
  struct Unit: Sendable {
    /// Places among ``usable``, ascending.
    let members: [Int]
    let set: Members
    /// What it stands for; nil: itself.
    let role: Role?
    let substitute: Int?
    /// Whether the same use may serve another leaf under another role.
    let isShareable: Bool
  }

  /// A leaf of the tree, with what can serve it.
  struct Place: Sendable {
    let leaf: Leaf
    let path: String
    /// Indices of ``units``, in the order of plans.
    let options: [Int]
    /// All achievements in ``options``.
    let reach: Members
    /// Of each option, in the leaf's unit.
    let amounts: [Int: Int]
    /// Of each limit, what each option adds to it.
    let limits: [(bound: Limit.Bound, amounts: [Int: Int])]
    /// The least number of units that could reach the demand; more than there are where all together do not.
    let least: Int
    /// Whether a use that serves another leaf may serve this one for nothing.
    let isShareable: Bool

    /// What the limits come to with one option more; nil where that is over an upper one.
    func sums(_ sums: [Int], with unit: Int) -> [Int]? {
      var sums = sums
      for (index, limit) in limits.enumerated() {
        sums[index] += limit.amounts[unit] ?? 0
        if case .atMost(let most) = limit.bound, sums[index] > most.millionths { return nil }
      }
      return sums
    }
  }

  /// The tree over ``places``.
  indirect enum Tree: Sendable {
    case all([Tree])
    case atLeast(Int, [Tree])
    case place(Int)
  }

  let rule: Rule
  let usable: [Achievement]
  let places: [Place]
  let tree: Tree
  let units: [Unit]
  /// Of each achievement, those with which it cannot be used together, whatever they stand for.
  let conflicts: [Members]
  /// There is more than the search can hold: nothing may be concluded.
  let isTooLarge: Bool

  /// The most achievements and units that are searched through.
  static let maximumUsable = 256
  static let maximumUnits = 4000

  /// - Parameter beside: what is not used, but may say what something is made of.
  init(_ rule: Rule, _ all: [Achievement], beside: [Achievement] = [], at day: CalendarDate) {
    self.rule = rule
    let fresh = all.filter { Self.refusal(of: $0, by: rule, at: day) == nil }
      .sorted { ($0.awardedOn, Scalars($0.id)) < ($1.awardedOn, Scalars($1.id)) }
    let matcher = Matcher(rule: rule)
    var nodes: [(Leaf, String)] = []
    let tree = Self.tree(rule.requires, &nodes)
    self.tree = tree
    // What serves no leaf, by itself or as part of a substitute, is used nowhere.
    let relevant = fresh.filter { matcher.isRelevant($0, nodes.map(\.0)) }
    usable = Array(relevant.prefix(Self.maximumUsable))
    let conflicts = Self.conflicts(usable, all + beside)
    self.conflicts = conflicts
    var units = usable.indices.map {
      Unit(members: [$0], set: Members($0), role: nil, substitute: nil, isShareable: false)
    }
    var derivation = Derivation(matcher: matcher, usable: usable, day: day, conflicts: conflicts)
    units += derivation.units()
    isTooLarge = relevant.count > Self.maximumUsable || derivation.isCut
    self.units = units
    let made = units
    let usable = usable
    places = nodes.map { leaf, path in Self.place(leaf, path, made, usable, matcher) }
  }

  private static func tree(_ node: Node, _ leaves: inout [(Leaf, String)]) -> Tree {
    switch node.kind {
    case .all(let children): return .all(children.map { tree($0, &leaves) })
    case .any(let children): return .atLeast(1, children.map { tree($0, &leaves) })
    case .atLeast(let number, let children): return .atLeast(number, children.map { tree($0, &leaves) })
    case .leaf(let leaf):
      leaves.append((leaf, node.path))
      return .place(leaves.count - 1)
    }
  }

  /// The tree without what nothing can serve; nil where it cannot hold.
  func possible(_ tree: Tree) -> Tree? {
    switch tree {
    case .place(let place): return canBeServed(place) ? tree : nil
    case .all(let children):
      let possible = children.compactMap { self.possible($0) }
      return possible.count == children.count ? .all(possible) : nil
    case .atLeast(let number, let children):
      let possible = children.compactMap { self.possible($0) }
      return possible.count >= number ? .atLeast(number, possible) : nil
    }
  }

  /// The tree with what can be served before what cannot, where only some of it has to hold.
  func possibleFirst(_ tree: Tree) -> Tree {
    switch tree {
    case .place: return tree
    case .all(let children): return .all(children.map { possibleFirst($0) })
    case .atLeast(let number, let children):
      let sorted = children.map { ($0, possible($0) != nil) }
      return .atLeast(
        number, (sorted.filter(\.1) + sorted.filter { !$0.1 }).map { possibleFirst($0.0) })
    }
  }

  private func canBeServed(_ place: Int) -> Bool {
    if case .decision = places[place].leaf.kind { return true }
    return !places[place].options.isEmpty && places[place].least <= usable.count
  }

  private static func place(
    _ leaf: Leaf, _ path: String, _ units: [Unit], _ usable: [Achievement], _ matcher: Matcher
  ) -> Place {
    var options: [Int] = []
    var amounts: [Int: Int] = [:]
    var limits: [(bound: Limit.Bound, amounts: [Int: Int])] = []
    var least = 1
    switch leaf.kind {
    case .decision: least = 0
    case .credential(let selector):
      options = units.indices.filter { matcher.serves(units[$0], selector, usable) }
    case .amount(let unit, let demand, let selector, let bounds):
      for index in units.indices where matcher.serves(units[index], selector, usable) {
        let amount = matcher.amount(of: units[index], in: unit, usable) { _ in true }
        guard amount > 0 else { continue }
        options.append(index)
        amounts[index] = amount
      }
      limits = bounds.map { limit in
        var added: [Int: Int] = [:]
        for index in options {
          added[index] = matcher.amount(of: units[index], in: unit, usable) { member in
            matcher.matches(limit.of, usable[member], as: units[index].role)
          }
        }
        return (limit.bound, added)
      }
      var rest = demand.millionths
      least = 0
      for amount in amounts.values.sorted(by: >) where rest > 0 {
        rest -= amount
        least += 1
      }
      // What all together do not reach, or not under an upper limit, wants more than there are.
      let sum = amounts.values.reduce(0, +)
      let isCapped = limits.contains { bound, added in
        guard case .atMost(let most) = bound else { return false }
        let within = added.values.reduce(0, +)
        return sum - within + min(within, most.millionths) < demand.millionths
      }
      if rest > 0 || isCapped { least = usable.count + 1 }
    }
    var reach = Members()
    for option in options { reach.formUnion(units[option].set) }
    return Place(
      leaf: leaf, path: path, options: options, reach: reach, amounts: amounts, limits: limits, least: least,
      isShareable: options.contains { units[$0].isShareable })
  }

  // MARK: What is usable

  /// Why an achievement does not count on that day; nil where it does.
  static func refusal(of achievement: Achievement, by rule: Rule, at day: CalendarDate) -> Refusal? {
    switch achievement.status {
    case .revoked: return .revoked
    case .suspended: return .suspended
    case .expired: return .expired
    case .active: break
    }
    if let until = achievement.validUntil, until < day { return .expired }
    if achievement.awardedOn > day { return .notYet }
    if let freshness = rule.freshness, achievement.awardedOn < freshness.before(day) { return .tooOld }
    if !achievement.usedFor.isDisjoint(with: rule.exclusiveWith) { return .usedElsewhere }
    return nil
  }

  /// Whole and part, or two that share a part, at any depth, are never both used.
  private static func conflicts(_ usable: [Achievement], _ all: [Achievement]) -> [Members] {
    guard all.contains(where: { !$0.parts.isEmpty }) else { return usable.map { _ in Members() } }
    let byID = Dictionary(all.map { ($0.id, $0.parts) }, uniquingKeysWith: { first, _ in first })
    let closures = usable.map { achievement in
      var seen: Set<String> = [achievement.id]
      var waiting = Array(achievement.parts)
      while let part = waiting.popLast() {
        if seen.insert(part).inserted { waiting.append(contentsOf: byID[part] ?? []) }
      }
      return seen
    }
    return usable.indices.map { one in
      var conflicting = Members()
      for other in usable.indices where other != one && !closures[one].isDisjoint(with: closures[other]) {
        conflicting.insert(other)
      }
      return conflicting
    }
  }
}

/// Why an achievement does not count, in the order in which the reasons apply.
public enum Refusal: String, Sendable, CaseIterable {
  case revoked, suspended, expired
  case notYet = "not-yet"
  case tooOld = "too-old"
  case usedElsewhere = "used-elsewhere"
}

/// A text compared by its Unicode code points.
struct Scalars: Comparable {
  let text: String

  init(_ text: String) { self.text = text }

  // UTF-8 keeps the order of code points.
  static func < (left: Self, right: Self) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }
  static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }
}

/// A set of at most 256 achievements.
struct Members: Hashable, Sendable {
  private var words = SIMD4<UInt64>(repeating: 0)

  init() {}
  init(_ member: Int) { insert(member) }

  mutating func insert(_ member: Int) { words[member >> 6] |= 1 << UInt64(member & 63) }
  func contains(_ member: Int) -> Bool { words[member >> 6] >> UInt64(member & 63) & 1 == 1 }
  func intersects(_ other: Members) -> Bool { (words & other.words) != SIMD4(repeating: 0) }
  var count: Int { (0..<4).reduce(0) { $0 + words[$1].nonzeroBitCount } }
  mutating func formUnion(_ other: Members) { words |= other.words }
  mutating func subtract(_ other: Members) { words &= ~other.words }

  /// Ascending.
  var elements: [Int] {
    var elements: [Int] = []
    for index in 0..<4 {
      var word = words[index]
      while word != 0 {
        elements.append(index << 6 + word.trailingZeroBitCount)
        word &= word - 1
      }
    }
    return elements
  }
}
