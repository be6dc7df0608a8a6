import DelimitedText
import Encodings
import Intake
import Testing

/// Every code speaks both languages.
@Suite struct LearnersTextsTests {
  private func expectSpoken(_ texts: [Language: (message: String, remedy: String)], _ code: String) {
    for language in Language.allCases {
      let text = texts[language] ?? ("", "")
      for sentence in [text.message, text.remedy] {
        #expect(sentence.count > 8, "\(code) \(language)")
        #expect(sentence.hasSuffix("."), "\(code) \(language)")
        #expect(!sentence.contains("! "), "\(code) \(language)")
        #expect(!sentence.contains("{"), "\(code) \(language)")
      }
    }
    #expect(texts[.fr]?.message != texts[.en]?.message, "\(code)")
    #expect(texts[.fr]?.remedy != texts[.en]?.remedy, "\(code)")
  }

  /// A file in which every code of a row's fault occurs.
  private func everyFault() throws -> [RowFault] {
    let long = String(repeating: "a", count: 201)
    let text = """
      nom,prénom,id,courriel,naissance (jour),date de naissance,délivré le,lieu,holder_jwk
      =A,a@b.fr,1,x,,30/02/1990,12/05/26,\u{202E},x
      undefined,42,1E+9,,,1.1.1800,2030-01-01,LÃ©a,"{""kty"":""oct""}"
      #N/A,\(long),null,,,,,"a\tb",
      ,,,,,,,Nantes,
      A,,7,,,,,,
      B,,7,,,,,,
      C,,8,,,,,,,
      nom,prénom,id,courriel,naissance (jour),date de naissance,délivré le,lieu,holder_jwk

      """
    return try check(text).faults
  }

  /// The fault of a row whose day is refused.
  private func refusedDay(_ code: RowFault.Code) throws -> [RowFault] {
    var file = LearnersFile(today: try CalendarDate(iso: "2026-11-25"))
    file.refusesDay = { day in day.map { DayRefusal(code, on: $0, details: ["RS6604", "2026-08-31"]) } }
    let text = "nom,id,délivré le\nA,1,2026-09-01\nB,2,\nC,3,bientôt\n"
    let faults = try file.check(MemoryBytes(Array(text.utf8))).faults
    // A row without a day of its own, or with one that cannot be read, is not the rule's.
    #expect(faults.map(\.row) == [2, 4])
    #expect(faults.first?.column == "délivré le")
    return faults
  }

  @Test func everyFaultOfARow() throws {
    let refused: [RowFault.Code] = [
      .registerCodeUnknown, .registerNotEntitled, .registerNotYet, .registerOver, .registerUnreadable,
    ]
    let faults = try everyFault() + refused.flatMap { try refusedDay($0) }
    let codes = Set(faults.map(\.code))
    #expect(codes == Set(RowFault.Code.all))
    #expect(RowFault.Code.all.count == 28)
    for fault in faults {
      expectSpoken(
        Dictionary(
          uniqueKeysWithValues: Language.allCases.map { ($0, (fault.message(in: $0), fault.remedy(in: $0))) }),
        fault.code.name)
    }
  }

  @Test func everyErrorOfAFile() {
    let codes = LearnersFileError.Code.all
    #expect(codes.count == 19)
    for code in codes {
      let error = LearnersFileError(code, "", line: 3, columns: ["nom", "Nom"])
      expectSpoken(
        Dictionary(
          uniqueKeysWithValues: Language.allCases.map { ($0, (error.message(in: $0), error.remedy(in: $0))) }),
        code.name)
      #expect(error.message(in: .fr).hasPrefix("Ligne 3"))
    }
    let delimited: [DelimitedTextError.Code] = [
      .cellTooLong, .changed, .encodingUnknown, .invalidUTF8, .notText, .nulByte, .separatorUnknown,
      .spreadsheet,
      .textAfterQuote, .tooLarge, .tooManyColumns, .tooManyRows, .unclosedQuote, .unreadable, .utf16,
    ]
    for code in delimited { #expect(codes.contains(LearnersFileError.Code(code)), "\(code)") }
    #expect(codes.count == delimited.count + 4)
  }

  @Test func everyNotice() throws {
    let latin = Array("nom,".utf8) + [0xE9] + Array("x,,id\n,,,\n".utf8)
    let notices = try check(latin).notices
    #expect(Set(notices.map(\.code)) == Set(LearnersNotice.Code.allCases))
    for notice in notices {
      #expect(notice.message(in: .fr) != notice.message(in: .en))
      #expect(notice.message(in: .fr).hasSuffix("."))
    }
  }

  @Test func everyErrorOfAReport() {
    // Made by the reports' own tests; here only that each has a name of its own.
    #expect(Set(AwardReportError.Code.allCases.map(\.name)).count == 3)
  }
}
