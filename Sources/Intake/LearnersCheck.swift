import DelimitedText

/// A learners' file that was read whole: what is wrong with it, and the way to its candidates.
public struct LearnersCheck: Sendable {
  /// Rows with content, the header not counted.
  public var rowCount: Int { tally.rows }
  /// Rows with at least one fault.
  public var refusedCount: Int { tally.refused }
  /// Rows that can be awarded.
  public var validCount: Int { tally.rows - tally.refused }
  /// All faults of the refused rows that were kept, in the order of the file.
  public var faults: [RowFault] { tally.faults }
  /// Refused rows whose faults were not kept; ``rows()`` still gives them.
  public var refusedRowsLeftOut: Int { tally.refusedRowsLeftOut }
  public let blankRowCount: Int
  public let format: DelimitedTextFormat

  let source: any ByteSource
  let limits: DelimitedTextLimits
  let rowCheck: LearnersRowCheck
  let doubled: LearnersDoubledKeys
  let tally: LearnersTally

  init(
    source: any ByteSource, format: DelimitedTextFormat, limits: DelimitedTextLimits,
    rowCheck: LearnersRowCheck,
    doubled: LearnersDoubledKeys, tally: LearnersTally, blankRowCount: Int
  ) {
    self.source = source
    self.format = format
    self.limits = limits
    self.rowCheck = rowCheck
    self.doubled = doubled
    self.tally = tally
    self.blankRowCount = blankRowCount
  }

  /// What the sender should know and that refuses nothing.
  public var notices: [LearnersNotice] {
    var notices = rowCheck.header.notices
    if format.encoding == .windows1252 { notices.append(LearnersNotice(.encodingWindows1252)) }
    if blankRowCount > 0 { notices.append(LearnersNotice(.rowsBlank, String(blankRowCount))) }
    if rowCount == 0 { notices.append(LearnersNotice(.rowsNone)) }
    return notices
  }

  /// Reads the file again, row by row, candidates and refused rows in their order.
  /// - Throws: ``LearnersFileError``.
  public func rows() throws(LearnersFileError) -> LearnersRows { try LearnersRows(self) }
}
