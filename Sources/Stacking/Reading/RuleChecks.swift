import Register

/// What is wrong with a rule whatever anybody has: leaves that nothing can ever match, limits that contradict each other,
/// substitutes that go in a circle, types of others without their issuer.
public struct RuleChecks {
  private var faults: [StackingFault] = []
  private let rule: Rule

  static func faults(of rule: Rule) -> [StackingFault] {
    var checks = RuleChecks(rule: rule)
    checks.check(rule.requires)
    for (name, pairs) in [("exclusions", rule.exclusions), ("order", rule.order)] {
      for (index, pair) in pairs.enumerated() {
        checks.checkIRI(pair.first, at: "/\(name)/\(index)/0")
        checks.checkIRI(pair.second, at: "/\(name)/\(index)/1")
      }
    }
    checks.checkCircles()
    return checks.faults
  }

  private init(rule: Rule) { self.rule = rule }

  /// The codes of the register that a rule names and that the register does not hold.
  /// - Parameter isHeld: nil where nobody can say.
  public static func unknownCodes(of rule: Rule, isHeld: (RegisterCode) -> Bool?) -> [RegisterCode] {
    var codes: Set<RegisterCode> = []
    func gather(_ node: Node) {
      switch node.kind {
      case .all(let nodes), .any(let nodes), .atLeast(_, let nodes): nodes.forEach(gather)
      case .leaf(let leaf):
        switch leaf.kind {
        case .credential(let selector): codes.formUnion(selector.registerCodes)
        case .amount(_, _, let selector, let limits):
          codes.formUnion(selector.registerCodes)
          for limit in limits { codes.formUnion(limit.of.registerCodes) }
        case .decision: break
        }
      }
    }
    gather(rule.requires)
    for role in rule.substitutes.flatMap({ $0.instead + $0.accept }) {
      if case .register(let code) = role { codes.insert(code) }
    }
    if case .register(let code) = rule.target { codes.insert(code) }
    return codes.sorted().filter { isHeld($0) == false }
  }

  private mutating func check(_ node: Node) {
    switch node.kind {
    case .all(let nodes), .any(let nodes), .atLeast(_, let nodes): for child in nodes { check(child) }
    case .leaf(let leaf):
      switch leaf.kind {
      case .decision: return
      case .credential(let selector): check(selector, at: node.path + "/credential")
      case .amount(let unit, let demand, let selector, let limits):
        check(selector, at: node.path + "/from")
        checkLimits(unit, demand, selector, limits, at: node.path)
      }
    }
  }

  // MARK: Selectors

  private mutating func checkIRI(_ selector: Selector, at path: String) {
    if let iri = loneIRI(selector, hasIssuer: false) {
      faults.append(
        StackingFault(
          .issuerMissing, at: path, en: "the type \(iri) counts only beside its issuer: allOf with an issuer",
          fr: "le type \(iri) ne compte qu’avec son émetteur : allOf avec un issuer"))
    }
  }

  private mutating func check(_ selector: Selector, at path: String) {
    checkIRI(selector, at: path)
    guard isImpossible(selector) else { return }
    faults.append(
      StackingFault(
        .neverMatches, at: path, en: "no achievement can ever match this", fr: "aucun acquis ne peut y répondre"))
  }

  /// A type of somebody else that stands in no allOf with an issuer.
  private func loneIRI(_ selector: Selector, hasIssuer: Bool) -> String? {
    switch selector {
    case .type(.iri(let iri)): hasIssuer ? nil : iri
    case .anyOf(let members): members.lazy.compactMap { loneIRI($0, hasIssuer: hasIssuer) }.first
    case .allOf(let members):
      members.lazy.compactMap { member in
        loneIRI(
          member,
          hasIssuer: hasIssuer || members.contains { if case .issuer = $0 { true } else { false } })
      }.first
    case .not(let inner): loneIRI(inner, hasIssuer: hasIssuer)
    default: nil
    }
  }

  /// Whether two members of an allOf exclude each other: an achievement has one type, one code, one issuer, one route.
  private func isImpossible(_ selector: Selector) -> Bool {
    switch selector {
    case .anyOf(let members): return members.allSatisfy(isImpossible)
    case .allOf(let members):
      if members.contains(where: isImpossible) { return true }
      var routes: Set<String> = []
      var issuers: Set<String> = []
      var foreign = false
      for member in members {
        switch member {
        case .route(let route): routes.insert(route)
        case .issuer(let issuer): issuers.insert(issuer)
        case .type(.slug): if !isAcceptedInstead(member) { foreign = true }
        case .not(.everything): return true
        case .not(let inner) where members.contains(inner) && !isAcceptedInstead(inner): return true
        default: break
        }
      }
      if foreign, issuers.contains(where: { $0 != rule.organisation }) { return true }
      return routes.count > 1 || issuers.count > 1 || levelsContradict(members)
    case .not(.everything): return true
    default: return false
    }
  }

  /// Whether something else may stand for it, which is not it by itself, and may be of another issuer.
  private func isAcceptedInstead(_ selector: Selector) -> Bool {
    selector.mentioned { found in rule.substitutes.contains { $0.instead.contains { $0.selector == found } } }
  }

  private func levelsContradict(_ members: [Selector]) -> Bool {
    var exact: [String: Int] = [:]
    for case .levelIs(let framework, let level) in members {
      if let known = exact[framework], known != level { return true }
      exact[framework] = level
    }
    for case .levelAtLeast(let framework, let level) in members {
      if let known = exact[framework], known < level { return true }
    }
    return false
  }

  // MARK: Limits

  private mutating func checkLimits(
    _ unit: Leaf.Unit, _ demand: Amount, _ selector: Selector, _ limits: [Limit], at path: String
  ) {
    for (index, limit) in limits.enumerated() {
      let place = "\(path)/where/\(index)"
      checkIRI(limit.of, at: place + "/of")
      if isImpossible(limit.of), case .atLeast = limit.bound {
        faults.append(
          StackingFault(
            .neverMatches, at: place + "/of", en: "no achievement can ever match this",
            fr: "aucun acquis ne peut y répondre"))
      }
      guard case .atMost(let most) = limit.bound else { continue }
      let bindsAll = limit.of == .everything || limit.of == selector
      let least = limits.compactMap { other -> Amount? in
        guard case .atLeast(let least) = other.bound, other.of == limit.of else { return nil }
        return least
      }.max()
      if (bindsAll && most < demand) || least.map({ most < $0 }) ?? false {
        faults.append(
          StackingFault(
            .limitsContradict, at: place, en: "at most \(most) can never reach what is demanded",
            fr: "au plus \(most) ne peut jamais atteindre ce qui est demandé"))
      }
    }
  }

  // MARK: Substitutes

  /// Transitive substitutes that lead back to where they came from.
  private mutating func checkCircles() {
    var followers: [Role: Set<Role>] = [:]
    for substitute in rule.substitutes where substitute.isTransitive {
      for role in substitute.instead { followers[role, default: []].formUnion(substitute.accept) }
    }
    for (index, substitute) in rule.substitutes.enumerated() where substitute.isTransitive {
      let starts = Set(substitute.instead)
      var reached: Set<Role> = []
      var waiting = substitute.accept
      while let role = waiting.popLast() {
        guard reached.insert(role).inserted else { continue }
        waiting.append(contentsOf: followers[role] ?? [])
      }
      if !reached.isDisjoint(with: starts) {
        faults.append(
          StackingFault(
            .substitutesCircular, at: "/substitutes/\(index)", en: "transitive substitutes lead back to themselves",
            fr: "des substitutions transitives reviennent sur elles-mêmes"))
      }
    }
  }
}
