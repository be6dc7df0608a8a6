/// Finds the separator in the first line that has content.
struct HeaderInspection {
  private(set) var separator = Separator.comma
  /// The bytes of a first line `sep=;` with its line break; 0 when there is none.
  private(set) var declarationLength = 0
  private(set) var isDone = false

  private enum State { case cellStart, unquoted, quoted, quoteInQuoted }
  private var state = State.cellStart
  private var counts: [Separator: Int] = [:]
  /// The separators of the last line without content.
  private var blankCounts: [Separator: Int] = [:]
  private var hasContent = false
  /// The first line, as far as a declaration could reach; nil once it cannot be one.
  private var firstLine: [UInt8]? = []
  /// Set after the declaration: its line feed may follow a carriage return.
  private var declared: Separator?

  mutating func read(_ bytes: UnsafeRawBufferPointer) throws(DelimitedTextError) {
    for byte in bytes {
      try read(byte)
      if isDone { return }
    }
  }

  mutating func finish() throws(DelimitedTextError) {
    guard !isDone else { return }
    try endFirstLine()
    if !hasContent, counts.isEmpty { counts = blankCounts }
    finishHeader()
  }

  private mutating func read(_ byte: UInt8) throws(DelimitedTextError) {
    if let declared {
      // Only reached for the byte after a carriage return.
      if byte == 0x0A { declarationLength += 1 }
      return finish(with: declared)
    }
    if firstLine != nil { try readFirstLine(byte) }
    guard declared == nil, !isDone else { return }
    switch (state, byte) {
    case (.quoted, 0x22): state = .quoteInQuoted
    case (.quoted, _): if byte > 0x20 { hasContent = true }
    case (.quoteInQuoted, 0x22): state = .quoted
    case (.cellStart, 0x22): state = .quoted
    case (_, 0x0A), (_, 0x0D):
      if hasContent { return finishHeader() }
      if !counts.isEmpty { blankCounts = counts }
      counts = [:]
      state = .cellStart
    case (.cellStart, 0x20): break
    default:
      if let separator = Separator(rawValue: byte) {
        counts[separator, default: 0] += 1
        state = .cellStart
      } else {
        if byte > 0x20 { hasContent = true }
        state = .unquoted
      }
    }
  }

  private mutating func readFirstLine(_ byte: UInt8) throws(DelimitedTextError) {
    if byte == 0x0A || byte == 0x0D {
      try endFirstLine()
      guard let declared else { return }
      declarationLength += 1
      if byte == 0x0A { finish(with: declared) }
    } else if let line = firstLine, line.count < 7 {
      firstLine = line + [byte]
    } else {
      firstLine = nil
    }
  }

  /// Reads `sep=;` or `"sep=;"`, in any case.
  private mutating func endFirstLine() throws(DelimitedTextError) {
    guard var line = firstLine else { return }
    firstLine = nil
    let length = line.count
    if line.count >= 2, line.first == 0x22, line.last == 0x22 { line = Array(line.dropFirst().dropLast()) }
    guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
      return
    }
    guard let separator = Separator(rawValue: line[4]) else {
      throw DelimitedTextError(
        .separatorUnknown, "the first line declares a separator other than , ; or tabulation", line: 1)
    }
    declared = separator
    declarationLength = length
  }

  private mutating func finishHeader() {
    if let declared { return finish(with: declared) }
    let order: [Separator] = [.tab, .semicolon, .comma]
    var best = Separator.comma
    for candidate in order.reversed() where counts[candidate, default: 0] >= counts[best, default: 0] {
      if counts[candidate, default: 0] > 0 { best = candidate }
    }
    finish(with: best)
  }

  private mutating func finish(with separator: Separator) {
    self.separator = separator
    isDone = true
  }
}
