import DelimitedText
import Testing

@Suite struct DelimitedTextWriterTests {
  @Test func cellsAreQuotedWhereTheyMust() {
    let writer = DelimitedTextWriter(separator: .semicolon)
    let record = writer.record(["a", "b;c", "d\"e", "f\ng", "", "h,i", " j"])
    #expect(String(decoding: record, as: UTF8.self) == "a;\"b;c\";\"d\"\"e\";\"f\ng\";;h,i;\" j\"\r\n")
    #expect(writer.record([""]) == Array("\"\"\r\n".utf8))
    #expect(writer.beginning.isEmpty)
    #expect(DelimitedTextWriter(hasByteOrderMark: true).beginning == [0xEF, 0xBB, 0xBF])
  }

  @Test(arguments: [
    "=1+1", "+33 6", "-5", "@SUM(A1)", "\tx", "\r=1", "\n=1", "＝1", "=cmd|' /C calc'!A0", "=\"a\"",
  ])
  func formulasAreDefused(cell: String) {
    let record = String(decoding: DelimitedTextWriter().record(["x", cell]), as: UTF8.self)
    #expect(record.hasPrefix("x,'") || record.hasPrefix("x,\"'"))
    let plain = DelimitedTextWriter(defusesFormulas: false).record([cell])
    #expect(!plain.contains(0x27) || cell.contains("'"))
  }

  @Test(arguments: Separator.allCases)
  func whatIsWrittenIsReadAgain(separator: Separator) throws {
    let writer = DelimitedTextWriter(separator: separator, hasByteOrderMark: true)
    let records = [
      ["nom", "prénom", "x"], ["O'Brien, Dupont; \tfils", "\"Zoé\"", "1\r\n2"], [" a ", "", "\"\"\"\n"],
      ["", "", ""],
    ]
    var bytes = writer.beginning
    for record in records { writer.append(record, to: &bytes) }
    let source = MemoryBytes(bytes)
    let format = try DelimitedTextFormat(inspecting: source)
    #expect(format.separator == separator)
    #expect(format.hasByteOrderMark)
    let reader = try DelimitedTextReader(source, as: format)
    var read: [[String]] = []
    while let record = try reader.next() { read.append(record.texts) }
    #expect(read == records)
  }
}
