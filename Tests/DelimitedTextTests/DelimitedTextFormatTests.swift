import DelimitedText
import Testing

private func format(_ bytes: [UInt8], chunkSize: Int = .max) throws -> DelimitedTextFormat {
  try DelimitedTextFormat(inspecting: MemoryBytes(bytes, chunkSize: chunkSize))
}

private func format(_ text: String) throws -> DelimitedTextFormat {
  let whole = try format(Array(text.utf8))
  #expect(try format(Array(text.utf8), chunkSize: 1) == whole)
  return whole
}

private func fault(_ bytes: [UInt8]) throws -> DelimitedTextError {
  let whole = try #require(throws: DelimitedTextError.self) { _ = try format(bytes) }
  let pieces = try #require(throws: DelimitedTextError.self) { _ = try format(bytes, chunkSize: 1) }
  #expect(whole == pieces)
  #expect(whole.line == pieces.line)
  return whole
}

@Suite struct DelimitedTextFormatTests {
  @Test(arguments: [
    ("nom;prénom;note\n1,5;2,5;3,5", Separator.semicolon),
    ("nom,prénom;x,y\n", .comma),
    ("nom\tprénom\n", .tab),
    ("\"a,b,c\";d\n", .semicolon),
    ("\"a\"\",;,;\";d;e\n", .semicolon),
    ("a,b;c\n", .semicolon),
    ("a,b\tc\n", .tab),
    ("nom\n1;2", .comma),
    ("\n\r\n;;;\na,b\n1;2;3", .comma),
    ("sep=;\r\na,b,c\n", .semicolon),
    ("SEP=,\na;b;c\n", .comma),
    ("\"sep=\t\"\ra;b;c", .tab),
    ("", .comma), (";;\n;;;\n", .semicolon),
  ])
  func theSeparatorIsTheHeaders(text: String, separator: Separator) throws {
    #expect(try format(text).separator == separator)
  }

  @Test func aDeclarationIsNoRecordAndNoLine() throws {
    for lineBreak in ["\n", "\r\n", "\r"] {
      let source = MemoryBytes("\u{FEFF}sep=;\(lineBreak)a,x;b\(lineBreak)1;2")
      let format = try DelimitedTextFormat(inspecting: source)
      #expect(format.hasByteOrderMark)
      #expect(format.contentOffset == 3 + 5 + lineBreak.utf8.count)
      let reader = try DelimitedTextReader(source, as: format)
      let header = try #require(try reader.next())
      #expect(header.texts == ["a,x", "b"])
      #expect(header.line == 1)
      #expect(try reader.next()?.line == 2)
    }
    let fault = try fault(Array("sep=|\na|b".utf8))
    #expect(fault.code == .separatorUnknown)
  }

  @Test func utf8WithAndWithoutItsMark() throws {
    #expect(try format("é;ʤ;😀\n").encoding == .utf8)
    let marked = try format("\u{FEFF}é;è\n")
    #expect(marked.encoding == .utf8)
    #expect(marked.hasByteOrderMark)
    #expect(marked.contentOffset == 3)
    #expect(marked.byteCount == 9)
    #expect(try format("plain").encoding == .utf8)
  }

  @Test func windows1252IsReadAsItsCharacters() throws {
    // nom;prénom / L’Hœuf;Zoé € / Žižek;ÿ
    let bytes: [UInt8] =
      Array("nom;pr".utf8) + [0xE9] + Array("nom\nL".utf8) + [0x92] + Array("H".utf8) + [0x9C]
      + Array("uf;Zo".utf8)
      + [0xE9, 0x20, 0x80] + Array("\n".utf8) + [0x8E] + Array("i".utf8) + [0x9E] + Array("ek;".utf8) + [0xFF]
    for chunkSize in [Int.max, 1] {
      let source = MemoryBytes(bytes, chunkSize: chunkSize)
      let format = try DelimitedTextFormat(inspecting: source)
      #expect(format.encoding == .windows1252)
      let reader = try DelimitedTextReader(source, as: format)
      #expect(try reader.next()?.texts == ["nom", "prénom"])
      #expect(try reader.next()?.texts == ["L’Hœuf", "Zoé €"])
      #expect(try reader.next()?.texts == ["Žižek", "ÿ"])
    }
  }

  @Test func everyDefinedByteOfWindows1252HasOneCharacter() throws {
    let undefined: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
    var characters: Set<String> = []
    for byte in UInt8(0x80)...0xFF where !undefined.contains(byte) {
      let source = MemoryBytes([0x61, byte])
      let reader = try DelimitedTextReader(source, as: DelimitedTextFormat(inspecting: source))
      let text = try #require(try reader.next()).text(0)
      #expect(text.unicodeScalars.count == 2)
      #expect(!text.contains("\u{FFFD}"))
      if byte >= 0xA0 { #expect(text.unicodeScalars.last?.value == UInt32(byte)) }
      characters.insert(text)
    }
    #expect(characters.count == 123)
    for byte in undefined {
      let fault = try fault([0x61, 0x0A, byte])
      #expect(fault.code == .encodingUnknown)
      #expect(fault.line == 2)
    }
  }

  @Test func brokenUTF8IsNotTakenForWindows1252() throws {
    let broken = try fault(Array("é;è\nà\n".utf8) + [0xE9] + Array("\nô".utf8))
    #expect(broken.code == .invalidUTF8)
    #expect(broken.line == 3)
    #expect(try fault([0xEF, 0xBB, 0xBF, 0x61, 0xE9, 0x62]).code == .invalidUTF8)
    #expect(try fault(Array("sep=;\né\n".utf8) + [0xE9]).line == 2)
  }

  /// RFC 3629: overlong forms, surrogates, more than U+10FFFF, cut short.
  @Test(
    arguments: [
      [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0xC3, 0x28], [0x80],
    ] as [[UInt8]])
  func whatIsNotUTF8IsSeen(bytes: [UInt8]) throws {
    #expect(try fault([0xEF, 0xBB, 0xBF] + bytes).code == .invalidUTF8)
  }

  @Test(
    arguments: [
      [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80],
      [0xF0, 0x90, 0x80, 0x80],
      [0xF4, 0x8F, 0xBF, 0xBF],
    ] as [[UInt8]])
  func theEdgesOfUTF8AreUTF8(bytes: [UInt8]) throws {
    #expect(try format(bytes).encoding == .utf8)
    #expect(String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes))
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], DelimitedTextError.Code.utf16), ([0xFE, 0xFF, 0x00, 0x61], .utf16),
      ([0xFF, 0xFE, 0x00, 0x00, 0x61], .utf16), ([0x00, 0x00, 0xFE, 0xFF], .utf16), ([0xFF, 0xFE], .utf16),
      ([0x61, 0x00, 0x62, 0x00], .nulByte), ([0x50, 0x4B, 0x03, 0x04, 0x14], .spreadsheet),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .spreadsheet), ([0x25, 0x50, 0x44, 0x46, 0x2D], .notText),
      ([0x1F, 0x8B, 0x08, 0x00], .notText),
    ] as [([UInt8], DelimitedTextError.Code)])
  func otherFilesAreNamed(bytes: [UInt8], code: DelimitedTextError.Code) throws {
    #expect(try fault(bytes).code == code)
  }

  @Test func aNULNamesItsLine() throws {
    let fault = try fault(Array("a,b\r\n1,2\r\n3,\u{0}4".utf8))
    #expect(fault.code == .nulByte)
    #expect(fault.line == 3)
  }

  @Test func everyByteIsShownOnceInOrder() throws {
    let bytes = Array("\u{FEFF}sep=;\na;b\n".utf8)
    for chunkSize in [1, 2, 5, .max] {
      var seen: [UInt8] = []
      _ = try DelimitedTextFormat(inspecting: MemoryBytes(bytes, chunkSize: chunkSize)) { seen += $0 }
      #expect(seen == bytes)
    }
  }
}
