import Encodings

/// Rules in words, for people.
struct RuleWords: Sendable {
  let language: Language

  private func say(_ french: String, _ english: String) -> String { language == .fr ? french : english }
  private func quoted(_ text: String) -> String { say("« \(text) »", "“\(text)”") }

  // MARK: Selectors

  /// What a selector takes: `RNCP36490BC01`, `type “welding”`, `tag “a” and at level EQF 5 or higher`.
  func selector(_ selector: Selector) -> String {
    switch selector {
    case .everything: say("tout acquis", "any achievement")
    case .type(let type): say("type \(quoted(type.text))", "type \(quoted(type.text))")
    case .register(let code): code.text
    case .issuer(let issuer): say("délivré par \(issuer)", "issued by \(issuer)")
    case .outcome(let outcome): say("avec le résultat \(outcome)", "with the outcome \(outcome)")
    case .tag(let tag): say("étiquette \(quoted(tag))", "tag \(quoted(tag))")
    case .route(let route): say("obtenu par la voie \(quoted(route))", "obtained by the route \(quoted(route))")
    case .levelAtLeast(let framework, let level):
      say("de niveau \(framework) \(level) ou plus", "at level \(framework) \(level) or higher")
    case .levelIs(let framework, let level): say("de niveau \(framework) \(level)", "at level \(framework) \(level)")
    case .anyOf(let members): joined(members, say("ou", "or"))
    case .allOf(let members): all(members.filter { $0 != .everything })
    case .not(let inner): say("tout acquis sauf \(inside(inner))", "anything but \(inside(inner))")
    }
  }

  private func all(_ members: [Selector]) -> String {
    var excepted: [Selector] = []
    var others: [Selector] = []
    for member in members {
      if case .not(let inner) = member { excepted.append(inner) } else { others.append(member) }
    }
    let base = joined(others, say("et", "and"))
    guard !excepted.isEmpty else { return base }
    return base + say(" sauf ", " but not ") + excepted.map(inside).joined(separator: say(" ni ", " or "))
  }

  private func joined(_ members: [Selector], _ word: String) -> String {
    if members.isEmpty { return selector(.everything) }
    return members.count == 1 ? selector(members[0]) : members.map(inside).joined(separator: " \(word) ")
  }

  private func inside(_ member: Selector) -> String {
    switch member {
    case .anyOf(let members), .allOf(let members): members.count > 1 ? "(\(selector(member)))" : selector(member)
    default: selector(member)
    }
  }

  // MARK: Leaves

  private func number(_ amount: Amount) -> String {
    language == .fr ? amount.description.replacing(".", with: ",") : amount.description
  }

  /// `12 ECTS`, `25 hours`, `3 achievements`.
  private func amount(_ amount: Amount, _ unit: Leaf.Unit) -> String {
    let number = number(amount)
    return switch unit {
    case .credits(let framework): "\(number) \(framework)"
    case .hours: say("\(number) h", amount == Amount(1) ? "1 hour" : "\(number) hours")
    case .count: say("\(number) acquis", amount == Amount(1) ? "1 achievement" : "\(number) achievements")
    }
  }

  /// What one more thing has to be.
  func entry(_ entry: Completion.Entry, of leaf: Leaf) -> String {
    switch leaf.kind {
    case .amount(let unit, _, _, _):
      amount(entry.missing, unit) + say(" : ", ": ") + selector(entry.selector)
    case .credential, .decision: selector(entry.selector)
    }
  }

  func leaf(
    _ leaf: Leaf, _ outcome: EligibilityReport.NodeResult.Outcome, uses: [String], isInstead: Bool = false, has: Amount,
    entry: Completion.Entry?
  ) -> String {
    if outcome == .notNeeded { return notNeeded }
    switch leaf.kind {
    case .decision(_, let texts):
      let text = self.text(texts) ?? ""
      return outcome == .satisfied
        ? say("Décision rendue : \(text)", "Decided: \(text)")
        : say("Décision attendue : \(text)", "To be decided: \(text)")
    case .credential(let wanted):
      if entry != nil {
        return say("Il manque un acquis : \(selector(wanted)).", "One achievement is missing: \(selector(wanted)).")
      }
      let names = uses.map(quoted).joined(separator: ", ")
      let how = isInstead ? say(", accepté à la place", ", accepted instead") : ""
      return say("Rempli par \(names)\(how) : \(selector(wanted)).", "Met by \(names)\(how): \(selector(wanted)).")
    case .amount(let unit, let demand, let wanted, _):
      let (there, needed) = (number(has), amount(demand, unit))
      if let entry {
        let lacking = amount(entry.missing, unit)
        return say(
          "\(there) sur \(needed) ; il manque \(lacking) : \(selector(entry.selector)).",
          "\(there) of \(needed); \(lacking) missing: \(selector(entry.selector)).")
      }
      return say(
        "Atteint, \(there) sur \(needed) : \(selector(wanted)).",
        "Reached, \(there) of \(needed): \(selector(wanted)).")
    }
  }

  private var notNeeded: String { say("Pas nécessaire ici.", "Not needed here.") }

  // MARK: Nodes

  /// - Parameters:
  ///   - missing: the leaves inside that lack something.
  ///   - pending: those that wait for a decision.
  func inner(
    _ outcome: EligibilityReport.NodeResult.Outcome, has: Int, needs: Int, of all: Int, missing: [Node],
    pending: [Node]
  ) -> String {
    let counted =
      needs == all
      ? say("\(has) sur \(all)", "\(has) of \(all)")
      : say("\(has) ; \(needs) sur \(all) suffisent", "\(has); \(needs) of \(all) are enough")
    let awaited = pending.isEmpty ? "" : say(" Décision attendue : ", " To be decided: ") + list(pending) + "."
    return switch outcome {
    case .notNeeded: notNeeded
    case .satisfied: say("Rempli (\(counted)).", "Met (\(counted)).")
    case .pending: say("En attente (\(counted)).", "Pending (\(counted)).") + awaited
    case .missing:
      say("Incomplet (\(counted)). Il manque : ", "Incomplete (\(counted)). Missing: ") + list(missing) + "." + awaited
    }
  }

  private func list(_ nodes: [Node]) -> String {
    let shown = 6
    var names = nodes.prefix(shown).map(label)
    if nodes.count > shown {
      names.append(say("et \(nodes.count - shown) de plus", "and \(nodes.count - shown) more"))
    }
    return names.joined(separator: say(" ; ", "; "))
  }

  /// A leaf by its title, or by what it asks.
  func label(_ node: Node) -> String {
    if let title = text(node.title) { return title }
    guard case .leaf(let leaf) = node.kind else { return node.path }
    switch leaf.kind {
    case .credential(let wanted): return selector(wanted)
    case .amount(let unit, let demand, let wanted, _): return "\(amount(demand, unit)) (\(selector(wanted)))"
    case .decision(let id, let texts): return text(texts) ?? id
    }
  }

  private func text(_ texts: [Language: String]) -> String? {
    texts[language] ?? texts[language == .fr ? .en : .fr]
  }
}
