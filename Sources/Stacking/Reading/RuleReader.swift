import Encodings
import JSONTree
import Register

/// Reads a rule; every fault is found in one go. Unknown members are errors.
public struct RuleReader {
  private var reader = MemberReader()
  private var nodes = 0
  private var ids: Set<String> = []
  private let organisation: String?

  /// The most nodes of a rule, and how deep they and selectors may lie within each other.
  public static let maximumNodes = 2000
  static let maximumDepth = 32

  /// - Parameter organisation: the issuer whose rule it is, where the file names none.
  /// - Returns: the rule, nil where anything is wrong with it, and all that is.
  public static func read(_ json: JSON, organisation: String?) -> (rule: Rule?, faults: [StackingFault]) {
    var reader = RuleReader(organisation: organisation)
    let rule = reader.rule(json)
    let faults = reader.reader.faults + (rule.map { RuleChecks.faults(of: $0) } ?? [])
    return (faults.isEmpty ? rule : nil, faults)
  }

  private init(organisation: String?) { self.organisation = organisation }

  private mutating func rule(_ json: JSON) -> Rule? {
    let known: Set<String> = [
      "id", "version", "title", "target", "organisation", "appliesTo", "reuse", "freshness", "exclusiveWith", "issuers",
      "substitutes", "exclusions", "order", "requires",
    ]
    guard let object = reader.members(json, at: "", known: known, required: ["id", "version", "target", "requires"])
    else { return nil }
    let id = reader.text(object["id"], at: "/id")
    let version = reader.whole(object["version"], at: "/version", 1...1_000_000)
    let title = object["title"].map { reader.texts($0, at: "/title") } ?? [:]
    let target = object["target"].flatMap { self.target($0) }
    let owner = reader.text(object["organisation"], at: "/organisation") ?? organisation
    if owner == nil {
      reader.fault(
        .missing, at: "/organisation", en: "whose rule it is has to be said", fr: "il faut dire de qui est la règle")
    }
    var period = Rule.EntryPeriod(from: nil, until: nil)
    if let written = object["appliesTo"],
      let members = reader.members(written, at: "/appliesTo", known: ["enteredFrom", "enteredUntil"])
    {
      let (from, until) = reader.days(members, "enteredFrom", "enteredUntil", at: "/appliesTo")
      period = Rule.EntryPeriod(from: from, until: until)
    }
    var allowsReuse = false
    if let reuse = reader.text(object["reuse"], at: "/reuse") {
      allowsReuse = reuse == "allowed"
      if reuse != "allowed", reuse != "forbidden" {
        reader.fault(
          .value, at: "/reuse", en: "forbidden or allowed is expected", fr: "forbidden ou allowed est attendu")
      }
    }
    let issuers = object["issuers"].map { reader.strings($0, at: "/issuers", atMost: 200) }
    if let issuers, issuers.isEmpty {
      reader.fault(.listEmpty, at: "/issuers", en: "the list must not be empty", fr: "la liste ne doit pas être vide")
    }
    let substitutes = reader.list(object["substitutes"], at: "/substitutes", atMost: 500).enumerated().compactMap {
      substitute($0.element, at: "/substitutes/\($0.offset)")
    }
    let exclusions = pairs(object["exclusions"], at: "/exclusions")
    let order = pairs(object["order"], at: "/order")
    let requires = object["requires"].flatMap { node($0, at: "/requires", depth: 0) }
    let freshness = reader.period(object["freshness"], at: "/freshness")
    let exclusive = reader.strings(object["exclusiveWith"], at: "/exclusiveWith", atMost: 200)
    guard let id, let version, let target, let owner, let requires else { return nil }
    return Rule(
      id: id, version: version, title: title, target: target, organisation: owner, appliesTo: period,
      allowsReuse: allowsReuse, freshness: freshness, exclusiveWith: exclusive, issuers: issuers,
      substitutes: substitutes, exclusions: exclusions, order: order, requires: requires)
  }

  private mutating func target(_ json: JSON) -> Rule.Target? {
    guard let object = reader.members(json, at: "/target", known: ["register", "type"]) else { return nil }
    if object["register"] != nil, object["type"] != nil || object.count != 1 { return one("/target") }
    if object["register"] != nil {
      return reader.registerCode(object["register"], at: "/target/register").map(Rule.Target.register)
    }
    if let slug = reader.text(object["type"], at: "/target/type") { return .type(slug) }
    if object.isEmpty { return one("/target") }
    return nil
  }

  private mutating func one<T>(_ path: String) -> T? {
    reader.fault(.shape, at: path, en: "exactly one member is expected here", fr: "un seul membre est attendu ici")
    return nil
  }

  // MARK: Selectors

  mutating func selector(_ json: JSON, at path: String, depth: Int = 0) -> Selector? {
    guard depth <= Self.maximumDepth else { return deep(path) }
    let known: Set<String> = [
      "type", "register", "issuer", "outcome", "tag", "route", "levelAtLeast", "levelIs", "anyOf", "allOf", "not",
    ]
    guard let object = reader.members(json, at: path, known: known) else { return nil }
    guard let (name, value) = object.first(where: { known.contains($0.name) }) else {
      return object.isEmpty ? .everything : nil
    }
    guard object.count == 1 else { return one(path) }
    let place = path + "/" + name
    switch name {
    case "type": return reader.text(value, at: place).map { .type(Achievement.TypeName($0)) }
    case "register": return reader.registerCode(value, at: place).map(Selector.register)
    case "issuer": return reader.text(value, at: place).map(Selector.issuer)
    case "outcome": return reader.text(value, at: place).map(Selector.outcome)
    case "tag": return reader.text(value, at: place).map(Selector.tag)
    case "route": return reader.text(value, at: place).map(Selector.route)
    case "levelAtLeast": return level(value, at: place).map { .levelAtLeast(framework: $0, $1) }
    case "levelIs": return level(value, at: place).map { .levelIs(framework: $0, $1) }
    case "not": return selector(value, at: place, depth: depth + 1).map(Selector.not)
    default:
      let members = reader.list(value, at: place, atLeast: 1, atMost: 200).enumerated().compactMap {
        selector($0.element, at: "\(place)/\($0.offset)", depth: depth + 1)
      }
      return name == "anyOf" ? .anyOf(members) : .allOf(members)
    }
  }

  private mutating func level(_ json: JSON, at path: String) -> (String, Int)? {
    guard case .object(let object) = json, object.count == 1,
      let (framework, value) = object.first(where: { _ in true })
    else { return one(path) }
    return reader.whole(value, at: path + JSONPointer(tokens: [framework]).text, 0...100).map { (framework, $0) }
  }

  private mutating func deep<T>(_ path: String) -> T? {
    reader.fault(
      .tooDeep, at: path, en: "nested deeper than \(Self.maximumDepth)",
      fr: "imbriqué à plus de \(Self.maximumDepth) niveaux")
    return nil
  }

  private mutating func pairs(_ json: JSON?, at path: String) -> [SelectorPair] {
    reader.list(json, at: path, atMost: 200).enumerated().compactMap { index, element in
      let place = "\(path)/\(index)"
      let both = reader.list(element, at: place, atMost: 2)
      guard both.count == 2 else {
        reader.fault(.shape, at: place, en: "two selectors are expected", fr: "deux sélecteurs sont attendus")
        return nil
      }
      guard let first = selector(both[0], at: place + "/0"), let second = selector(both[1], at: place + "/1") else {
        return nil
      }
      return SelectorPair(first: first, second: second)
    }
  }

  private mutating func role(_ json: JSON, at path: String) -> Role? {
    guard let selector = selector(json, at: path) else { return nil }
    switch selector {
    case .type(.slug(let slug)): return .type(.slug(slug))
    case .register(let code): return .register(code)
    default:
      reader.fault(
        .value, at: path, en: "a single register code, or a type of the organisation's own, is expected",
        fr: "un seul code de répertoire, ou un type de l’organisme lui-même, est attendu")
      return nil
    }
  }

  private mutating func substitute(_ json: JSON, at path: String) -> Substitute? {
    let known: Set<String> = [
      "instead", "accept", "from", "until", "awardedFrom", "awardedUntil", "decidedBy", "reference", "transitive",
    ]
    guard let object = reader.members(json, at: path, known: known, required: ["instead", "accept"]) else { return nil }
    func roles(_ name: String) -> [Role] {
      reader.list(object[name], at: path + "/" + name, atLeast: 1, atMost: 20).enumerated().compactMap {
        role($0.element, at: "\(path)/\(name)/\($0.offset)")
      }
    }
    let instead = roles("instead")
    let accept = roles("accept")
    let (from, until) = reader.days(object, "from", "until", at: path)
    let (awardedFrom, awardedUntil) = reader.days(object, "awardedFrom", "awardedUntil", at: path)
    return Substitute(
      instead: instead, accept: accept, from: from, until: until, awardedFrom: awardedFrom, awardedUntil: awardedUntil,
      isTransitive: reader.flag(object["transitive"], at: path + "/transitive") ?? false,
      decidedBy: reader.text(object["decidedBy"], at: path + "/decidedBy"),
      reference: reader.text(object["reference"], at: path + "/reference"))
  }

  // MARK: Nodes

  private mutating func node(_ json: JSON, at path: String, depth: Int) -> Node? {
    guard depth <= Self.maximumDepth else { return deep(path) }
    nodes += 1
    guard nodes <= Self.maximumNodes else {
      if nodes == Self.maximumNodes + 1 {
        reader.fault(
          .tooLarge, at: path, en: "a rule has at most \(Self.maximumNodes) nodes",
          fr: "une règle a au plus \(Self.maximumNodes) nœuds")
      }
      return nil
    }
    let kinds = ["all", "any", "credential", "count", "credits", "hours", "decision"]
    let known = Set(kinds + ["atLeast", "of", "from", "where", "id", "title"])
    guard let object = reader.members(json, at: path, known: known) else { return nil }
    let id = reader.text(object["id"], at: path + "/id")
    if let id, !ids.insert(id).inserted {
      reader.fault(
        .idDoubled, at: path + "/id", en: "another node has this id", fr: "un autre nœud porte cet identifiant")
    }
    let title = object["title"].map { reader.texts($0, at: path + "/title") } ?? [:]
    let named = kinds.filter { object[$0] != nil } + (object["atLeast"] != nil ? ["atLeast"] : [])
    guard named.count == 1 else { return one(path) }
    let allowed: Set<String> =
      switch named[0] {
      case "atLeast": ["of"]
      case "count", "credits", "hours": ["from", "where"]
      default: []
      }
    for name in ["of", "from", "where"] where object[name] != nil && !allowed.contains(name) {
      reader.fault(
        .memberUnknown, at: path + "/" + name, en: "“\(name)” has no meaning here",
        fr: "« \(name) » n’a pas de sens ici")
    }
    return kind(named[0], object, id, at: path, depth).map { Node(kind: $0, id: id, title: title, path: path) }
  }

  private mutating func kind(
    _ name: String, _ object: JSONObject, _ id: String?, at path: String, _ depth: Int
  ) -> Node.Kind? {
    guard let value = object[name] else { return nil }
    let place = path + "/" + name
    switch name {
    case "all", "any":
      let children = children(value, at: place, depth)
      return name == "all" ? .all(children) : .any(children)
    case "atLeast":
      let written = reader.list(object["of"], at: path + "/of", atMost: Self.maximumNodes).count
      let children = children(object["of"] ?? .null, at: path + "/of", depth)
      guard let number = value.number?.int, number >= 1, number <= written else {
        reader.fault(
          .countImpossible, at: place, en: "a number from 1 to \(written), the length of the list, is expected",
          fr: "un nombre de 1 à \(written), longueur de la liste, est attendu")
        return nil
      }
      return .atLeast(number, children)
    case "credential": return selector(value, at: place).map { .leaf(Leaf(kind: .credential($0))) }
    case "decision":
      let texts = reader.texts(value, at: place)
      guard let id else {
        reader.fault(.idMissing, at: path, en: "a decision needs an id", fr: "une décision doit avoir un « id »")
        return nil
      }
      return .leaf(Leaf(kind: .decision(id: id, texts)))
    default: return amountLeaf(name, value, object, at: path)
    }
  }

  private mutating func children(_ json: JSON, at path: String, _ depth: Int) -> [Node] {
    reader.list(json, at: path, atLeast: 1, atMost: Self.maximumNodes).enumerated().compactMap {
      node($0.element, at: "\(path)/\($0.offset)", depth: depth + 1)
    }
  }

  private mutating func amountLeaf(
    _ name: String, _ value: JSON, _ object: JSONObject, at path: String
  ) -> Node.Kind? {
    let place = path + "/" + name
    let known: Set<String> = name == "credits" ? ["framework", "atLeast"] : ["atLeast"]
    guard let demand = reader.members(value, at: place, known: known, required: known.sorted()) else { return nil }
    let unit: Leaf.Unit
    switch name {
    case "count": unit = .count
    case "hours": unit = .hours
    default:
      guard let framework = reader.text(demand["framework"], at: place + "/framework") else { return nil }
      unit = .credits(framework)
    }
    let amount = self.amount(demand["atLeast"], unit, at: place + "/atLeast", isDemand: true)
    guard let from = object["from"] else {
      reader.fault(.missing, at: path, en: "“from” is missing", fr: "il manque « from »")
      return nil
    }
    let selector = self.selector(from, at: path + "/from")
    let limits = reader.list(object["where"], at: path + "/where", atMost: 50).enumerated().compactMap {
      limit($0.element, unit, at: "\(path)/where/\($0.offset)")
    }
    guard let amount, let selector else { return nil }
    return .leaf(Leaf(kind: .amount(unit, amount, from: selector, limits)))
  }

  /// Achievements are counted whole.
  private mutating func amount(_ json: JSON?, _ unit: Leaf.Unit, at path: String, isDemand: Bool) -> Amount? {
    guard let amount = reader.amount(json, at: path, isDemand: isDemand) else { return nil }
    guard unit == .count, !amount.isWhole else { return amount }
    reader.fault(.amountMalformed, at: path, en: "a whole number is expected", fr: "un nombre entier est attendu")
    return nil
  }

  private mutating func limit(_ json: JSON, _ unit: Leaf.Unit, at path: String) -> Limit? {
    guard let object = reader.members(json, at: path, known: ["atLeast", "atMost", "of"], required: ["of"]) else {
      return nil
    }
    guard (object["atLeast"] == nil) != (object["atMost"] == nil) else { return one(path) }
    let selector = object["of"].flatMap { self.selector($0, at: path + "/of") }
    let least = amount(object["atLeast"], unit, at: path + "/atLeast", isDemand: true)
    let most = amount(object["atMost"], unit, at: path + "/atMost", isDemand: false)
    guard let selector, let bound = least.map(Limit.Bound.atLeast) ?? most.map(Limit.Bound.atMost) else { return nil }
    return Limit(bound: bound, of: selector)
  }
}

extension Amount {
  var isWhole: Bool { millionths.isMultiple(of: 1_000_000) }
}
