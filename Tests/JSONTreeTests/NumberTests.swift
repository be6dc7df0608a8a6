import JSONTree
import TestMaterial
import Testing

@Suite("Numbers")
struct NumberTests {
  @Test(
    "whole numbers that fit are integers, others not",
    arguments: [
      ("0", 0), ("-0", 0), ("42", 42), ("-17", -17), ("9223372036854775807", Int.max),
      ("-9223372036854775808", Int.min), ("9223372036854775808", nil), ("1.0", nil), ("1e3", nil),
    ] as [(String, Int?)])
  func integers(text: String, value: Int?) throws {
    let number = try JSONNumber(text: text)
    #expect(number.int == value)
    #expect(number.text == text)
    #expect(try JSON(parsing: text).int == value)
  }

  @Test("doubles are the nearest ones, infinite beyond the range, zero below the precision")
  func doubles() throws {
    #expect(try JSONNumber(text: "1.5e3").double == 1_500)
    #expect(try JSONNumber(text: "-0.1").double == -0.1)
    #expect(try JSONNumber(text: "1E400").double == .infinity)
    #expect(try JSONNumber(text: "-1e400").double == -.infinity)
    #expect(try JSONNumber(text: "1e-400").double == 0)
    #expect(
      try JSONNumber(text: "123456789012345678901234567890").double == 0x1.8ee90ff6c373ep+96
    )
  }

  @Test("a double becomes a number that reads back the same; NaN and infinity become none")
  func fromDouble() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      let number = try #require(JSONNumber(value))
      #expect(try JSON(parsing: number.text).number == number)
      #expect(number.double == value)
    }
    #expect(JSONNumber(Double.nan) == nil)
    #expect(JSONNumber(-Double.infinity) == nil)
  }

  @Test("equality is that of the text")
  func equality() throws {
    #expect(try JSONNumber(text: "1") == 1)
    #expect(try JSONNumber(text: "1.0") != JSONNumber(text: "1"))
    #expect(try JSONNumber(text: "1.5") == 1.5)
  }

  @Test(
    "a text that is not exactly one number is refused",
    arguments: [
      "", " 1", "1 ", "01", "1.", ".1", "+1", "--1", "1e", "NaN", "\"1\"", "[1]", "null", "1,2", "٣",
    ])
  func refused(text: String) {
    #expect(throws: JSONError.self) { try JSONNumber(text: text) }
  }

  @Test("SplitMix64 gives its published numbers")
  func generator() {
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }
}
