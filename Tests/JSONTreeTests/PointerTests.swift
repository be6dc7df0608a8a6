import JSONTree
import Testing

@Suite("JSON Pointer")
struct PointerTests {
  /// The document of RFC 6901 section 5.
  static let document = #"""
    {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8}
    """#

  @Test(
    "the examples of RFC 6901 section 5",
    arguments: [
      ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2), ("/e^f", 3),
      ("/g|h", 4), (#"/i\j"#, 5), (#"/k"l"#, 6), ("/ ", 7), ("/m~0n", 8),
    ] as [(String, JSON)])
  func examples(pointer: String, value: JSON) throws {
    let document = try JSON(parsing: Self.document)
    #expect(document.value(at: try JSONPointer(pointer)) == value)
    #expect(try JSONPointer(pointer).text == pointer)
  }

  @Test("the empty pointer is the whole document")
  func whole() throws {
    let document = try JSON(parsing: Self.document)
    #expect(document.value(at: try JSONPointer("")) == document)
    #expect(try JSONPointer("").text == "")
  }

  @Test(
    "what is not there is nil",
    arguments: [
      "/bar", "/foo/2", "/foo/-", "/foo/00", "/foo/01", "/foo/+1", "/foo/-1", "/foo/", "/foo/0/x", "/foo/bar",
      "//",
      "/foo/99999999999999999999", "/foo/٠",
    ])
  func absent(pointer: String) throws {
    #expect(try JSON(parsing: Self.document).value(at: JSONPointer(pointer)) == nil)
  }

  @Test(
    "a malformed pointer is refused where the fault is",
    arguments: [("foo", 1), ("#/foo", 1), ("/a~", 3), ("/a~2b", 3), ("/é~~", 3), ("/~/", 2)])
  func malformed(pointer: String, column: Int) throws {
    let error = try #require(throws: JSONError.self) { try JSONPointer(pointer) }
    #expect(error.code == .malformedPointer)
    #expect(error.location.column == column)
  }

  @Test("~01 is ~1, not a slash")
  func doubleEscape() throws {
    #expect(try JSONPointer("/~01").tokens == ["~1"])
    #expect(JSONPointer(tokens: ["~1", "a/b", ""]).text == "/~01/a~1b/")
    #expect(try JSONPointer("/~01/a~1b/").tokens == ["~1", "a/b", ""])
  }

  @Test("pointers are built by appending")
  func appending() throws {
    let pointer = JSONPointer(tokens: []).appending("foo").appending(1)
    #expect(pointer.description == "/foo/1")
    #expect(try JSON(parsing: Self.document).value(at: pointer) == "baz")
  }
}
