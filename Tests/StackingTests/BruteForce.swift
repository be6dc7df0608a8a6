import Encodings
import Register

@testable import Stacking

/// The meaning of rules, tried out: every way to give achievements to leaves, written without looking at the search.
struct BruteForce {
  struct Use: Hashable {
    var members: Set<Int>
    var role: Role?
    var substitute: Int?
  }

  struct Found {
    var uses: [Int: [String]]
    var pending: [Int]
    var ids: [String]
    var dates: [String]
  }

  let rule: Rule
  let all: [Achievement]
  let day: CalendarDate
  let decisions: Set<String>
  private var usable: [Achievement] = []
  private var leaves: [Leaf] = []
  private var best: Found?
  private var lacking: [Int: Int] = [:]
  private var bestLacking: [Int: Int] = [:]

  init(_ rule: Rule, _ all: [Achievement], _ day: CalendarDate, _ decisions: Set<String>) {
    self.rule = rule
    self.all = all
    self.day = day
    self.decisions = decisions
    usable = all.filter { one in
      guard one.status == .active, one.awardedOn <= day else { return false }
      if let until = one.validUntil, until < day { return false }
      if let freshness = rule.freshness, one.awardedOn < freshness.before(day) { return false }
      return one.usedFor.isDisjoint(with: rule.exclusiveWith)
    }
  }

  /// - Parameter supposing: whether every leaf may lack one thing, which is supposed.
  mutating func firstPlan(supposing: Bool = false) -> Found? {
    func flatten(_ node: Node) -> [Leaf] {
      switch node.kind {
      case .all(let nodes), .any(let nodes), .atLeast(_, let nodes): nodes.flatMap(flatten)
      case .leaf(let leaf): [leaf]
      }
    }
    leaves = flatten(rule.requires)
    let uses = usable.indices.map { Use(members: [$0], role: nil, substitute: nil) } + substituted()
    let choices = leaves.map { leaf in self.choices(leaf, uses) }
    var chosen: [Int: [Use]] = [:]
    func walk(_ index: Int) {
      guard index < leaves.count else { return judge(chosen) }
      walk(index + 1)
      for choice in choices[index] {
        chosen[index] = choice
        if fits(chosen) { walk(index + 1) }
        chosen[index] = nil
      }
      guard supposing else { return }
      for (choice, missing) in lackings(leaves[index], uses) {
        chosen[index] = choice
        lacking[index] = missing
        if fits(chosen) { walk(index + 1) }
        chosen[index] = nil
        lacking[index] = nil
      }
    }
    walk(0)
    return best
  }

  /// What each leaf lacks in the best that was found, in millionths.
  var missing: [Int: Int] { bestLacking }

  private func lackings(_ leaf: Leaf, _ uses: [Use]) -> [([Use], Int)] {
    switch leaf.kind {
    case .decision: return []
    case .credential: return [([], 1_000_000)]
    case .amount(let unit, let demand, let selector, let limits):
      var sets: [[Use]] = [[]]
      for use in uses where serves(use, selector) && sum([use], unit, .everything) > 0 {
        sets += sets.filter { set in set.allSatisfy { $0.members.isDisjoint(with: use.members) } }.map { $0 + [use] }
      }
      return sets.compactMap { set in
        var missing = demand.millionths - sum(set, unit, .everything)
        for limit in limits {
          let reached = sum(set, unit, limit.of)
          switch limit.bound {
          case .atLeast(let least): missing = max(missing, least.millionths - reached)
          case .atMost(let most): if reached > most.millionths { return nil }
          }
        }
        return missing > 0 ? (set, missing) : nil
      }
    }
  }

  // MARK: What stands for something else

  private func substituted() -> [Use] {
    var found: Set<Use> = []
    for (index, one) in rule.substitutes.enumerated() where holds(one) {
      for members in sets(index, [index]) {
        for role in one.instead { found.insert(Use(members: members, role: role, substitute: index)) }
      }
    }
    return Array(found)
  }

  private func holds(_ one: Substitute) -> Bool {
    !(one.from.map { day < $0 } ?? false) && !(one.until.map { day > $0 } ?? false)
  }

  private func sets(_ index: Int, _ chain: [Int]) -> Set<Set<Int>> {
    let one = rule.substitutes[index]
    var result: Set<Set<Int>> = [[]]
    for role in one.accept {
      var ways: Set<Set<Int>> = []
      for (place, achievement) in usable.enumerated() {
        let issuer = achievement.issuer ?? rule.organisation
        if let issuers = rule.issuers, !issuers.contains(issuer) { continue }
        let isIt =
          switch role {
          case .type(let type): achievement.type == type && issuer == rule.organisation
          case .register(let code): achievement.register == code
          }
        let isDated = chain.allSatisfy { edge in
          let edge = rule.substitutes[edge]
          return (edge.awardedFrom.map { achievement.awardedOn >= $0 } ?? true)
            && (edge.awardedUntil.map { achievement.awardedOn <= $0 } ?? true)
        }
        if isIt, isDated { ways.insert([place]) }
      }
      if one.isTransitive, chain.count < 8 {
        for (other, next) in rule.substitutes.enumerated()
        where next.isTransitive && holds(next) && next.instead.contains(role) && !chain.contains(other) {
          ways.formUnion(sets(other, chain + [other]))
        }
      }
      result = Set(
        result.flatMap { done in ways.filter { done.isDisjoint(with: $0) }.map { done.union($0) } })
    }
    return result
  }

  // MARK: What a leaf may be given

  private func matches(_ selector: Selector, _ place: Int, _ role: Role?) -> Bool {
    let one = usable[place]
    switch selector {
    case .everything: return true
    case .type(.slug(let slug)):
      if role == .type(.slug(slug)) { return true }
      return one.type == .slug(slug) && (one.issuer ?? rule.organisation) == rule.organisation
    case .type(.iri(let iri)): return one.type == .iri(iri)
    case .register(let code): return one.register == code || role == .register(code)
    case .issuer(let issuer): return (one.issuer ?? rule.organisation) == issuer
    case .outcome(let outcome): return one.outcomes.contains(outcome)
    case .tag(let tag): return one.tags.contains(tag)
    case .route(let route): return one.route == route
    case .levelAtLeast(let framework, let level): return (one.level[framework] ?? -1) >= level
    case .levelIs(let framework, let level): return one.level[framework] == level
    case .anyOf(let list): return list.contains { matches($0, place, role) }
    case .allOf(let list): return !list.contains { !matches($0, place, role) }
    case .not(let inner): return !matches(inner, place, nil)
    }
  }

  private func serves(_ use: Use, _ selector: Selector) -> Bool {
    use.members.allSatisfy { place in
      guard matches(selector, place, use.role) else { return false }
      if selector.namesIssuer { return true }
      if use.role != nil, !matches(selector, place, nil) { return true }
      let issuer = usable[place].issuer ?? rule.organisation
      if let issuers = rule.issuers { return issuers.contains(issuer) }
      if issuer == rule.organisation { return true }
      return usable[place].register.map { selector.registerCodes.contains($0) } ?? false
    }
  }

  private func sum(_ uses: [Use], _ unit: Leaf.Unit, _ selector: Selector) -> Int {
    uses.reduce(0) { total, use in
      let counted = use.members.filter { matches(selector, $0, use.role) }
      switch unit {
      case .count: return total + (counted.count == use.members.count ? 1_000_000 : 0)
      case .credits(let framework):
        return total + counted.reduce(0) { $0 + (usable[$1].credits[framework]?.millionths ?? 0) }
      case .hours: return total + counted.reduce(0) { $0 + (usable[$1].hours?.millionths ?? 0) }
      }
    }
  }

  private func choices(_ leaf: Leaf, _ uses: [Use]) -> [[Use]] {
    switch leaf.kind {
    case .decision: return [[]]
    case .credential(let selector): return uses.filter { serves($0, selector) }.map { [$0] }
    case .amount(let unit, let demand, let selector, let limits):
      // What adds nothing serves nothing.
      let serving = uses.filter { serves($0, selector) && sum([$0], unit, .everything) > 0 }
      var sets: [[Use]] = [[]]
      for use in serving {
        sets += sets.filter { set in set.allSatisfy { $0.members.isDisjoint(with: use.members) } }.map { $0 + [use] }
      }
      return sets.filter { set in
        guard !set.isEmpty, sum(set, unit, .everything) >= demand.millionths else { return false }
        return limits.allSatisfy { limit in
          let reached = sum(set, unit, limit.of)
          switch limit.bound {
          case .atLeast(let least): return reached >= least.millionths
          case .atMost(let most): return reached <= most.millionths
          }
        }
      }
    }
  }

  // MARK: Whether it all goes together

  private func parts(_ id: String) -> Set<String> {
    var reached: Set<String> = [id]
    var changed = true
    while changed {
      changed = false
      for one in all where reached.contains(one.id) {
        let before = reached.count
        reached.formUnion(one.parts)
        if reached.count > before { changed = true }
      }
    }
    return reached
  }

  private func fits(_ chosen: [Int: [Use]]) -> Bool {
    let places = chosen.sorted { $0.key < $1.key }
    for (index, (_, uses)) in places.enumerated() {
      for (_, others) in places[(index + 1)...] {
        for use in uses {
          for other in others where !rule.allowsReuse && !use.members.isDisjoint(with: other.members) {
            guard let substitute = use.substitute, substitute == other.substitute, use.members == other.members,
              use.role != other.role
            else { return false }
          }
        }
      }
    }
    let placed = places.flatMap(\.value).flatMap { use in use.members.map { ($0, use.role) } }
    for (one, first) in placed {
      for (other, second) in placed where one != other {
        if !parts(usable[one].id).isDisjoint(with: parts(usable[other].id)) { return false }
        for pair in rule.exclusions where matches(pair.first, one, first) && matches(pair.second, other, second) {
          return false
        }
        for pair in rule.order
        where matches(pair.first, one, first) && matches(pair.second, other, second)
          && usable[one].awardedOn > usable[other].awardedOn
        {
          return false
        }
      }
    }
    return true
  }

  private mutating func judge(_ chosen: [Int: [Use]]) {
    var next = 0
    func stands(_ node: Node) -> Bool {
      switch node.kind {
      case .all(let nodes): return nodes.map(stands).allSatisfy { $0 }
      case .any(let nodes): return nodes.map(stands).contains(true)
      case .atLeast(let number, let nodes): return nodes.map(stands).count { $0 } >= number
      case .leaf:
        next += 1
        return chosen[next - 1] != nil
      }
    }
    guard stands(rule.requires) else { return }
    let members = Set(chosen.values.joined().flatMap(\.members)).map { usable[$0] }
    func byScalars(_ left: String, _ right: String) -> Bool {
      Array(left.unicodeScalars.map(\.value)).lexicographicallyPrecedes(right.unicodeScalars.map(\.value))
    }
    let found = Found(
      uses: chosen.mapValues { uses in Set(uses.flatMap(\.members)).map { usable[$0].id }.sorted(by: byScalars) },
      pending: chosen.keys.filter {
        if case .decision(let id, _) = leaves[$0].kind { !decisions.contains(id) } else { false }
      }.sorted(), ids: members.map(\.id).sorted(by: byScalars), dates: members.map(\.awardedOn.iso).sorted())
    if best.map({ isBetter(found, lacking, $0, bestLacking) }) ?? true { (best, bestLacking) = (found, lacking) }
  }

  private func isBetter(_ one: Found, _ lacks: [Int: Int], _ other: Found, _ others: [Int: Int]) -> Bool {
    if lacks.count != others.count { return lacks.count < others.count }
    for (mine, theirs) in zip(lacks.keys.sorted(), others.keys.sorted()) where lacks[mine] != others[theirs] {
      return lacks[mine, default: 0] < others[theirs, default: 0]
    }
    if one.pending.count != other.pending.count { return one.pending.count < other.pending.count }
    if one.ids.count != other.ids.count { return one.ids.count < other.ids.count }
    if one.dates != other.dates { return one.dates.lexicographicallyPrecedes(other.dates) }
    if one.ids != other.ids { return one.ids.lexicographicallyPrecedes(other.ids) }
    if one.uses.count != other.uses.count { return one.uses.count < other.uses.count }
    let (mine, theirs) = (one.uses.keys.sorted(), other.uses.keys.sorted())
    if mine != theirs { return mine.lexicographicallyPrecedes(theirs) }
    for place in mine where one.uses[place] != other.uses[place] {
      return (one.uses[place] ?? []).lexicographicallyPrecedes(other.uses[place] ?? [])
    }
    return false
  }
}
