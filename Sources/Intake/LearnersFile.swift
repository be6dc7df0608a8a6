import Awarding
import DelimitedText
import Encodings
import JSONTree

/// How a learners' file is read: the CSV with which a body says who is awarded something.
///
/// A file is checked whole before anything is awarded from it:
/// ```swift
/// let check = try LearnersFile(today: today).check(source, observing: { digest.update(bufferPointer: $0) })
/// if check.refusedCount == 0 {
///   let rows = try check.rows()
///   while case .candidate(let candidate)? = try rows.next() { … }
/// }
/// ```
public struct LearnersFile: Sendable {
  /// Dates after this day are faults.
  public var today: CalendarDate
  /// The texts of ``LearnersFileError`` name the standard limits.
  public var limits = DelimitedTextLimits.standard
  /// How many refused rows a ``LearnersCheck`` keeps the faults of.
  public var maximumRefusedRowsKept = 10_000
  /// A last word on a holder's public key, whose form was checked already (a JWK on P-256, P-384, P-521 or
  /// Ed25519): that its point lies on the curve, for example.
  public var acceptsHolderKey: @Sendable (JSON) -> Bool = { _ in true }

  /// Why nothing may be awarded on a day; given nil for a row that names none.
  public var refusesDay: @Sendable (CalendarDate?) -> DayRefusal? = { _ in nil }

  public init(today: CalendarDate) { self.today = today }

  /// Reads the whole file two times (three times when somebody stands in it twice) in bounded memory: 24 bytes a
  /// row, and the faults of ``maximumRefusedRowsKept`` rows.
  /// - Parameters:
  ///   - observing: is given every byte of the file once, in order: to digest it.
  ///   - progress: is given the number of records read so far, now and then.
  /// - Throws: ``LearnersFileError`` when the file cannot be read as one of learners.
  public func check(
    _ source: some ByteSource, observing: ((UnsafeRawBufferPointer) -> Void)? = nil,
    progress: ((Int) -> Void)? = nil
  ) throws(LearnersFileError) -> LearnersCheck {
    let format: DelimitedTextFormat
    do {
      format = try DelimitedTextFormat(inspecting: source, limits: limits, observing: observing)
    } catch {
      throw LearnersFileError(error)
    }
    var records = try LearnersRecords(source, format, limits)
    let rowCheck = LearnersRowCheck(
      header: records.header, today: today, acceptsHolderKey: acceptsHolderKey, refusesDay: refusesDay)
    var keys = LearnersKeys()
    var tally = LearnersTally(keeping: maximumRefusedRowsKept)
    while try records.advance() {
      let reading = rowCheck.read(records.record)
      if let key = reading.key { keys.insert(key, row: reading.row) }
      tally.count(rowCheck.finish(reading, doubled: .none))
      if tally.rows.isMultiple(of: 10_000) { progress?(tally.rows) }
    }
    let doubled = keys.doubled()
    if !doubled.entries.isEmpty {
      records = try LearnersRecords(source, format, limits)
      tally = LearnersTally(keeping: maximumRefusedRowsKept)
      while try records.advance() {
        tally.count(rowCheck.finish(rowCheck.read(records.record), doubled: doubled))
        if tally.rows.isMultiple(of: 10_000) { progress?(tally.rows) }
      }
    }
    return LearnersCheck(
      source: source, format: format, limits: limits, rowCheck: rowCheck, doubled: doubled, tally: tally,
      blankRowCount: records.blankRows)
  }
}
