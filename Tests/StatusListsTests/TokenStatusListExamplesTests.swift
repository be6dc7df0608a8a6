import Encodings
import JSONTree
import StatusLists
import TestMaterial
import Testing

/// The examples in the text of Token Status List: each is read, or named with the reason why not.
@Suite("Token status lists: the text's examples", .enabled(if: Shared.isPresent))
struct TokenStatusListExamplesTests {
  private static let folder = "vectors/token-status-list/examples"

  /// JSON with its long strings folded, as the text prints them: a line break and two blanks inside a string.
  private static func unfolded(_ text: Substring) throws -> JSON {
    var bytes: [UInt8] = []
    var isInString = false
    var isFolded = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { isInString.toggle() }
      if isInString, byte == 10 {
        isFolded = true
      } else if !isFolded || byte != 32 {
        isFolded = false
        bytes.append(byte)
      }
    }
    return try JSON(parsing: bytes)
  }

  private static func object(_ name: String) throws -> (before: Substring, json: JSON) {
    let text = try Shared.text("\(folder)/\(name).md")
    let start = try #require(text.firstIndex(of: "{"))
    return (text[..<start], try unfolded(text[start...]))
  }

  @Test("all 20 are accounted for") func account() throws {
    // Skipped: CBOR and CWT are no form of this project.
    let cbor = [
      "referenced_token_cwt", "referenced_token_cwt_diag", "status_list_cwt", "status_list_cwt_diag",
      "status_list_encoding1_long_cbor", "status_list_encoding2_cbor", "status_list_encoding2_cbor_diag",
      "status_list_encoding2_long_cbor", "status_list_encoding4_cbor", "status_list_encoding8_cbor",
      "status_list_encoding_cbor", "status_list_encoding_cbor_diag",
    ]
    let read = Self.small + Self.long + ["status_list_jwt", "status_list_jwt_raw"]
    let files = try Shared.names(in: Self.folder).map { String($0.dropLast(".md".count)) }
    #expect(Set(files) == Set(cbor + read))
    #expect(files.count == cbor.count + read.count)
    #expect(cbor.count == 12 && read.count == 8)
  }

  private static let small = ["status_list_encoding_json", "status_list_encoding2_json"]
  private static let long = [
    "status_list_encoding1_long_json", "status_list_encoding2_long_json", "status_list_encoding4_json",
    "status_list_encoding8_json",
  ]

  @Test("short lists have the bytes printed beside them", arguments: small) func shortLists(name: String) throws {
    let (before, json) = try Self.object(name)
    let printed = before.matches(of: /0x([0-9a-f]{2})/).compactMap { UInt8($0.1, radix: 16) }
    #expect(printed.count >= 2)
    let list = try TokenStatusList(
      bits: #require(json["bits"]?.int), encoded: #require(json["lst"]?.string))
    #expect(list.bytes == printed)
    // Zlib at its highest level gives the text's own spelling.
    #expect(try list.encoded() == json["lst"]?.string)
  }

  @Test("long lists are the appendix' lists", arguments: long) func longLists(name: String) throws {
    let json = try Self.object(name).json
    let list = try TokenStatusList(
      bits: #require(json["bits"]?.int), encoded: #require(json["lst"]?.string))
    let appendix = try #require(try Shared.json("vectors/token-status-list/vectors.json")["appendix"]?.array)
    let vector = try #require(appendix.first { $0["bits"] == json["bits"] })
    #expect(vector["lst"] == json["lst"])
    #expect(list.count == vector["entries"]?.int)
    #expect(list.count == 1 << 20)
    // One of the 256 entries that the text sets in its last list is set to 0.
    let set = try #require(vector["set"]?.array).count { $0[1] != 0 }
    #expect((0..<list.count).count { list[$0] != 0 } == set)
  }

  @Test("the token has the header, the claims and the list that the text says") func token() throws {
    let parts = try Shared.text("\(Self.folder)/status_list_jwt_raw.md").filter { !$0.isWhitespace }.split(
      separator: ".")
    #expect(parts.count == 3)
    let header = try JSON(parsing: Base64URL.decode(parts[0]))
    #expect(header == ["alg": "ES256", "kid": "12", "typ": "statuslist+jwt"])
    // An ECDSA signature over P-256; the key is not published.
    #expect(try Base64URL.decode(parts[2]).count == 64)
    let payload = try JSON(parsing: Base64URL.decode(parts[1]))
    let printed = try Shared.text("\(Self.folder)/status_list_jwt.md")
    let halves = printed.split(separator: "\n.\n")
    #expect(halves.count == 2)
    #expect(try JSON(parsing: Array(halves[0].utf8)) == header)
    let shown = try JSON(parsing: Array(halves[1].utf8))
    for claims in [payload, shown] {
      let token = try StatusListToken(claims)
      #expect(token.subject == "https://example.com/statuslists/1")
      #expect(token.issuedAt == 1_686_920_170 && token.expires == 2_291_720_170 && token.timeToLive == 43_200)
      #expect(token.aggregation == nil)
      #expect(token.list.bytes == [0xB9, 0xA3])
      #expect(try (0..<16).map { try token.list.value(at: $0) } == [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1])
    }
  }

  @Test("aggregation_uri is an address, where there is one") func aggregation() throws {
    func claims(_ address: JSON) -> JSON {
      [
        "sub": "https://x.example/1", "iat": 1,
        "status_list": ["bits": 1, "lst": "eNrbuRgAAhcBXQ", "aggregation_uri": address],
      ]
    }
    #expect(try StatusListToken(claims("https://x.example/all")).aggregation == "https://x.example/all")
    for wrong in [1, "all", .null] as [JSON] {
      #expect(throws: StatusListError(.listAddressMalformed, "")) { try StatusListToken(claims(wrong)) }
    }
  }
}
