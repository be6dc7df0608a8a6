import Encodings

/// Something about a learners' file that its sender should know and that refuses nothing.
public struct LearnersNotice: Hashable, Sendable {
  /// The stable name of a notice.
  public struct Code: Hashable, Sendable, CaseIterable {
    public let name: String

    public static let columnUnknown = Code(name: "column.unknown")
    public static let columnUntitled = Code(name: "column.untitled")
    public static let encodingWindows1252 = Code(name: "encoding.windows-1252")
    public static let rowsBlank = Code(name: "rows.blank")
    public static let rowsNone = Code(name: "rows.none")

    public static let allCases: [Code] = [
      .columnUnknown, .columnUntitled, .encodingWindows1252, .rowsBlank, .rowsNone,
    ]
  }

  public let code: Code
  /// The column's title or number, or a number of rows; empty where there is none.
  public let detail: String

  init(_ code: Code, _ detail: String = "") {
    self.code = code
    self.detail = detail
  }

  /// One sentence for people.
  public func message(in language: Language) -> String {
    let shown = RowFault.shown(detail)
    switch (code, language) {
    case (.columnUnknown, .fr): return "La colonne « \(shown) » n’est pas connue : elle est ignorée."
    case (.columnUnknown, .en): return "The column “\(shown)” is not known: it is ignored."
    case (.columnUntitled, .fr): return "La colonne \(shown) n’a pas de titre : elle est ignorée."
    case (.columnUntitled, .en): return "Column \(shown) has no title: it is ignored."
    case (.encodingWindows1252, .fr): return "Le fichier n’est pas en UTF-8 : il est lu comme Windows-1252."
    case (.encodingWindows1252, .en): return "The file is not UTF-8: it is read as Windows-1252."
    case (.rowsBlank, .fr): return "Lignes vides ignorées : \(shown)."
    case (.rowsBlank, .en): return "Empty rows ignored: \(shown)."
    case (_, .fr):
      return "Le fichier ne contient que ses titres de colonnes : il n’y a personne à qui délivrer."
    case (_, .en): return "The file holds nothing but its column titles: there is nobody to award to."
    }
  }
}
