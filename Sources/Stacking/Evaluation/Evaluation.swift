import Encodings

/// What a rule comes to for one person on a day.
public struct Evaluation: Sendable {
  public enum Outcome: String, Sendable {
    /// A plan exists without a pending decision.
    case eligible
    /// One exists only if pending decisions turn out well.
    case pending
    case notEligible
    /// The work limit was reached first.
    case undetermined
  }

  public let outcome: Outcome
  /// The first plan; nil where there is none, or none was found.
  public let plan: Plan?
  /// Whether no plan stands before ``plan``.
  public let isPlanProven: Bool
  /// What does not count, and why.
  public let refused: [(id: String, reason: Refusal)]
  /// The steps that the search took.
  public let steps: Int

  /// The steps that a search takes at most, unless somebody asks for more.
  public static let standardLimit = 300_000

  /// - Parameters:
  ///   - beside: what is not used, but may say what something is made of.
  ///   - decisions: the ids of those that were given.
  ///   - limit: the work limit, in search steps and never in seconds.
  public init(
    _ rule: Rule, of achievements: [Achievement], beside: [Achievement] = [], at day: CalendarDate,
    decisions: Set<String> = [],
    limit: Int = Self.standardLimit
  ) {
    refused = achievements.compactMap { one in Problem.refusal(of: one, by: rule, at: day).map { (one.id, $0) } }
      .sorted { Scalars($0.0) < Scalars($1.0) }
    var search = PlanSearch(Problem(rule, achievements, beside: beside, at: day), decisions: decisions, limit: limit)
    search.run()
    steps = search.steps
    plan = search.best
    isPlanProven = search.isComplete
    switch (search.best, search.isComplete) {
    case (let best?, _) where best.pending.isEmpty: outcome = .eligible
    case (_?, true): outcome = .pending
    case (nil, true): outcome = .notEligible
    default: outcome = .undetermined
    }
  }
}
