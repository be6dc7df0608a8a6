import Encodings
import TestMaterial
import Testing

@Suite struct MultiformatTests {
  @Test func hexadecimal() throws {
    #expect(Hex.encode([0x00, 0x0F, 0xF0, 0xFF]) == "000ff0ff")
    #expect(try Hex.decode("000fF0Ff") == [0x00, 0x0F, 0xF0, 0xFF])
    #expect(throws: EncodingFault(.length, "")) { try Hex.decode("000") }
    #expect(throws: EncodingFault(.alphabet, "")) { try Hex.decode("0g") }
    #expect(throws: EncodingFault(.alphabet, "")) { try Hex.decode("+1") }
    var random = SeededGenerator(seed: 16)
    for length in 0..<64 {
      let bytes = random.bytes(length)
      let twin = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      #expect(Hex.encode(bytes) == twin)
      #expect(try Hex.decode(twin.uppercased()) == bytes)
    }
  }

  @Test func multibase() throws {
    let bytes = Array("Multibase is awesome! \\o/".utf8)
    // github.com/multiformats/multibase, the example of its README.
    #expect(Multibase.encode(bytes) == "zYAjKoNbau5KiqmHPmSxYCvn66dA1vLmwbt")
    #expect(try Multibase.decode("zYAjKoNbau5KiqmHPmSxYCvn66dA1vLmwbt") == bytes)
    #expect(try Multibase.decode(Multibase.encode(bytes, in: .base64url)) == bytes)
    for text in ["", "Zg", "m" + Base64.encode(bytes), "f00", "é"] {
      #expect(throws: EncodingFault(.prefix, "")) { try Multibase.decode(text) }
    }
    #expect(throws: EncodingFault(.tooLong, "")) { try Multibase.decode("uAAAA", maximumCharacters: 3) }
  }

  @Test func multicodecPrefixes() throws {
    #expect(Multicodec.ed25519Public.prefix == [0xED, 0x01])
    #expect(Multicodec.p256Public.prefix == [0x80, 0x24])
    #expect(Multicodec.p384Public.prefix == [0x81, 0x24])
    #expect(Multicodec.x25519Public.prefix == [0xEC, 0x01])
    #expect(Multicodec.secp256k1Public.prefix == [0xE7, 0x01])
    #expect(Multicodec.rsaPublic.prefix == [0x85, 0x24])
    let (codec, content) = try Multicodec.split([0xED, 0x01, 7, 8])
    #expect(codec == .ed25519Public)
    #expect(content == [7, 8])
  }

  @Test(arguments: [
    ([] as [UInt8], EncodingFault.Code.prefix), ([0x80], .prefix), ([0xED, 0x81], .prefix),
    ([0x80, 0x00], .number),
    ([0xED, 0x81, 0x00], .number), ([UInt8](repeating: 0xFF, count: 9), .number),
    ([UInt8](repeating: 0xFF, count: 12), .number),
  ])
  func varintsThatAreNone(_ bytes: [UInt8], _ code: EncodingFault.Code) {
    #expect(throws: EncodingFault(code, "")) { try Multicodec.split(bytes) }
  }

  @Test func varintRoundTrip() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let value = random.next() >> UInt64.random(in: 1...63, using: &random)
      let (codec, content) = try Multicodec.split(Multicodec(rawValue: value).prefixing([1, 2]))
      #expect(codec.rawValue == value)
      #expect(content == [1, 2])
    }
  }

  @Test func constantTimeComparison() {
    var random = SeededGenerator(seed: 1)
    for length in 0..<40 {
      let bytes = random.bytes(length)
      #expect(constantTimeEqual(bytes, bytes))
      #expect(!constantTimeEqual(bytes, bytes + [0]))
      for index in bytes.indices {
        var other = bytes
        other[index] ^= 1 << UInt8(index % 8)
        #expect(!constantTimeEqual(bytes, other))
      }
    }
  }
}
