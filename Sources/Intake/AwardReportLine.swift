import Encodings

/// One line of the `--report` file: what became of one row, or one fault of a refused row.
public struct AwardReportLine: Hashable, Sendable {
  public enum Status: String, Sendable, CaseIterable {
    case new
    case alreadyThere
    case refused
  }

  public let row: Int
  public let name: String
  public let status: Status
  public let code: String
  public let message: String
  public let remedy: String
  /// The address of the credential's page, the holder's secret; empty for a refused row.
  public let page: String

  /// A row that was awarded.
  /// - Parameter minding: what its body has to mind, as a sentence.
  public static func new(
    row: Int, name: String, page: String, code: String = "", minding: String = "", in language: Language
  ) -> Self {
    .init(
      row: row, name: name, status: .new, code: code, message: language == .fr ? "Délivré." : "Awarded.",
      remedy: minding, page: page)
  }

  /// A row whose award was there before.
  public static func alreadyThere(row: Int, name: String, page: String, in language: Language) -> Self {
    .init(
      row: row, name: name, status: .alreadyThere,
      message: language == .fr ? "Déjà délivré à cette personne." : "Already awarded to this person.",
      page: page)
  }

  /// A refused row: a line for each of its faults.
  public static func refused(name: String, _ faults: [RowFault], in language: Language) -> [Self] {
    faults.map { fault in
      let place = fault.column.map { language == .fr ? "« \($0) » : " : "“\($0)”: " } ?? ""
      return .init(
        row: fault.row, name: name, status: .refused, code: fault.code.name,
        message: place + fault.message(in: language), remedy: fault.remedy(in: language))
    }
  }

  private init(
    row: Int, name: String, status: Status, code: String = "", message: String, remedy: String = "",
    page: String = ""
  ) {
    self.row = row
    self.name = name
    self.status = status
    self.code = code
    self.message = message
    self.remedy = remedy
    self.page = page
  }

  var cells: [String] {
    [String(row), RowFault.shown(name), status.rawValue, code, message, remedy, page]
  }

  static func titles(in language: Language) -> [String] {
    switch language {
    case .fr: ["ligne", "nom", "état", "code", "message", "remède", "page"]
    case .en: ["row", "name", "status", "code", "message", "remedy", "page"]
    }
  }
}
