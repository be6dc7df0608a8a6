import DelimitedText
import Encodings

/// The file that a body fills in: the titles of the columns and nothing else.
public enum LearnersTemplate {
  /// CSV in UTF-8 with its mark, `;` in French and `,` in English, as the spreadsheets of these languages open it.
  public static func csv(in language: Language) -> [UInt8] {
    let writer = DelimitedTextWriter(separator: language == .fr ? .semicolon : .comma, hasByteOrderMark: true)
    return writer.beginning + writer.record(titles(in: language))
  }

  /// A title for every column that a spreadsheet fills; the holder's key is for programs.
  static func titles(in language: Language) -> [String] {
    switch language {
    case .fr:
      ["nom", "prénom", "courriel", "date de naissance", "identifiant", "mention", "délivré le", "lieu"]
    case .en:
      ["family_name", "given_name", "email", "birth_date", "identifier", "grade", "awarded_on", "place"]
    }
  }
}
