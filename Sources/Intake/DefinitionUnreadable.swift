import Encodings

/// Why a file cannot be read as a definition at all (exit code 65). Equality looks at ``code`` only.
public struct DefinitionUnreadable: Error, Equatable, Sendable {
  /// The stable name of a refusal; new ones may be added.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    public let name: String

    init(_ name: String) { self.name = name }

    /// Nothing but white space and comments.
    public static let empty = Code("file.empty")
    /// More than ``DefinitionDocument/maximumBytes``.
    public static let tooLarge = Code("file.too-large")
    /// Bytes that are not UTF-8.
    public static let encoding = Code("file.encoding")
    /// A character that no text file has: NUL, a control character, a line or paragraph separator.
    public static let character = Code("file.character")
    /// Not YAML, or not JSON.
    public static let syntax = Code("file.syntax")
    /// A tab where YAML wants spaces.
    public static let tab = Code("file.tab")
    /// The same key twice in one mapping.
    public static let duplicateKey = Code("file.duplicate-key")
    /// More than one YAML document in the file.
    public static let severalDocuments = Code("file.several-documents")
    /// A YAML anchor or alias (`&name`, `*name`).
    public static let anchor = Code("file.anchor")
    /// A YAML tag (`!name`).
    public static let tag = Code("file.tag")
    /// Lists and mappings inside each other beyond what a definition has.
    public static let tooDeep = Code("file.too-deep")
    /// A mapping's key that is not a text.
    public static let key = Code("file.key")
    /// Something else than a mapping at the top.
    public static let notAMapping = Code("file.not-a-definition")
    /// The same, where a stacking rule is read.
    public static let notARule = Code("file.not-a-rule")

    public var description: String { name }
  }

  public let code: Code
  /// From 1, where the place is known.
  public let line: Int?
  /// From 1, in Unicode scalars.
  public let column: Int?
  private let english: String
  private let french: String

  init(_ code: Code, line: Int? = nil, column: Int? = nil, en english: String, fr french: String) {
    self.code = code
    self.line = line
    self.column = column
    self.english = english
    self.french = french
  }

  /// What is wrong and what to do.
  public func message(in language: Language) -> String { language == .fr ? french : english }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}

extension DefinitionUnreadable: CustomStringConvertible {
  public var description: String {
    guard let line else { return "\(code): \(english)" }
    return "line \(line), column \(column ?? 1): \(english)"
  }
}
