import Compression
import Encodings
import StatusLists
import TestMaterial
import Testing

@Suite("Bitstring status list")
struct BitstringStatusListTests {
  /// The empty list of the specification's examples.
  static let published = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA"

  @Test("The empty list of the specification reads as 131,072 zeros")
  func readsPublishedList() throws {
    let list = try BitstringStatusList(encoded: Self.published)
    #expect(list == BitstringStatusList())
    #expect(list.count == 131_072)
    #expect(list.bytes.allSatisfy { $0 == 0 })
  }

  @Test("Index 0 is the left-most bit")
  func bitOrder() throws {
    var list = BitstringStatusList()
    list[0] = true
    list[9] = true
    list[131_071] = true
    #expect(list.bytes[0] == 0b1000_0000)
    #expect(list.bytes[1] == 0b0100_0000)
    #expect(list.bytes[16_383] == 1)
    list[9] = false
    #expect(list.bytes[1] == 0)
  }

  @Test("Random lists come back from their text, and the same bits give the same text")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 7)
    for count in [0, 1, 17, 5000] {
      var list = BitstringStatusList(length: 200_000)
      let set = Set((0..<count).map { _ in Int.random(in: 0..<200_000, using: &random) })
      for index in set { list[index] = true }
      let text = try list.encoded()
      #expect(text.hasPrefix("uH4sI"))
      #expect(try list.encoded() == text)
      let again = try BitstringStatusList(encoded: text)
      #expect(again == list)
      #expect(Set((0..<again.count).filter { again[$0] }) == set)
      for index in set.prefix(50) { #expect(try again.value(at: index) == 1) }
    }
  }

  @Test("Entries of several bits are read as one number", arguments: [1, 2, 3, 4, 7, 8, 13, 32])
  func sizes(size: Int) throws {
    var random = SeededGenerator(seed: UInt64(size))
    let minimum = BitstringStatusList.minimumEntries
    var list = BitstringStatusList(length: minimum * size)
    var expected: [Int: Int] = [:]
    for _ in 0..<200 {
      let index = Int.random(in: 0..<minimum, using: &random)
      let value = Int.random(in: 0..<(1 << size), using: &random)
      for bit in 0..<size { list[index * size + bit] = value >> (size - 1 - bit) & 1 == 1 }
      expected[index] = value
    }
    for (index, value) in expected { #expect(try list.value(at: index, size: size) == value) }
    #expect(throws: StatusListError(.indexOutOfRange, "")) {
      try list.value(at: list.count / size, size: size)
    }
    #expect(throws: StatusListError(.indexOutOfRange, "")) { try list.value(at: .max, size: size) }
    #expect(throws: StatusListError(.indexOutOfRange, "")) { try list.value(at: -1, size: size) }
    // One size more, and the same bits are too few entries.
    if size < 32 {
      #expect(throws: StatusListError(.listTooShort, "")) { try list.value(at: 0, size: size + 1) }
    }
  }

  @Test("Sizes that cannot be are told from sizes that are not read")
  func impossibleSizes() throws {
    let list = BitstringStatusList()
    #expect(throws: StatusListError(.sizeMalformed, "")) { try list.value(at: 0, size: 0) }
    #expect(throws: StatusListError(.sizeMalformed, "")) { try list.value(at: 0, size: -3) }
    #expect(throws: StatusListError(.sizeUnsupported, "")) { try list.value(at: 0, size: 33) }
    #expect(throws: StatusListError(.sizeUnsupported, "")) { try list.value(at: 0, size: .max) }
  }

  @Test("A list shorter than 131,072 entries is refused, unless an ecosystem says otherwise")
  func tooShort() throws {
    for bytes in [0, 1, 16_383] {
      let text =
        try "u" + Base64URL.encode(CompressionFormat.gzip.compress([UInt8](repeating: 0, count: bytes)))
      #expect(throws: StatusListError(.listTooShort, "")) { try BitstringStatusList(encoded: text) }
      #expect(try BitstringStatusList(encoded: text, minimumEntries: bytes * 8).count == bytes * 8)
    }
    #expect(BitstringStatusList(length: -1).count == 131_072)
    #expect(BitstringStatusList(length: 131_073).count == 131_080)
  }

  @Test("A list that inflates beyond the cap is refused, before it is inflated")
  func tooLarge() throws {
    // 1 GiB of zeros in eight members.
    let member = try CompressionFormat.gzip.compress([UInt8](repeating: 0, count: 1 << 27), level: .smallest)
    let text = "u" + Base64URL.encode(repeatElement(member, count: 8).joined())
    #expect(throws: StatusListError(.listTooLarge, "")) { try BitstringStatusList(encoded: text) }
    #expect(throws: StatusListError(.listTooLarge, "")) {
      try BitstringStatusList(encoded: Self.published, maximumBytes: 16_383)
    }
    #expect(try BitstringStatusList(encoded: Self.published, maximumBytes: 16_384).count == 131_072)
  }

  @Test(
    "What is not multibase base64url of gzip is refused",
    arguments: [
      "", "u", "H4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA",
      "z" + published.dropFirst(),
      "U" + published.dropFirst(), published + "=", published + " ", published.dropLast(4) + "",
      published + "AAAA", published.replacing("-", with: "+"), " " + published, "uAAAA", "u" + published,
      "ué",
    ])
  func malformed(text: String) {
    #expect(throws: StatusListError(.encodedListMalformed, "")) { try BitstringStatusList(encoded: text) }
  }

  @Test("Status List 2021 has no u, and either alphabet")
  func older() throws {
    let bare = String(Self.published.dropFirst())
    for text in [bare, bare.replacing("-", with: "+"), bare + "=", bare + "=="] {
      #expect(try BitstringStatusList(encoded: text, kind: .statusList2021) == BitstringStatusList())
    }
    for text in [Self.published, bare + "===", bare + "*"] {
      #expect(throws: StatusListError(.encodedListMalformed, "")) {
        try BitstringStatusList(encoded: text, kind: .statusList2021)
      }
    }
  }

  @Test("Every code has the specification's name")
  func specificationNames() {
    #expect(StatusListError.Code.listTooShort.specificationName == "STATUS_LIST_LENGTH_ERROR")
    #expect(StatusListError.Code.indexOutOfRange.specificationName == "RANGE_ERROR")
    #expect(StatusListError.Code.purposeMismatch.specificationName == "STATUS_VERIFICATION_ERROR")
    #expect(StatusListError.Code.indexMalformed.specificationName == "MALFORMED_VALUE_ERROR")
    #expect(StatusListError(.ttlMalformed, "x", at: "/ttl").description == "ttl-malformed: x (at /ttl)")
  }
}
