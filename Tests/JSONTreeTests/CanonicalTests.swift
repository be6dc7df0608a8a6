import Foundation
import TestMaterial
import Testing

@testable import JSONTree

/// RFC 8785.
@Suite("Canonical JSON") struct CanonicalTests {
  @Test("the published examples, byte for byte") func examples() throws {
    guard let folder = try Shared.folder("vectors/jcs") else { return }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("input").path)
      .filter { $0.hasSuffix(".json") }.sorted()
    #expect(names.count == 6)
    for name in names {
      let input = try JSON(parsing: [UInt8](Data(contentsOf: folder.appendingPathComponent("input/\(name)"))))
      let output = [UInt8](try Data(contentsOf: folder.appendingPathComponent("output/\(name)")))
      #expect(try input.canonical() == output, "\(name)")
    }
  }

  @Test("ten thousand doubles, each by its shortest form") func numbers() throws {
    guard let folder = try Shared.folder("vectors/jcs") else { return }
    let text = try String(contentsOf: folder.appendingPathComponent("es6-numbers-10000.txt"), encoding: .utf8)
    var count = 0
    var wrong: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ",")
      let bits = try #require(UInt64(parts[0], radix: 16))
      count += 1
      let text = ECMAScriptNumber.text(of: Double(bitPattern: bits)) ?? "null"
      if text != String(parts[1]) { wrong.append(String(line)) }
    }
    #expect(count == 10_000)
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test("what JSON cannot hold has no form; zero has one sign") func bounds() throws {
    #expect(ECMAScriptNumber.text(of: -0.0) == "0")
    #expect(ECMAScriptNumber.text(of: .nan) == nil && ECMAScriptNumber.text(of: .infinity) == nil)
    #expect(throws: JSONError.self) { try JSON(parsing: "[1e999]").canonical() }
    let text = try JSON(parsing: #"{"b":[1.0,-0,1e21,0.000001,1e-7],"a":{"z":null,"":true},"\u20ac":"\u0007"}"#)
    #expect(
      String(decoding: try text.canonical(), as: UTF8.self)
        == "{\"a\":{\"\":true,\"z\":null},\"b\":[1,0,1e+21,0.000001,1e-7],\"€\":\"\\u0007\"}")
  }

  @Test("the form of the form is itself", arguments: 0..<20) func idempotent(seed: Int) throws {
    var random = RandomJSON(generator: SeededGenerator(seed: UInt64(seed)))
    for _ in 0..<20 {
      guard let once = try? random.value(depth: 4).canonical() else { continue }
      #expect(try JSON(parsing: once).canonical() == once)
    }
  }
}
