import Awarding

/// The rows of a checked file, one at a time. Not for use from two tasks at once.
public final class LearnersRows {
  private let check: LearnersCheck
  private var records: LearnersRecords
  private var tally = LearnersTally(keeping: 0)

  init(_ check: LearnersCheck) throws(LearnersFileError) {
    self.check = check
    records = try LearnersRecords(check.source, check.format, check.limits)
    guard records.header.cells == check.rowCheck.header.cells else { throw Self.changed }
  }

  /// The next row; nil at the end.
  /// - Throws: `file.changed` at the latest at the end, when the rows are not those that were checked; what was
  ///   given before may have been awarded.
  public func next() throws(LearnersFileError) -> LearnersRow? {
    guard try records.advance() else {
      guard tally.rows == check.rowCount, tally.refused == check.refusedCount else { throw Self.changed }
      return nil
    }
    let row = check.rowCheck.finish(check.rowCheck.read(records.record), doubled: check.doubled)
    tally.count(row)
    guard tally.rows <= check.rowCount, tally.refused <= check.refusedCount else { throw Self.changed }
    return row
  }

  /// The next candidate, refused rows passed over; nil at the end.
  /// - Throws: as ``next()``.
  public func nextCandidate() throws(LearnersFileError) -> Candidate? {
    while let row = try next() {
      if case .candidate(let candidate) = row { return candidate }
    }
    return nil
  }

  private static let changed = LearnersFileError(.changed, "the rows are not those that were checked")
}
