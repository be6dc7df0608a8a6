import Encodings
import JSONTree

/// One thing that keeps one row of a learners' file from being awarded.
public struct RowFault: Hashable, Sendable {
  /// The stable name of a fault: `email.malformed`.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    public let name: String
    public init(_ name: String) { self.name = name }
    public var description: String { name }
  }

  /// The line where the record begins, the header being 1.
  public let row: Int
  /// The header cell of the column, as it is written; nil where the fault is the row's as a whole.
  public let column: String?
  /// The cell as found, at most ``maximumValueLength`` characters of it; empty where something is missing.
  public let value: String
  public let code: Code
  /// What the texts fill in: numbers, other rows, a date.
  public let details: [String]

  public static let maximumValueLength = 200

  init(_ code: Code, row: Int, column: String?, value: String = "", details: [String] = []) {
    self.code = code
    self.row = row
    self.column = column
    let scalars = value.unicodeScalars.prefix(Self.maximumValueLength)
    self.value = scalars.endIndex == value.endIndex ? value : String(scalars) + "…"
    self.details = details
  }

  /// What was found.
  public func message(in language: Language) -> String { filled(text(language).message) }

  /// What to do about it.
  public func remedy(in language: Language) -> String { filled(text(language).remedy) }

  /// The row of the `award` command's JSON: `row`, `column` (null for the row as a whole), `value`, `code`,
  /// `message`, `remedy`.
  public func json(in language: Language) -> JSON {
    [
      "row": .number(JSONNumber(row)), "column": column.map(JSON.string) ?? .null, "value": .string(value),
      "code": .string(code.name), "message": .string(message(in: language)),
      "remedy": .string(remedy(in: language)),
    ]
  }

  /// The value for a terminal or a page: one line, everything invisible named, at most 80 characters.
  public var shownValue: String { Self.shown(value) }

  private func text(_ language: Language) -> FaultText {
    guard let texts = Self.texts[code] else { return FaultText(code.name, "") }
    return language == .fr ? texts.fr : texts.en
  }

  private func filled(_ text: String) -> String {
    var text = text
    for (index, detail) in details.enumerated() { text = text.replacing("{\(index)}", with: detail) }
    return text
  }
}
