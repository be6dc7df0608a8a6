import Encodings
import TestMaterial
import Testing

@Suite struct Base58Tests {
  /// draft-msporny-base58-03 section 5.
  @Test(arguments: [
    (Array("Hello World!".utf8), "2NEpo7TZRRrLZSi2U"),
    (
      Array("The quick brown fox jumps over the lazy dog.".utf8),
      "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z"
    ),
    ([0x00, 0x00, 0x28, 0x7F, 0xB4, 0xCD], "11233QC4"), ([], ""), ([0], "1"),
  ])
  func publishedVectors(_ bytes: [UInt8], _ text: String) throws {
    #expect(Base58BTC.encode(bytes) == text)
    #expect(try Base58BTC.decode(text) == bytes)
  }

  @Test(arguments: ["0", "O", "I", "l", "abc ", "é", "2NEpo7TZRRrLZSi2U\n"])
  func foreignCharacters(_ text: String) {
    #expect(throws: EncodingFault(.alphabet, "")) { try Base58BTC.decode(text) }
  }

  @Test func limit() throws {
    let text = String(repeating: "z", count: 100)
    #expect(throws: EncodingFault(.tooLong, "")) { try Base58BTC.decode(text, maximumCharacters: 99) }
    #expect(try Base58BTC.decode(text, maximumCharacters: 100).count == 74)
    #expect(throws: EncodingFault(.tooLong, "")) { try Base58BTC.decode(String(repeating: "1", count: 2049)) }
  }

  @Test func agreesWithLongDivision() throws {
    var random = SeededGenerator(seed: 58)
    for round in 0..<300 {
      let bytes = [UInt8](repeating: 0, count: round % 4) + random.bytes(round % 70)
      let twin = longDivision(bytes)
      #expect(Base58BTC.encode(bytes) == twin)
      #expect(try Base58BTC.decode(twin) == bytes)
    }
  }

  /// The whole number divided by 58 again and again.
  private func longDivision(_ bytes: [UInt8]) -> String {
    let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
    var number = bytes.map(Int.init)
    var digits: [Character] = []
    while number.contains(where: { $0 != 0 }) {
      var remainder = 0
      for index in number.indices {
        let value = remainder * 256 + number[index]
        number[index] = value / 58
        remainder = value % 58
      }
      digits.append(alphabet[remainder])
    }
    return String(repeating: "1", count: bytes.prefix { $0 == 0 }.count) + String(digits.reversed())
  }
}
