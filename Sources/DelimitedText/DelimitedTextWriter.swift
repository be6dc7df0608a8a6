/// Writes delimited text that spreadsheets open: RFC 4180 quoting and line ends, UTF-8.
public struct DelimitedTextWriter: Sendable {
  public var separator: Separator
  /// A byte order mark, by which spreadsheets know UTF-8.
  public var hasByteOrderMark: Bool
  /// Puts an apostrophe before a cell that a spreadsheet could take for a formula, so that it shows its text.
  public var defusesFormulas: Bool

  public init(separator: Separator = .comma, hasByteOrderMark: Bool = false, defusesFormulas: Bool = true) {
    self.separator = separator
    self.hasByteOrderMark = hasByteOrderMark
    self.defusesFormulas = defusesFormulas
  }

  /// What stands before the first record.
  public var beginning: [UInt8] { hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : [] }

  /// One record with its CRLF.
  public func record(_ cells: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    append(cells, to: &bytes)
    return bytes
  }

  /// Appends one record with its CRLF. A record of one empty cell is written `""`, so that it is not a blank line.
  public func append(_ cells: [String], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(separator.rawValue) }
      append(cell, alone: cells.count == 1, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  /// Whether a spreadsheet could take the cell for a formula: it begins with `=` `+` `-` `@`, their full-width
  /// forms, a tabulation or a line break.
  public static func looksLikeFormula(_ cell: String) -> Bool {
    switch cell.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  private func append(_ cell: String, alone: Bool, to bytes: inout [UInt8]) {
    let isDefused = defusesFormulas && Self.looksLikeFormula(cell)
    let isQuoted =
      cell.isEmpty
      ? alone
      : cell.utf8.first == 0x20 || cell.utf8.last == 0x20
        || cell.utf8.contains { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == separator.rawValue }
    if isQuoted { bytes.append(0x22) }
    if isDefused { bytes.append(0x27) }
    for byte in cell.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    if isQuoted { bytes.append(0x22) }
  }
}
