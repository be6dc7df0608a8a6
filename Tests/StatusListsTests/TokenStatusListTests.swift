import Encodings
import JSONTree
import TestMaterial
import Testing

@testable import StatusLists

@Suite("Token status lists") struct TokenStatusListTests {
  @Test("the published lists decode to exactly their entries, and ours to the same", .enabled(if: Shared.isPresent))
  func vectors() throws {
    let json = try Shared.json("vectors/token-status-list/vectors.json")
    var count = 0
    for group in ["appendix", "small"] {
      for vector in json[group]?.array ?? [] {
        guard let bits = vector["bits"]?.int, let text = vector["lst"]?.string else { continue }
        let list = try TokenStatusList(bits: bits, encoded: text)
        if let entries = vector["entries"]?.int { #expect(list.count == entries) }
        var expected: [Int: UInt8] = [:]
        for pair in vector["set"]?.array ?? [] {
          if let index = pair[0]?.int, let value = pair[1]?.int { expected[index] = UInt8(value) }
        }
        if vector["set"] != nil {
          for index in 0..<list.count where list[index] != expected[index] ?? 0 {
            Issue.record("entry \(index) is \(list[index])")
            break
          }
        }
        if let bytes = vector["byte_array"]?.string { #expect(Hex.encode(list.bytes) == bytes) }
        if let statuses = vector["statuses"]?.array {
          #expect((0..<list.count).map { Int(list[$0]) } == statuses.map { $0.int ?? -1 })
        }
        var ours = try TokenStatusList(bits: bits, count: list.count)
        for index in 0..<list.count where list[index] != 0 { ours[index] = list[index] }
        #expect(ours.bytes == list.bytes)
        #expect(try TokenStatusList(bits: bits, encoded: ours.encoded()) == list)
        count += 1
      }
    }
    #expect(count == Self.published(json))
    #expect(count == 5)
  }

  /// Every member of the file that carries a `lst`.
  private static func published(_ json: JSON) -> Int {
    switch json {
    case .object(let object):
      (object.contains("lst") ? 1 : 0) + object.reduce(0) { $0 + published($1.value) }
    case .array(let array): array.reduce(0) { $0 + published($1) }
    default: 0
    }
  }

  @Test("the specification's first list, least significant bit first") func firstExample() throws {
    var list = try TokenStatusList(bits: 1, count: 16)
    for (index, value) in [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1].enumerated() { list[index] = UInt8(value) }
    #expect(list.bytes == [0xB9, 0xA3])
    #expect(try TokenStatusList(bits: 1, encoded: Base64URL.encode(Hex.decode("78dadbb918000217015d"))) == list)
  }

  @Test("reading and writing agree with a plain array", arguments: [1, 2, 4, 8]) func twin(bits: Int) throws {
    var generator = SeededGenerator(seed: UInt64(bits))
    var list = try TokenStatusList(bits: bits, count: 1000)
    var twin = [UInt8](repeating: 0, count: list.count)
    for _ in 0..<5000 {
      let index = Int.random(in: 0..<list.count, using: &generator)
      let value = UInt8.random(in: 0...UInt8((1 << bits) - 1), using: &generator)
      list[index] = value
      twin[index] = value
    }
    #expect((0..<list.count).map { list[$0] } == twin)
    #expect(try TokenStatusList(bits: bits, encoded: list.encoded()) == list)
  }

  @Test("what is wrong is named") func refusals() throws {
    #expect(throws: StatusListError(.sizeUnsupported, "")) { try TokenStatusList(bits: 3, count: 8) }
    #expect(throws: StatusListError(.encodedListMalformed, "")) { try TokenStatusList(bits: 1, encoded: "!") }
    #expect(throws: StatusListError(.encodedListMalformed, "")) { try TokenStatusList(bits: 1, encoded: "AAAA") }
    let list = try TokenStatusList(bits: 1, count: 1 << 20)
    #expect(throws: StatusListError(.listTooLarge, "")) {
      try TokenStatusList(bits: 1, encoded: list.encoded(), maximumBytes: 1000)
    }
    #expect(throws: StatusListError(.indexOutOfRange, "")) { try list.value(at: 1 << 20) }
    #expect(throws: StatusListError(.indexOutOfRange, "")) { try list.value(at: -1) }
    #expect(try TokenStatusReference(["other": 1]) == nil)
    #expect(throws: StatusListError(.indexMalformed, "")) {
      try TokenStatusReference(["status_list": ["idx": -1, "uri": "https://x.example"]])
    }
    #expect(throws: StatusListError(.listAddressMalformed, "")) {
      try TokenStatusReference(["status_list": ["idx": 1]])
    }
    let text = try TokenStatusList(bits: 1, count: 8).encoded()
    let good: JSONObject = [
      "sub": "https://x.example/1", "iat": 1, "ttl": 60, "status_list": ["bits": 1, "lst": .string(text)],
    ]
    #expect(try StatusListToken(.object(good)).timeToLive == 60)
    let wrong: [(String, JSON?, StatusListError.Code)] = [
      ("sub", nil, .subjectMalformed), ("iat", "1", .validityMalformed), ("exp", "x", .validityMalformed),
      ("ttl", 0, .ttlMalformed), ("status_list", [:], .sizeMalformed),
      ("status_list", ["bits": 1], .encodedListMalformed),
      ("status_list", ["bits": 5, "lst": .string(text)], .sizeUnsupported),
    ]
    for (name, value, code) in wrong {
      var claims = good
      claims[name] = value
      #expect(throws: StatusListError(code, "")) { try StatusListToken(.object(claims)) }
    }
  }
}
