/// Gives one record at a time out of delimited text, in constant memory.
///
/// RFC 4180 with what is met outside: `,` `;` or tabulation; CRLF, LF or CR; a quote in the middle of an
/// unquoted cell stands for itself; spaces before an opening and after a closing quote are passed over; blank
/// lines are. Not for use from two tasks at once.
public final class DelimitedTextReader {
  public let format: DelimitedTextFormat
  /// Records given so far, and blank lines passed over.
  public private(set) var recordCount = 0

  private let limits: DelimitedTextLimits
  private let stream: any ByteStream
  private let raw: UnsafeMutableRawBufferPointer
  /// The same memory as `raw` for UTF-8, memory of its own for Windows-1252.
  private let chunk: UnsafeMutableRawBufferPointer
  private var position = 0
  private var end = 0
  private var isAtEnd = false
  private var line = 1
  private var afterCarriageReturn = false

  private static let chunkSize = 1 << 16

  /// - Throws: what the source throws.
  public init(
    _ source: some ByteSource, as format: DelimitedTextFormat, limits: DelimitedTextLimits = .standard
  ) throws(DelimitedTextError) {
    self.format = format
    self.limits = limits
    stream = try source.open()
    raw = .allocate(byteCount: Self.chunkSize, alignment: 16)
    chunk =
      format.encoding == .utf8 ? raw : .allocate(byteCount: 3 * Self.chunkSize, alignment: 16)
    var left = format.contentOffset
    while left > 0 {
      let count = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: raw[..<min(left, raw.count)]))
      if count == 0 { break }
      left -= count
    }
  }

  deinit {
    if chunk.baseAddress != raw.baseAddress { chunk.deallocate() }
    raw.deallocate()
  }

  private enum State { case cellStart, leadingSpaces, unquoted, quoted, quoteInQuoted, afterQuote }

  /// What is known of the record being read, besides its bytes.
  private struct Cursor {
    var state = State.cellStart
    var spaces = 0
    var quoteLine = 0
    var hasQuotes = false
    var afterQuotedCarriageReturn = false
  }

  /// Fills `record` with the next record; false at the end.
  /// - Throws: `tooManyColumns`, `cellTooLong`, `tooManyRows`, `textAfterQuote`, `unclosedQuote` with their
  ///   line, and what the source throws. After an error nothing more is given.
  public func next(into record: inout DelimitedRecord) throws(DelimitedTextError) -> Bool {
    record.reset()
    record.line = line
    var cursor = Cursor()
    while true {
      if position == end, try !refill() {
        guard try finish(&record, cursor) else { return false }
        break
      }
      if try scan(&record, &cursor) {
        let isBlankLine = record.count == 1 && record.storage.isEmpty && !cursor.hasQuotes
        if !isBlankLine { break }
        try countRecord(record)
        record.reset()
        record.line = line
        cursor = Cursor()
      }
    }
    try countRecord(record)
    return true
  }

  /// The next record, in memory of its own; nil at the end.
  /// - Throws: as ``next(into:)``.
  public func next() throws(DelimitedTextError) -> DelimitedRecord? {
    var record = DelimitedRecord()
    return try next(into: &record) ? record : nil
  }

  private func refill() throws(DelimitedTextError) -> Bool {
    if isAtEnd { return false }
    let count = try stream.read(into: raw)
    position = 0
    end =
      format.encoding == .utf8
      ? count : Windows1252.transcode(UnsafeRawBufferPointer(rebasing: raw[..<count]), into: chunk)
    isAtEnd = count == 0
    return count > 0
  }

  /// Reads from the chunk until the record ends (true) or the chunk does (false).
  private func scan(_ record: inout DelimitedRecord, _ cursor: inout Cursor) throws(DelimitedTextError)
    -> Bool
  {
    let bytes = UnsafeRawBufferPointer(chunk)
    let end = self.end
    let separator = format.separator.rawValue
    var index = position
    defer { position = index }

    while index < end {
      switch cursor.state {
      case .cellStart:
        let byte = bytes[index]
        if afterCarriageReturn {
          afterCarriageReturn = false
          if byte == 0x0A {
            index += 1
            continue
          }
        }
        switch byte {
        case 0x22:
          cursor.state = .quoted
          cursor.quoteLine = line
          cursor.hasQuotes = true
          index += 1
        case 0x20:
          cursor.state = .leadingSpaces
          cursor.spaces = 0
        default:
          cursor.state = .unquoted
        }

      case .leadingSpaces:
        switch bytes[index] {
        case 0x20:
          cursor.spaces += 1
          index += 1
          guard cursor.spaces <= limits.maximumCellBytes else { throw tooLong(record, line: line) }
        case 0x22:
          cursor.state = .cellStart
        default:
          record.storage.append(contentsOf: repeatElement(0x20, count: cursor.spaces))
          cursor.state = .unquoted
        }

      case .unquoted:
        let start = index
        while index < end {
          let byte = bytes[index]
          if byte == separator || byte == 0x0A || byte == 0x0D { break }
          index += 1
        }
        try append(bytes[start..<index], to: &record, line: line)
        if index < end, try endCell(bytes[index], &record, &cursor, &index) { return true }

      case .quoted:
        let start = index
        while index < end {
          let byte = bytes[index]
          if byte == 0x22 { break }
          if byte == 0x0A, !cursor.afterQuotedCarriageReturn { line += 1 }
          if byte == 0x0D { line += 1 }
          cursor.afterQuotedCarriageReturn = byte == 0x0D
          index += 1
        }
        try append(bytes[start..<index], to: &record, line: cursor.quoteLine)
        if index < end {
          cursor.afterQuotedCarriageReturn = false
          cursor.state = .quoteInQuoted
          index += 1
        }

      case .quoteInQuoted where bytes[index] == 0x22:
        try append(bytes[index...index], to: &record, line: cursor.quoteLine)
        cursor.state = .quoted
        index += 1

      case .quoteInQuoted, .afterQuote:
        switch bytes[index] {
        case 0x20:
          cursor.state = .afterQuote
          index += 1
        case separator, 0x0A, 0x0D:
          if try endCell(bytes[index], &record, &cursor, &index) { return true }
        default:
          throw DelimitedTextError(
            .textAfterQuote, "text after the closing quote of a cell, on line \(line)",
            line: cursor.quoteLine,
            column: record.count + 1)
        }
      }
    }
    return false
  }

  /// Ends the cell at `byte`, a separator or a line's end; true when that ends the record too.
  private func endCell(
    _ byte: UInt8, _ record: inout DelimitedRecord, _ cursor: inout Cursor, _ index: inout Int
  ) throws(DelimitedTextError) -> Bool {
    try append(endTo: &record)
    index += 1
    if byte == format.separator.rawValue {
      cursor.state = .cellStart
      return false
    }
    line += 1
    afterCarriageReturn = byte == 0x0D
    return true
  }

  /// Ends the last record where the content does; false when there is none.
  private func finish(_ record: inout DelimitedRecord, _ cursor: Cursor) throws(DelimitedTextError) -> Bool {
    switch cursor.state {
    case .quoted:
      throw DelimitedTextError(
        .unclosedQuote, "a quote opened here is never closed", line: cursor.quoteLine,
        column: record.count + 1)
    case .cellStart where record.count == 0:
      return false
    case .leadingSpaces:
      record.storage.append(contentsOf: repeatElement(0x20, count: cursor.spaces))
    default:
      break
    }
    try append(endTo: &record)
    return true
  }

  private func append(
    _ bytes: Slice<UnsafeRawBufferPointer>, to record: inout DelimitedRecord, line: Int
  ) throws(DelimitedTextError) {
    guard record.storage.count - record.cellStart + bytes.count <= limits.maximumCellBytes else {
      throw tooLong(record, line: line)
    }
    record.storage.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes))
  }

  private func append(endTo record: inout DelimitedRecord) throws(DelimitedTextError) {
    guard record.count < limits.maximumColumns else {
      throw DelimitedTextError(
        .tooManyColumns, "more than \(limits.maximumColumns) cells in one record", line: record.line)
    }
    record.ends.append(record.storage.count)
  }

  private func tooLong(_ record: DelimitedRecord, line: Int) -> DelimitedTextError {
    DelimitedTextError(
      .cellTooLong, "a cell of more than \(limits.maximumCellBytes) bytes", line: line,
      column: record.count + 1)
  }

  private func countRecord(_ record: DelimitedRecord) throws(DelimitedTextError) {
    recordCount += 1
    guard recordCount <= limits.maximumRows else {
      throw DelimitedTextError(.tooManyRows, "more than \(limits.maximumRows) records", line: record.line)
    }
  }
}
