import Encodings
import JSONTree

/// What a rule comes to for one person, told to people and to programs. The same input gives the same report, byte for
/// byte, in whatever order achievements are written.
public struct EligibilityReport: Sendable {
  /// What one node of the rule comes to.
  public struct NodeResult: Sendable {
    public enum Outcome: String, Sendable { case satisfied, missing, pending, notNeeded }

    public let node: Node
    /// How many nodes it lies in.
    public let depth: Int
    public let outcome: Outcome
    /// The identifiers that a leaf uses, by code point.
    public let uses: [String]
    /// What is really there, in the leaf's unit; of an inner node, how many conditions hold. nil where it is not needed,
    /// and for decisions.
    public let has: Amount?
    public let needs: Amount?
    public let explanation: [Language: String]
  }

  /// Something that could not be checked: what it would be if it were good, as far as that is known.
  public struct Unchecked: Sendable {
    public let id: String
    public let reason: String
    public let supposed: Achievement?

    public init(id: String, reason: String, supposed: Achievement?) {
      self.id = id
      self.reason = reason
      self.supposed = supposed
    }
  }

  /// Why an outcome is undetermined.
  public enum Cause: String, Sendable { case workLimit, notChecked }

  /// The steps that the search for the shortest way takes at most: it is guidance.
  private static let completionLimit = 100_000

  public let rule: Rule
  /// `sha256-…` of the rule as written.
  public let ruleDigest: String
  public let day: CalendarDate
  public let enteredOn: CalendarDate
  public let isVerified: Bool
  public let outcome: Evaluation.Outcome
  public let cause: Cause?
  public let isPlanProven: Bool
  /// In document order; empty where neither a plan nor a way to one was found.
  public let nodes: [NodeResult]
  public let used: [String]
  public let unused: [String]
  /// In the order of their identifiers.
  public let refused: [(id: String, reason: String)]
  public let unchecked: [Unchecked]
  public let shortestWay: [Completion.Entry]
  private let paths: [String]
  private let leaves: [Leaf]

  /// - Parameters:
  ///   - beside: what is another's, but may say what something is made of.
  ///   - refused: what was refused before, such as another person's; those that the rule refuses are added.
  ///   - limit: the work limit of the evaluation, and of the search for the shortest way.
  public init(
    _ rule: Rule, digest: String, of achievements: [Achievement], beside: [Achievement] = [], at day: CalendarDate,
    enteredOn: CalendarDate? = nil,
    decisions: Set<String> = [], isVerified: Bool, refused: [(id: String, reason: String)] = [],
    unchecked: [Unchecked] = [], limit: Int = Evaluation.standardLimit
  ) {
    self.rule = rule
    ruleDigest = digest
    self.day = day
    self.enteredOn = enteredOn ?? day
    self.isVerified = isVerified
    self.unchecked = unchecked.sorted { Scalars($0.id) < Scalars($1.id) }
    let found = Evaluation(rule, of: achievements, beside: beside, at: day, decisions: decisions, limit: limit)
    self.refused = (refused + found.refused.map { ($0.id, $0.reason.rawValue) })
      .sorted { (Scalars($0.0), $0.1) < (Scalars($1.0), $1.1) }
    let problem = Problem(rule, achievements, beside: beside, at: day)
    paths = problem.places.map(\.path)
    leaves = problem.places.map(\.leaf)
    var plan = found.plan
    var isProven = found.isPlanProven
    var entries: [Completion.Entry] = []
    if found.outcome == .notEligible {
      var completion = CompletionSearch(problem, decisions: decisions, limit: min(limit, Self.completionLimit))
      completion.run()
      plan = completion.best?.plan
      entries = completion.best?.entries ?? []
      isProven = completion.isComplete
    }
    isPlanProven = isProven
    shortestWay = entries
    used = plan?.used ?? []
    let out = Set(used + self.refused.map(\.id))
    unused = Array(Set(achievements.map(\.id)).subtracting(out)).sorted { Scalars($0) < Scalars($1) }
    nodes =
      plan.map { NodeResults(problem, $0, entries, decisions: decisions).all(of: rule.requires) } ?? []
    (outcome, cause) = Self.outcome(found.outcome) {
      let supposed = unchecked.compactMap(\.supposed)
      guard !supposed.isEmpty else { return nil }
      return Evaluation(rule, of: achievements + supposed, beside: beside, at: day, decisions: decisions, limit: limit)
        .outcome
    }
  }

  /// What could not be checked is neither good nor bad: where it decides, nothing is decided.
  private static func outcome(
    _ found: Evaluation.Outcome, supposing: () -> Evaluation.Outcome?
  ) -> (Evaluation.Outcome, Cause?) {
    switch (found, found == .eligible ? nil : supposing()) {
    case (.pending, .eligible?), (.notEligible, .eligible?), (.notEligible, .pending?), (.undetermined, .eligible?),
      (.undetermined, .pending?):
      (.undetermined, .notChecked)
    case (.notEligible, .undetermined?), (.undetermined, _): (.undetermined, .workLimit)
    default: (found, nil)
    }
  }

  /// The outcome in a sentence.
  public func sentence(in language: Language) -> String {
    switch (outcome, language) {
    case (.eligible, .fr): "Éligible, sous réserve de la décision du jury."
    case (.eligible, .en): "Eligible, subject to the board’s decision."
    case (.pending, .fr): "En attente : une décision extérieure manque encore."
    case (.pending, .en): "Pending: a decision from outside is still awaited."
    case (.notEligible, .fr): "Pas encore éligible."
    case (.notEligible, .en): "Not eligible yet."
    case (.undetermined, .fr):
      cause == .notChecked
        ? "Indéterminé : ce qui n’a pas pu être vérifié décide du résultat."
        : "Indéterminé : la limite de calcul est atteinte avant une réponse."
    case (.undetermined, .en):
      cause == .notChecked
        ? "Undetermined: what could not be checked decides the outcome."
        : "Undetermined: the work limit was reached before an answer."
    }
  }

  /// What is missing, an entry a line.
  public func missing(in language: Language) -> [String] {
    let words = RuleWords(language: language)
    return shortestWay.map { words.entry($0, of: leaves[$0.place]) }
  }

  /// The report as JSON, as STACKING.md has it.
  public var json: JSON {
    var object: JSONObject = ["version": .number(1), "outcome": .string(outcome.rawValue)]
    if let cause { object.append("cause", .string(cause.rawValue)) }
    object.append("planProven", .bool(isPlanProven))
    object.append("verified", .bool(isVerified))
    object.append(
      "rule",
      .object(["id": .string(rule.id), "version": .number(.init(rule.version)), "digest": .string(ruleDigest)]))
    object.append("at", .string(day.iso))
    object.append("enteredOn", .string(enteredOn.iso))
    object.append("nodes", .array(nodes.map(\.json)))
    object.append("used", .array(used.map(JSON.string)))
    object.append("unused", .array(unused.map(JSON.string)))
    object.append("refused", .array(refused.map { .object(["id": .string($0.id), "reason": .string($0.reason)]) }))
    object.append("unchecked", .array(unchecked.map { .object(["id": .string($0.id), "reason": .string($0.reason)]) }))
    object.append("shortestWay", .array(shortestWay.map { $0.json(path: paths[$0.place], leaves[$0.place]) }))
    object.append("evidence", .array([]))
    return .object(object)
  }
}

extension EligibilityReport.NodeResult {
  fileprivate var json: JSON {
    var object: JSONObject = ["path": .string(node.path)]
    if let id = node.id { object.append("id", .string(id)) }
    object.append("outcome", .string(outcome.rawValue))
    object.append("uses", .array(uses.map(JSON.string)))
    if let has { object.append("has", has.json) }
    if let needs { object.append("needs", needs.json) }
    var words = JSONObject()
    for language in Language.allCases { words.append(language.rawValue, .string(explanation[language] ?? "")) }
    object.append("explanation", .object(words))
    return .object(object)
  }
}

extension Completion.Entry {
  fileprivate func json(path: String, _ leaf: Leaf) -> JSON {
    let unit =
      switch leaf.kind {
      case .amount(.credits(let framework), _, _, _): framework
      case .amount(.hours, _, _, _): "hours"
      case .amount(.count, _, _, _): "count"
      case .credential, .decision: "credential"
      }
    return .object([
      "path": .string(path), "selector": selector.json, "missing": missing.json, "unit": .string(unit),
    ])
  }
}
