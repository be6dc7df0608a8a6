import JSONTree
import Testing

@Suite("Writing JSON")
struct WritingTests {
  @Test("only what must be is escaped; control characters in lower-case hexadecimal")
  func escapes() {
    let controls = (0..<0x20).map { Character(Unicode.Scalar($0 as UInt8)) }
    let expected =
      #"\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"#
      + #"\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"#
    #expect(JSON.string(String(controls)).text() == "\"\(expected)\"")
    #expect(JSON.string(#"a"b\c/d"#).text() == #""a\"b\\c/d""#)
    let untouched = "/ \u{7F} é € 😀 \u{2028} \u{FEFF} \u{FFFD}"
    #expect(JSON.string(untouched).text() == "\"\(untouched)\"")
  }

  @Test("an escape is found at every offset of long strings")
  func offsets() throws {
    for length in 0...40 {
      for (character, escape) in [("\"", "\\\""), ("\u{1}", "\\u0001"), ("\\", "\\\\")] {
        let (before, after) = (
          String(repeating: "é", count: length), String(repeating: "z", count: 40 - length)
        )
        #expect(JSON.string(before + character + after).text() == "\"\(before)\(escape)\(after)\"")
      }
    }
  }

  @Test("compact has no white space, pretty two spaces a level")
  func styles() {
    let value: JSON = ["a": [1, ["b": nil]], "c": [], "d": [:], "e": "x"]
    #expect(value.text() == #"{"a":[1,{"b":null}],"c":[],"d":{},"e":"x"}"#)
    #expect(value.description == value.text())
    #expect(
      value.text(.pretty) == """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "c": [],
          "d": {},
          "e": "x"
        }
        """)
    #expect(value.serialized(.pretty) == Array(value.text(.pretty).utf8))
  }

  @Test("a document larger than the first buffer is written whole")
  func large() throws {
    let value = JSON.array((0..<5_000).map { ["number": .number(JSONNumber($0)), "text": "à \($0)"] })
    let text = value.text()
    #expect(text.utf8.count > 100_000)
    #expect(try JSON(parsing: text) == value)
  }
}
