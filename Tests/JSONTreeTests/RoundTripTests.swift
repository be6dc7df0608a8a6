import JSONTree
import TestMaterial
import Testing

@Suite("Reading and writing, with random values")
struct RoundTripTests {
  @Test("a written value reads back equal, compact and pretty", arguments: 1...40 as ClosedRange<UInt64>)
  func writtenReadsBack(seed: UInt64) throws {
    var random = RandomJSON(generator: SeededGenerator(seed: seed))
    for _ in 0..<20 {
      let value = random.value()
      let compact = value.serialized()
      #expect(try JSON(parsing: compact) == value)
      #expect(try JSON(parsing: compact).serialized() == compact)
      #expect(try JSON(parsing: value.text(.pretty)) == value)
      #expect(NaiveJSON.parse(compact) == value)
    }
  }

  @Test("every spelling of a value reads as that value", arguments: 1...40 as ClosedRange<UInt64>)
  func spellings(seed: UInt64) throws {
    var random = RandomJSON(generator: SeededGenerator(seed: seed))
    for _ in 0..<20 {
      let value = random.value()
      let text = random.spelling(of: value)
      #expect(try JSON(parsing: text) == value)
      #expect(NaiveJSON.parse(Array(text.utf8)) == value)
    }
  }

  @Test(
    "a damaged text gets the same verdict and value as from the naive parser",
    arguments: 1...40 as ClosedRange<UInt64>)
  func damaged(seed: UInt64) throws {
    var random = RandomJSON(generator: SeededGenerator(seed: seed))
    var refused = 0
    for _ in 0..<100 {
      let value = random.value(depth: 2)
      var bytes = Array(random.spelling(of: value).utf8)
      for _ in 0..<Int.random(in: 1...2, using: &random.generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random.generator)
        let telling =
          Array(#""\{}[],:0123456789-+.eEutfn \#u{1}"#.utf8) + [0xC3, 0xA9, 0xED, 0xA0, 0x80, 0xFF]
        let byte = telling.randomElement(using: &random.generator)!
        switch Int.random(in: 0..<3, using: &random.generator) {
        case 0: bytes[place] = byte
        case 1: bytes.insert(byte, at: place)
        default: bytes.remove(at: place)
        }
      }
      let ours = try? JSON(parsing: bytes)
      #expect(ours == NaiveJSON.parse(bytes), "\(String(decoding: bytes, as: UTF8.self))")
      if ours == nil { refused += 1 }
    }
    #expect(refused > 0)
  }
}
