/// Why bytes cannot be read as delimited text. Equality looks at ``code`` only.
public struct DelimitedTextError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The stable name of a cause; new ones may be added.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    public let name: String
    public init(_ name: String) { self.name = name }
    public var description: String { name }

    /// A cell of more bytes than the limit; often a quote that nobody closed.
    public static let cellTooLong = Code("cell-too-long")
    /// The source is not what it was at the reading before.
    public static let changed = Code("changed")
    /// Bytes that are neither UTF-8 nor Windows-1252.
    public static let encodingUnknown = Code("encoding-unknown")
    /// UTF-8 by its mark or by most of its content, with other bytes in between.
    public static let invalidUTF8 = Code("invalid-utf-8")
    /// Another kind of file altogether: PDF, compressed.
    public static let notText = Code("not-text")
    /// A byte of value zero.
    public static let nulByte = Code("nul-byte")
    /// `sep=` with something else than `,` `;` or a tabulation.
    public static let separatorUnknown = Code("separator-unknown")
    /// A workbook of a spreadsheet program.
    public static let spreadsheet = Code("spreadsheet")
    /// Something other than a separator or a line's end after a closing quote.
    public static let textAfterQuote = Code("text-after-quote")
    public static let tooLarge = Code("too-large")
    public static let tooManyColumns = Code("too-many-columns")
    public static let tooManyRows = Code("too-many-rows")
    /// A quote still open at the end.
    public static let unclosedQuote = Code("unclosed-quote")
    /// The source refused to give its bytes.
    public static let unreadable = Code("unreadable")
    /// UTF-16 or UTF-32, by its mark.
    public static let utf16 = Code("utf-16")
  }

  public let code: Code
  /// English, for the log; never holds content of the file.
  public let reason: String
  /// The line, the header of a plain file being 1: of the quote that was opened, of the byte, of the record.
  public let line: Int?
  /// The cell of the record, from 1.
  public let column: Int?

  public init(_ code: Code, _ reason: String, line: Int? = nil, column: Int? = nil) {
    self.code = code
    self.reason = reason
    self.line = line
    self.column = column
  }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  public var description: String {
    let place = [line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap { $0 }
    return place.isEmpty ? "\(code): \(reason)" : "\(code) at \(place.joined(separator: ", ")): \(reason)"
  }
}
