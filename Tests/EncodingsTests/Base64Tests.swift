import Encodings
import TestMaterial
import Testing

@Suite struct Base64Tests {
  /// RFC 4648 section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func publishedVectors(_ plain: String, _ padded: String) throws {
    let bytes = Array(plain.utf8)
    let bare = padded.filter { $0 != "=" }
    #expect(Base64.encode(bytes) == padded)
    #expect(try Base64.decode(padded) == bytes)
    #expect(Base64URL.encode(bytes) == bare)
    #expect(try Base64URL.decode(bare) == bytes)
  }

  @Test func alphabetsDiffer() throws {
    let bytes: [UInt8] = [0xFB, 0xFF, 0xBF]
    #expect(Base64URL.encode(bytes) == "-_-_")
    #expect(Base64.encode(bytes) == "+/+/")
    #expect(throws: EncodingFault(.alphabet, "")) { try Base64URL.decode("+/+/") }
    #expect(throws: EncodingFault(.alphabet, "")) { try Base64.decode("-_-_") }
  }

  @Test(arguments: [
    ("Zg==", EncodingFault.Code.alphabet), ("Zg=", .alphabet), ("Zm9v=", .length), ("Zm9vY", .length),
    ("Z", .length),
    ("Zh", .trailingBits), ("Zm9", .trailingBits), ("Zm 9", .alphabet), ("Zm9v\n", .length),
    ("Zm9v\n\n", .alphabet),
    (" Zm9", .alphabet), ("Zm9é", .length), ("Zmé", .alphabet), ("Zm9v\u{0}\u{0}\u{0}\u{0}", .alphabet),
  ])
  func strictURL(_ text: String, _ code: EncodingFault.Code) {
    #expect(throws: EncodingFault(code, "")) { try Base64URL.decode(text) }
  }

  @Test(arguments: [
    ("Zg", EncodingFault.Code.padding), ("Zg=", .padding), ("Zh==", .trailingBits), ("Zm9=", .trailingBits),
    ("====", .alphabet), ("Z===", .alphabet), ("Zg==Zg==", .alphabet), ("Zm9v\r\n\r\n", .alphabet),
  ])
  func strictStandard(_ text: String, _ code: EncodingFault.Code) {
    #expect(throws: EncodingFault(code, "")) { try Base64.decode(text) }
  }

  @Test func faultNamesThePlace() {
    let fault = #expect(throws: EncodingFault.self) { try Base64URL.decode("Zm9vZm9vZm?v") }
    #expect(fault?.offset == 10)
  }

  /// Two characters make one byte, or nothing: every pair of bytes is tried.
  @Test func everyPairHasOneMeaning() {
    var accepted = 0
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        guard let bytes = try? Base64URL.decode(utf8: [first, second]) else { continue }
        accepted += 1
        if Array(Base64URL.encode(bytes).utf8) != [first, second] { Issue.record("\(first) \(second)") }
      }
    }
    #expect(accepted == 256)
  }

  @Test func agreesWithBitByBit() throws {
    var random = SeededGenerator(seed: 64)
    for length in 0...200 {
      let bytes = random.bytes(length)
      let twin = bitByBit(bytes)
      #expect(Base64URL.encode(bytes) == twin)
      #expect(try Base64URL.decode(twin) == bytes)
      // Slices and lazy sequences take the same way.
      #expect(Base64URL.encode(([0] + bytes).dropFirst()) == twin)
      #expect(Base64URL.encode(bytes.lazy.map { $0 }) == twin)
      #expect(try Base64URL.decode(twin.dropFirst(0)) == bytes)
    }
  }

  /// A changed character gives other bytes, or none.
  @Test func noTwoTextsForOneValue() throws {
    var random = SeededGenerator(seed: 65)
    for _ in 0..<2000 {
      let text = Base64URL.encode(random.bytes(Int.random(in: 1...20, using: &random)))
      var characters = Array(text.utf8)
      let position = Int.random(in: 0..<characters.count, using: &random)
      let replacement = UInt8.random(in: 0...127, using: &random)
      guard characters[position] != replacement else { continue }
      characters[position] = replacement
      let original = try Base64URL.decode(text)
      if let changed = try? Base64URL.decode(utf8: characters) { #expect(changed != original) }
    }
  }

  private func bitByBit(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    var bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
    while !bits.count.isMultiple(of: 6) { bits.append(0) }
    return String(
      stride(from: 0, to: bits.count, by: 6).map { start in
        alphabet[bits[start..<(start + 6)].reduce(0) { $0 * 2 + Int($1) }]
      })
  }
}
