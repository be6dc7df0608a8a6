import Encodings
import Register
import TestMaterial

@testable import Stacking

/// A small rule and a few achievements, of every construct.
struct RandomCase {
  var random: SeededGenerator
  let achievements: Int
  let leaves: Int
  let allowsReuse: Bool

  static let day = (try? CalendarDate(iso: "2026-11-25")) ?? .earliest
  private static let organisation = "did:web:own.example"
  private static let slugs = ["a", "b", "c"]
  private static let codes = ["RNCP1BC01", "RNCP1BC02", "RNCP2BC01"].compactMap { try? RegisterCode($0) }

  private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }
  private mutating func pick<T>(_ list: [T]) -> T { list[Int.random(in: 0..<list.count, using: &random)] }
  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func make() -> (rule: Rule, achievements: [Achievement], decisions: Set<String>) {
    let held = (0..<number(achievements / 2...achievements)).map { achievement($0) }
    var count = 0
    let requires = node(number(1...leaves), &count, "/requires")
    let rule = Rule(
      id: "r", version: 1, title: [:], target: .type("t"), organisation: Self.organisation,
      appliesTo: .init(from: nil, until: nil), allowsReuse: allowsReuse,
      freshness: chance(6) ? Period(years: 1, months: 6, days: 0) : nil, exclusiveWith: chance(6) ? ["x"] : [],
      issuers: chance(8) ? [Self.organisation, "did:web:other.example"] : nil,
      substitutes: (0..<(chance(3) ? 0 : number(1...3))).map { _ in substitute() },
      exclusions: chance(5) ? [SelectorPair(first: selector(1), second: selector(1))] : [],
      order: chance(5) ? [SelectorPair(first: selector(1), second: selector(1))] : [], requires: requires)
    return (rule, held, chance(2) ? ["d0", "d1"] : [])
  }

  private mutating func date() -> CalendarDate { Self.day.adding(days: chance(12) ? 30 : -number(0...5) * 150) }

  private mutating func achievement(_ index: Int) -> Achievement {
    let awarded = date()
    return Achievement(
      id: pick(["", "é", "z", "Z"]) + "a\(index)", type: chance(6) ? nil : .slug(pick(Self.slugs)),
      register: chance(2) ? pick(Self.codes) : nil, issuer: chance(5) ? "did:web:other.example" : nil,
      awardedOn: awarded, hours: chance(4) ? nil : Amount(number(1...4)),
      credits: chance(3) ? [:] : ["ECTS": Amount(millionths: number(1...6) * 500_000)],
      level: chance(2) ? ["EQF": number(4...6)] : [:], tags: chance(2) ? [pick(["t", "u"])] : [],
      route: chance(3) ? "vae" : nil, status: chance(12) ? .revoked : .active,
      validUntil: chance(10) ? awarded.adding(days: 500) : nil,
      parts: chance(7) ? [pick(["a0", "a1", "p", "zа2"]), "q"] : [], usedFor: chance(6) ? ["x"] : [])
  }

  private mutating func selector(_ depth: Int) -> Selector {
    switch number(0...(depth > 0 ? 11 : 8)) {
    case 0, 1, 2: return .type(.slug(pick(Self.slugs)))
    case 3, 4: return .register(pick(Self.codes))
    case 5: return .tag(pick(["t", "u"]))
    case 6: return .levelAtLeast(framework: "EQF", number(4...6))
    case 7: return chance(2) ? .everything : .route("vae")
    case 8: return .levelIs(framework: "EQF", number(4...6))
    case 9: return .anyOf([selector(depth - 1), selector(depth - 1)])
    case 10:
      return .allOf([selector(depth - 1), chance(4) ? .issuer("did:web:other.example") : .not(selector(depth - 1))])
    default: return .not(selector(depth - 1))
    }
  }

  private mutating func role() -> Role { chance(2) ? .type(.slug(pick(Self.slugs))) : .register(pick(Self.codes)) }

  private mutating func substitute() -> Substitute {
    Substitute(
      instead: (0..<number(1...2)).map { _ in role() }, accept: (0..<(chance(3) ? 2 : 1)).map { _ in role() },
      from: chance(8) ? date() : nil, until: chance(10) ? Self.day : nil, awardedFrom: chance(8) ? date() : nil,
      awardedUntil: chance(8) ? date() : nil, isTransitive: chance(2), decidedBy: nil, reference: nil)
  }

  private mutating func node(_ leaves: Int, _ count: inout Int, _ path: String) -> Node {
    func made(_ kind: Node.Kind) -> Node { Node(kind: kind, id: nil, title: [:], path: path) }
    guard leaves > 1 else {
      count += 1
      return made(.leaf(leaf(count)))
    }
    var rest = leaves
    var children: [Node] = []
    while rest > 0 {
      let share = children.isEmpty ? number(1...max(1, rest - 1)) : number(1...rest)
      children.append(node(share, &count, path + "/\(children.count)"))
      rest -= share
    }
    switch number(0...3) {
    case 0: return made(.any(children))
    case 1: return made(.atLeast(number(1...children.count), children))
    default: return made(.all(children))
    }
  }

  private mutating func leaf(_ count: Int) -> Leaf {
    switch number(0...9) {
    case 0: return Leaf(kind: .decision(id: "d\(count % 3)", [:]))
    case 1...4: return Leaf(kind: .credential(selector(2)))
    default:
      let unit: Leaf.Unit = pick([.count, .hours, .credits("ECTS")])
      let limits = (0..<(chance(3) ? number(1...2) : 0)).map { _ in
        let amount = Amount(number(0...2))
        return Limit(bound: chance(2) ? .atMost(amount) : .atLeast(max(amount, Amount(1))), of: selector(1))
      }
      return Leaf(kind: .amount(unit, Amount(number(1...3)), from: chance(3) ? .everything : selector(1), limits))
    }
  }
}
