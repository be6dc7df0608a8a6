import JSONTree
import Testing

@Suite("Reading JSON")
struct ParsingTests {
  @Test("a document becomes its values, in order")
  func document() throws {
    let value = try JSON(
      parsing: """
        { "b" : [1, -2.50, 3E+2, "", []], "a": {"yes":true,"no":false,"none":null,"empty":{}} }
        """)
    #expect(
      value == [
        "b": [1, .number(try JSONNumber(text: "-2.50")), .number(try JSONNumber(text: "3E+2")), "", []],
        "a": ["yes": true, "no": false, "none": nil, "empty": [:]],
      ])
    #expect(value.object?.names == ["b", "a"])
    #expect(value.text() == #"{"b":[1,-2.50,3E+2,"",[]],"a":{"yes":true,"no":false,"none":null,"empty":{}}}"#)
  }

  @Test(
    "a lone value is a document",
    arguments: [
      ("null", nil), ("true", true), ("false", false), ("0", 0), (#""x""#, "x"), (" \t\r\n[] \t\r\n", []),
    ] as [(String, JSON)])
  func scalars(text: String, value: JSON) throws {
    #expect(try JSON(parsing: text) == value)
  }

  @Test("escapes become their characters")
  func escapes() throws {
    let text = #""\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\uDE00 plain""#
    #expect(try JSON(parsing: text) == "\"\\/\u{8}\u{C}\n\r\tAé€😀 plain")
    #expect(try JSON(parsing: #""\u0000""#) == "\u{0}")
    let noncharacters = [0xFFFF, 0xFDD0].map { String(Unicode.Scalar($0 as UInt16)!) }.joined()
    #expect(try JSON(parsing: #""\uffff\uFDD0""#) == .string(noncharacters))
  }

  @Test("strings of every length and with their end at every offset are read whole")
  func stringLengths() throws {
    for length in 0...70 {
      for special in ["", "é", "\\n", "€", "😀"] {
        let text = String(repeating: "x", count: length) + special + String(repeating: "y", count: length % 9)
        let value = try JSON(parsing: "[\"\(text)\",\"\(text)\"]")
        #expect(value[1]?.string == text.replacing("\\n", with: "\n"))
      }
    }
  }

  /// One row for each way to be refused: the text, the code, line, column, offset.
  static let refusals: [(String, JSONError.Code, Int, Int, Int)] = [
    ("", .unexpectedEnd, 1, 1, 0),
    (" \n ", .unexpectedEnd, 2, 2, 3),
    ("[1,\n  2", .unexpectedEnd, 2, 4, 7),
    ("{\"a\"", .unexpectedEnd, 1, 5, 4),
    ("{\"a\":", .unexpectedEnd, 1, 6, 5),
    ("{", .unexpectedEnd, 1, 2, 1),
    ("\"abc", .unexpectedEnd, 1, 5, 4),
    ("\"ab\\", .unexpectedEnd, 1, 5, 4),
    ("\"\\u12", .unexpectedEnd, 1, 6, 5),
    ("tru", .unexpectedEnd, 1, 4, 3),
    ("-", .unexpectedEnd, 1, 2, 1),
    ("1.", .unexpectedEnd, 1, 3, 2),
    ("1e+", .unexpectedEnd, 1, 4, 3),
    ("[1,]", .syntax, 1, 4, 3),
    ("[1 2]", .syntax, 1, 4, 3),
    ("[1}", .syntax, 1, 3, 2),
    ("{\"a\":1,}", .syntax, 1, 8, 7),
    ("{\"a\" 1}", .syntax, 1, 6, 5),
    ("{a:1}", .syntax, 1, 2, 1),
    ("{\"a\":1 \"b\":2}", .syntax, 1, 8, 7),
    ("{} {}", .syntax, 1, 4, 3),
    ("nul1", .syntax, 1, 4, 3),
    ("True", .syntax, 1, 1, 0),
    ("NaN", .syntax, 1, 1, 0),
    ("01", .syntax, 1, 2, 1),
    ("+1", .syntax, 1, 1, 0),
    (".5", .syntax, 1, 1, 0),
    ("-a", .syntax, 1, 2, 1),
    ("1.e3", .syntax, 1, 3, 2),
    ("0x1", .syntax, 1, 2, 1),
    ("['a']", .syntax, 1, 2, 1),
    ("[1, // no\n2]", .syntax, 1, 5, 4),
    ("\u{A0}1", .syntax, 1, 1, 0),
    ("\"a\nb\"", .syntax, 1, 3, 2),
    ("\"12345678\u{0}\"", .syntax, 1, 10, 9),
    ("\"\\x41\"", .syntax, 1, 3, 2),
    ("\"\\u00g0\"", .syntax, 1, 6, 5),
    ("\"é\",", .syntax, 1, 4, 4),
    ("[\r\n1,\r2,\n\n  x]", .syntax, 5, 3, 12),
    ("\"\\ud800\"", .loneSurrogate, 1, 2, 1),
    ("\"é \\udc00\"", .loneSurrogate, 1, 4, 4),
    ("\"\\ud83d\\ud83d\\ude00\"", .loneSurrogate, 1, 2, 1),
    ("\"\\ud800\\n\"", .loneSurrogate, 1, 2, 1),
    ("\u{FEFF}{}", .byteOrderMark, 1, 1, 0),
    ("{\"é\":1,\n \"é\":2}", .duplicateName, 2, 2, 10),
    ("{\"a\":{\"b\":1,\"b\":2}}", .duplicateName, 1, 13, 12),
    ("{\"ab\":1,\"c\":2,\"\\u0061b\":3}", .duplicateName, 1, 15, 14),
    ("{\"\":1,\"\":2}", .duplicateName, 1, 7, 6),
  ]

  @Test("what is not JSON is refused with code and place", arguments: refusals)
  func refusal(text: String, code: JSONError.Code, line: Int, column: Int, offset: Int) throws {
    let error = try #require(throws: JSONError.self) { try JSON(parsing: text) }
    #expect(error.code == code, "\(error)")
    #expect(error.location == JSONLocation(line: line, column: column, offset: offset))
    #expect(!error.reason.isEmpty)
  }

  /// Bytes between quotation marks, and where in them the first malformed sequence begins.
  static let malformed: [([UInt8], Int)] = [
    ([0x80], 0), ([0x61, 0xFF], 1), ([0xC3], 0), ([0xC0, 0xAF], 0), ([0xE2, 0x82], 0),
    ([0xC3, 0xA9, 0xED, 0xA0, 0x80], 2),  // U+D800 in UTF-8
    ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF8, 0x88, 0x80, 0x80, 0x80], 0),
    (Array("0123456789abcdef".utf8) + [0xE9], 16),  // Latin-1
    ([0xEF, 0xBF, 0xBD, 0xC3, 0x28], 3),  // a true U+FFFD before
    ([0xE2, 0x82, 0x5C, 0x6E], 0),  // cut short by an escape
    ([0x5C, 0x6E, 0xA9], 2),  // a continuation after an escape
  ]

  @Test("malformed UTF-8 is refused where it begins", arguments: malformed)
  func malformedUTF8(content: [UInt8], place: Int) throws {
    for text in [[0x22] + content + [0x22], [0x7B, 0x22] + content + Array("\":1}".utf8)] {
      let error = try #require(throws: JSONError.self) { try JSON(parsing: text) }
      #expect(error.code == .invalidUTF8)
      #expect(error.location.offset == text.firstIndex(of: 0x22)! + 1 + place)
    }
  }

  @Test("malformed UTF-8 outside strings, and UTF-16, are refused")
  func malformedOutside() throws {
    for bytes in [[0x5B, 0xFF, 0x5D], [0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00], [0xE2, 0x80]] as [[UInt8]] {
      let error = try #require(throws: JSONError.self) { try JSON(parsing: bytes) }
      #expect(error.code == .invalidUTF8)
    }
  }

  @Test("the three kinds of input give the same value")
  func inputs() throws {
    let text = #"{"a":[1,"é"]}"#
    let bytes = Array(text.utf8)
    let value = try JSON(parsing: text)
    #expect(try JSON(parsing: bytes) == value)
    let fromBuffer = try bytes.withUnsafeBytes { try JSON(parsing: $0) }
    #expect(fromBuffer == value)
    #expect(throws: JSONError.self) { try JSON(parsing: UnsafeRawBufferPointer(start: nil, count: 0)) }
  }

  @Test("errors are equal by code alone, and say their place")
  func errors() {
    let one = JSONError(code: .syntax, reason: "x", location: JSONLocation(line: 1, column: 2, offset: 1))
    let other = JSONError(code: .syntax, reason: "y", location: JSONLocation(line: 3, column: 4, offset: 9))
    #expect(one == other)
    #expect(one.description == "line 1, column 2: x")
  }
}
