import DelimitedText
import Encodings

/// Why a learners' file cannot be read at all. Equality looks at ``code`` only.
public struct LearnersFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The stable name of a cause: `file.` and a code of ``DelimitedTextError``, or one of those here.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    public let name: String
    public init(_ name: String) { self.name = name }
    public var description: String { name }

    /// Two columns mean the same.
    public static let headerDoubled = Code("header.doubled")
    /// There is no line with content.
    public static let headerMissing = Code("header.missing")
    /// No column holds names.
    public static let headerNoNames = Code("header.no-names")
    /// No such file.
    public static let notFound = Code("file.not-found")
    /// The file may not be read, or its medium fails.
    public static let unreadable = Code(.unreadable)
    /// The file is not what it was when it was checked.
    public static let changed = Code(.changed)

    public init(_ code: DelimitedTextError.Code) { self.init("file.\(code.name)") }

    /// Every code with texts.
    public static let all: [Code] = texts.keys.sorted { $0.name < $1.name }
  }

  public let code: Code
  /// English, for the log; never holds content of the file.
  public let reason: String
  /// The line, the header being 1.
  public let line: Int?
  /// The cell of the record, from 1.
  public let column: Int?
  /// Header cells that the texts name.
  public let columns: [String]

  public init(_ code: Code, _ reason: String, line: Int? = nil, column: Int? = nil, columns: [String] = []) {
    self.code = code
    self.reason = reason
    self.line = line
    self.column = column
    self.columns = columns
  }

  init(_ error: DelimitedTextError) {
    self.init(Code(error.code), error.reason, line: error.line, column: error.column)
  }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  public var description: String { "\(code)\(line.map { " at line \($0)" } ?? ""): \(reason)" }

  /// What was found, with the line where there is one.
  public func message(in language: Language) -> String {
    let text = Self.texts[code].map { language == .fr ? $0.fr : $0.en }?.message ?? reason
    let filled = text.replacing("{columns}", with: shownColumns(in: language))
    guard let line else { return filled }
    return language == .fr ? "Ligne \(line) : \(filled)" : "Line \(line): \(filled)"
  }

  /// What to do about it.
  public func remedy(in language: Language) -> String {
    Self.texts[code].map { language == .fr ? $0.fr : $0.en }?.remedy ?? ""
  }

  private func shownColumns(in language: Language) -> String {
    columns.map { language == .fr ? "« \(RowFault.shown($0)) »" : "“\(RowFault.shown($0))”" }
      .joined(separator: ", ")
  }
}
