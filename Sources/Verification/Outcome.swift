/// The answer to one check.
public enum Outcome: String, Sendable, CaseIterable {
  case pass
  /// The answer is no.
  case fail
  /// It could not be decided, for example because a list is out of reach.
  case unknown
  /// Good, with something that a person should know.
  case warning
  /// The question does not arise for this credential, or was not asked.
  case notApplicable = "not-applicable"
}
