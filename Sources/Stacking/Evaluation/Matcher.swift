import Register

/// Which achievements a selector matches, by the rule's words on issuers and substitutes.
struct Matcher: Sendable {
  let rule: Rule

  /// - Parameter role: what the achievement stands for, beside what it is; never under `not`.
  func matches(_ selector: Selector, _ achievement: Achievement, as role: Role?) -> Bool {
    switch selector {
    case .everything: true
    case .type(let type):
      role == .type(type)
        || achievement.type == type && (type.isIRI || issuer(of: achievement) == rule.organisation)
    case .register(let code): role == .register(code) || achievement.register == code
    case .issuer(let issuer): self.issuer(of: achievement) == issuer
    case .outcome(let outcome): achievement.outcomes.contains(outcome)
    case .tag(let tag): achievement.tags.contains(tag)
    case .route(let route): achievement.route == route
    case .levelAtLeast(let framework, let level): achievement.level[framework].map { $0 >= level } ?? false
    case .levelIs(let framework, let level): achievement.level[framework] == level
    case .anyOf(let members): members.contains { matches($0, achievement, as: role) }
    case .allOf(let members): members.allSatisfy { matches($0, achievement, as: role) }
    case .not(let inner): !matches(inner, achievement, as: nil)
    }
  }

  func issuer(of achievement: Achievement) -> String { achievement.issuer ?? rule.organisation }

  /// Whether a unit can be put into a leaf with that selector: all its members match, and may count there.
  func serves(_ unit: Problem.Unit, _ selector: Selector, _ usable: [Achievement]) -> Bool {
    unit.members.allSatisfy { member in
      matches(selector, usable[member], as: unit.role)
        && (selector.namesIssuer || counts(usable[member], for: selector)
          // What matches only as what it stands for was accepted as that; what matches by itself counts by itself.
          || unit.role != nil && !matches(selector, usable[member], as: nil))
    }
  }

  /// Whether an achievement's issuer counts where the leaf names none.
  private func counts(_ achievement: Achievement, for selector: Selector) -> Bool {
    let issuer = issuer(of: achievement)
    if let issuers = rule.issuers { return issuers.contains(issuer) }
    return issuer == rule.organisation || achievement.register.map { selector.registerCodes.contains($0) } ?? false
  }

  /// Whether an achievement may be accepted for that role in a substitute.
  func isAccepted(_ achievement: Achievement, as role: Role) -> Bool {
    let issuer = issuer(of: achievement)
    if let issuers = rule.issuers, !issuers.contains(issuer) { return false }
    return switch role {
    case .type(let type): achievement.type == type && issuer == rule.organisation
    case .register(let code): achievement.register == code
    }
  }

  /// What a unit adds in a leaf's unit, in millionths: one use of a substitute counts once, its credits and hours add up.
  func amount(
    of unit: Problem.Unit, in kind: Leaf.Unit, _ usable: [Achievement], _ counts: (Int) -> Bool
  ) -> Int {
    switch kind {
    case .count: unit.members.allSatisfy(counts) ? 1_000_000 : 0
    case .credits(let framework):
      unit.members.reduce(0) { $0 + (counts($1) ? usable[$1].credits[framework]?.millionths ?? 0 : 0) }
    case .hours: unit.members.reduce(0) { $0 + (counts($1) ? usable[$1].hours?.millionths ?? 0 : 0) }
    }
  }

  /// Whether it could serve any leaf, as itself or in a substitute.
  func isRelevant(_ achievement: Achievement, _ leaves: [Leaf]) -> Bool {
    if rule.substitutes.contains(where: { $0.accept.contains { isAccepted(achievement, as: $0) } }) { return true }
    return leaves.contains { leaf in
      switch leaf.kind {
      case .credential(let selector), .amount(_, _, from: let selector, _): matches(selector, achievement, as: nil)
      case .decision: false
      }
    }
  }

  /// Whether two achievements that stand for that cannot both be used: an exclusion, or an order that they break.
  func exclude(_ one: Achievement, as first: Role?, _ other: Achievement, as second: Role?) -> Bool {
    for pair in rule.exclusions {
      if matches(pair.first, one, as: first), matches(pair.second, other, as: second) { return true }
      if matches(pair.second, one, as: first), matches(pair.first, other, as: second) { return true }
    }
    for pair in rule.order {
      if matches(pair.first, one, as: first), matches(pair.second, other, as: second), one.awardedOn > other.awardedOn {
        return true
      }
      if matches(pair.second, one, as: first), matches(pair.first, other, as: second), other.awardedOn > one.awardedOn {
        return true
      }
    }
    return false
  }
}

extension Achievement.TypeName {
  var isIRI: Bool { if case .iri = self { true } else { false } }
}
