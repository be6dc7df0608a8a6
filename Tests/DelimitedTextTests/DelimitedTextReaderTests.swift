import DelimitedText
import Testing

/// Every record of a text with its line, read whole and byte by byte: both must agree.
private func read(
  _ bytes: [UInt8], limits: DelimitedTextLimits = .standard
) throws -> [(line: Int, cells: [String])] {
  var results: [[(line: Int, cells: [String])]] = []
  for chunkSize in [Int.max, 1] {
    let source = MemoryBytes(bytes, chunkSize: chunkSize)
    let reader = try DelimitedTextReader(
      source, as: DelimitedTextFormat(inspecting: source, limits: limits), limits: limits)
    var record = DelimitedRecord()
    var rows: [(line: Int, cells: [String])] = []
    while try reader.next(into: &record) { rows.append((record.line, record.texts)) }
    results.append(rows)
  }
  try #require(results[0].map(\.line) == results[1].map(\.line))
  try #require(results[0].map(\.cells) == results[1].map(\.cells))
  return results[0]
}

private func read(_ text: String, limits: DelimitedTextLimits = .standard) throws -> [(
  line: Int, cells: [String]
)] {
  try read(Array(text.utf8), limits: limits)
}

private func fault(_ bytes: [UInt8], limits: DelimitedTextLimits = .standard) throws -> DelimitedTextError {
  try #require(throws: DelimitedTextError.self) { _ = try read(bytes, limits: limits) }
}

private func fault(_ text: String, limits: DelimitedTextLimits = .standard) throws -> DelimitedTextError {
  try fault(Array(text.utf8), limits: limits)
}

@Suite struct DelimitedTextReaderTests {
  @Test(arguments: ["\n", "\r\n", "\r"])
  func recordsEndByAnyLineBreak(lineBreak: String) throws {
    let rows = try read(["a;b", "1;2", "3;", ";4"].joined(separator: lineBreak))
    #expect(rows.map(\.cells) == [["a", "b"], ["1", "2"], ["3", ""], ["", "4"]])
    #expect(rows.map(\.line) == [1, 2, 3, 4])
    let ended = try read(["a;b", "1;2", ""].joined(separator: lineBreak))
    #expect(ended.map(\.cells) == [["a", "b"], ["1", "2"]])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func quotedLineBreaksCountAsLines(lineBreak: String) throws {
    let rows = try read("a,b\(lineBreak)\"x\(lineBreak)y\(lineBreak)z\",1\(lineBreak)2,3")
    #expect(rows.map(\.line) == [1, 2, 5])
    #expect(rows[1].cells == ["x\(lineBreak)y\(lineBreak)z", "1"])
  }

  @Test func quotesAreReadAsRFC4180() throws {
    #expect(try read("\"a\"\"b\",\"\",\"c,d\"\n").map(\.cells) == [["a\"b", "", "c,d"]])
    #expect(try read("\"\"\"\"").map(\.cells) == [["\""]])
    #expect(try read("a\n\"\"\nb").map(\.cells) == [["a"], [""], ["b"]])
  }

  @Test func spacesAroundQuotesArePassedOver() throws {
    #expect(try read("a,  \"b,c\"  ,d\n").map(\.cells) == [["a", "b,c", "d"]])
    #expect(try read("a,  b ,\"c\" \n").map(\.cells) == [["a", "  b ", "c"]])
    #expect(try read("a,   ").map(\.cells) == [["a", "   "]])
  }

  @Test func aQuoteInsideAnUnquotedCellStandsForItself() throws {
    #expect(try read("a,5\" pipe,c\"\n").map(\.cells) == [["a", "5\" pipe", "c\""]])
  }

  @Test func blankLinesArePassedOverAndCounted() throws {
    let rows = try read("\n\na,b\n\n1,2\n\n\n")
    #expect(rows.map(\.cells) == [["a", "b"], ["1", "2"]])
    #expect(rows.map(\.line) == [3, 5])
  }

  @Test func emptyRowsOfSpreadsheetsAreBlank() throws {
    let source = MemoryBytes("a;b\n1;2\n;\n ;\t\n")
    let reader = try DelimitedTextReader(source, as: DelimitedTextFormat(inspecting: source))
    var blank: [Bool] = []
    while let record = try reader.next() { blank.append(record.isBlank) }
    #expect(blank == [false, false, true, true])
  }

  @Test func nothingGivesNothing() throws {
    #expect(try read("").isEmpty)
    #expect(try read("\u{FEFF}").isEmpty)
    #expect(try read("\r\n\r\n").isEmpty)
    #expect(try read("sep=;\r\n").isEmpty)
  }

  @Test func anOpenQuoteNamesTheLineWhereItWasOpened() throws {
    let fault = try fault("a,b\n1,2\n3,\"four\nfive\nsix")
    #expect(fault == DelimitedTextError(.unclosedQuote, ""))
    #expect(fault.line == 3)
    #expect(fault.column == 2)
  }

  @Test func textAfterAClosingQuoteIsRefused() throws {
    let fault = try fault("a,b\n1,\"two\"x\n")
    #expect(fault == DelimitedTextError(.textAfterQuote, ""))
    #expect(fault.line == 2)
    #expect(fault.column == 2)
    let runaway = try #require(throws: DelimitedTextError.self) { _ = try read("a,b\n\"1,2\n3,4\n5,\"6\"\n") }
    #expect(runaway.code == .textAfterQuote)
    #expect(runaway.line == 2, "the quote that was never closed, not the one that closed it")
  }

  @Test func limitsHoldAtTheirEdge() throws {
    var limits = DelimitedTextLimits()
    limits.maximumColumns = 3
    limits.maximumCellBytes = 4
    limits.maximumRows = 3
    limits.maximumBytes = 40
    #expect(
      try read("1,2,3\nabcd,\"efgh\",\"\"\"\"\"\"\"\"\"\"\n", limits: limits).last?.cells[2] == "\"\"\"\"")
    let columns = try fault("a\n1,2,3,4", limits: limits)
    #expect(columns.code == .tooManyColumns)
    #expect(columns.line == 2)
    for cell in ["abcde", "\"abcde\"", "\"\"\"\"\"\"\"\"\"\"\"\"", "     "] {
      let long = try fault("a\nb,\(cell)", limits: limits)
      #expect(long.code == .cellTooLong)
      #expect(long.line == 2)
      #expect(long.column == 2)
    }
    #expect(try read("a\nb\nc", limits: limits).count == 3)
    #expect(try fault("a\nb\nc\nd", limits: limits).code == .tooManyRows)
    #expect(try fault("a\n\n\n\nb", limits: limits).code == .tooManyRows)
    #expect(try fault(String(repeating: "a\n", count: 21), limits: limits).code == .tooLarge)
  }

  @Test func aMillionColumnsAreRefused() throws {
    let header = String(repeating: "a,", count: 1_000_000)
    let fault = try #require(throws: DelimitedTextError.self) {
      let source = MemoryBytes(header)
      let reader = try DelimitedTextReader(source, as: DelimitedTextFormat(inspecting: source))
      _ = try reader.next()
    }
    #expect(fault.code == .tooManyColumns)
    #expect(fault.line == 1)
  }

  @Test func theReaderGivesCellsAsBytesToo() throws {
    let source = MemoryBytes("aé,b\n")
    let reader = try DelimitedTextReader(source, as: DelimitedTextFormat(inspecting: source))
    let record = try #require(try reader.next())
    #expect(Array(record.bytes(0)) == [0x61, 0xC3, 0xA9])
    #expect(Array(record.bytes(1)) == [0x62])
    #expect(try reader.next()?.texts == nil)
    #expect(reader.recordCount == 1)
  }

  /// A small file with every byte in turn replaced by each byte that means something: read or refused, never worse.
  @Test func noAlteredByteDoesHarm() throws {
    let text = Array("nom;prénom;\"no\"\"te\"\r\n\"Du;pont\";Zoé;\"1\n2\"\r\n;;\r\n".utf8)
    let meaningful: [UInt8] = [
      0x00, 0x09, 0x0A, 0x0D, 0x20, 0x22, 0x2C, 0x3B, 0x41, 0x80, 0x81, 0xC3, 0xE9, 0xFF,
    ]
    var outcomes = 0
    for position in text.indices {
      for byte in meaningful {
        var altered = text
        altered[position] = byte
        do {
          let rows = try read(altered)
          #expect(rows.allSatisfy { !$0.cells.isEmpty && (1...6).contains($0.line) })
        } catch let error as DelimitedTextError {
          #expect(!error.reason.isEmpty)
        }
        outcomes += 1
      }
    }
    #expect(outcomes == text.count * meaningful.count)
  }
}
