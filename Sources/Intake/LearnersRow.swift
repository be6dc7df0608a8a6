import Awarding

/// What one row of a learners' file comes to.
public enum LearnersRow: Sendable {
  case candidate(Candidate)
  /// The row's line, its learner's name as far as it can be read, and all its faults.
  case refused(row: Int, name: String, faults: [RowFault])
}
