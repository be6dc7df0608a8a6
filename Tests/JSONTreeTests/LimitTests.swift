import Foundation
import JSONTree
import Testing

@Suite("Limits of reading")
struct LimitTests {
  static func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }

  @Test("depth: 128 levels by default, as many as allowed, never more than 1,000")
  func depth() throws {
    #expect(throws: Never.self) { try JSON(parsing: Self.nested(128)) }
    let error = try #require(throws: JSONError.self) { try JSON(parsing: Self.nested(129)) }
    #expect(error.code == .tooDeep)
    #expect(error.location == JSONLocation(line: 1, column: 129, offset: 128))

    let flat = JSONLimits(maximumDepth: 0)
    #expect(try JSON(parsing: "1", limits: flat) == 1)
    #expect(throws: JSONError.self) { try JSON(parsing: "[]", limits: flat) }
    #expect(JSONLimits(maximumDepth: -1).maximumDepth == 0)

    let beyond = JSONLimits(maximumDepth: 1_000_000)
    #expect(beyond.maximumDepth == 1_000)
    #expect(throws: Never.self) { try JSON(parsing: Self.nested(1_000), limits: beyond) }
    #expect(throws: JSONError(code: .tooDeep, reason: "", location: error.location)) {
      try JSON(parsing: Self.nested(1_001), limits: beyond)
    }
  }

  @Test("depth counts objects and arrays alike, and closed ones no longer")
  func mixedDepth() throws {
    let limits = JSONLimits(maximumDepth: 3)
    #expect(throws: Never.self) {
      try JSON(parsing: #"[{"a":[]},{"a":{}},[[],[],{}]]"#, limits: limits)
    }
    let error = try #require(throws: JSONError.self) {
      try JSON(parsing: #"[{"a":[]},{"a":{"b":{}}}]"#, limits: limits)
    }
    #expect(error.code == .tooDeep)
    #expect(error.location.offset == 20)
  }

  @Test("1,000 levels are read, compared, written and dropped on a stack of 4 MiB, half a thread's")
  func smallStack() async {
    let text = String(repeating: #"{"a":["#, count: 500) + String(repeating: "]}", count: 500)
    let survived = await withCheckedContinuation { continuation in
      let thread = Thread {
        let limits = JSONLimits(maximumDepth: JSONLimits.deepest)
        let one = try? JSON(parsing: text, limits: limits)
        let other = try? JSON(parsing: text, limits: limits)
        continuation.resume(returning: one != nil && one == other && one?.text() == text)
      }
      thread.stackSize = 4 * 1_024 * 1_024
      thread.start()
    }
    #expect(survived)
  }

  @Test("size: 10 MiB by default, refused before reading")
  func size() throws {
    #expect(JSONLimits.standard.maximumBytes == 10_485_760)
    let limits = JSONLimits(maximumBytes: 10)
    #expect(try JSON(parsing: #""12345678""#, limits: limits) == "12345678")
    let error = try #require(throws: JSONError.self) { try JSON(parsing: #"!"12345678""#, limits: limits) }
    #expect(error.code == .tooLarge)
    #expect(error.location == JSONLocation(line: 1, column: 1, offset: 0))
  }

  @Test("numbers: up to 1,000 characters are kept whole, longer ones refused where they begin")
  func numberLength() throws {
    let longest = "-" + String(repeating: "9", count: 999)
    #expect(try JSON(parsing: longest).number?.text == longest)
    #expect(try JSON(parsing: longest).text() == longest)
    let error = try #require(throws: JSONError.self) { try JSON(parsing: "[\n \(longest)9]") }
    #expect(error.code == .numberTooLong)
    #expect(error.location == JSONLocation(line: 2, column: 2, offset: 3))
    #expect(throws: JSONError.self) { try JSON(parsing: "123", limits: JSONLimits(maximumNumberLength: 2)) }
  }
}
