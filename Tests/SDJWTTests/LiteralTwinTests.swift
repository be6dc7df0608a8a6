import Encodings
import JOSE
import JSONTree
import TestMaterial
import Testing

@testable import SDJWT

/// RFC 9901 section 7.1, steps 3 to 5, as they are written: every digest is looked for again after each insertion.
///
/// Slow, and without any thought of the implementation's.
private struct LiteralTwin {
  private struct Refused: Error {}
  private var met: Set<String> = []
  private var unused: [String: Disclosure] = [:]

  /// What is left for the application; `nil` when the SD-JWT must be rejected.
  static func processed(_ payload: JSONObject, _ disclosures: [Disclosure]) -> JSON? {
    var twin = LiteralTwin()
    return try? twin.process(payload, disclosures)
  }

  private mutating func process(_ payload: JSONObject, _ disclosures: [Disclosure]) throws -> JSON {
    for disclosure in disclosures {
      guard unused.updateValue(disclosure, forKey: disclosure.digest(.sha256)) == nil else { throw Refused() }
    }
    var json = JSON.object(payload)
    try meet(json)
    while let next = try insertOne(json) { json = next }
    guard unused.isEmpty else { throw Refused() }
    guard case .object(var claims) = stripped(json) else { throw Refused() }
    claims["_sd_alg"] = nil
    return .object(claims)
  }

  /// Notes every embedded digest: none may be met twice.
  private mutating func meet(_ json: JSON) throws {
    func digests(_ json: JSON?) throws -> [String] {
      guard let array = json?.array else { throw Refused() }
      return try array.map {
        guard let text = $0.string else { throw Refused() }
        return text
      }
    }
    switch json {
    case .object(let object):
      if object.contains("...") { throw Refused() }
      if object.contains("_sd") {
        for digest in try digests(object["_sd"]) where !met.insert(digest).inserted { throw Refused() }
      }
      for (name, value) in object where name != "_sd" { try meet(value) }
    case .array(let array):
      for element in array {
        guard let digest = element["..."] else {
          try meet(element)
          continue
        }
        guard element.object?.count == 1, let text = digest.string, met.insert(text).inserted else { throw Refused() }
      }
    default: break
    }
  }

  /// The JSON with the first disclosure that has a place put there; `nil` when none has.
  private mutating func insertOne(_ json: JSON) throws -> JSON? {
    switch json {
    case .object(var object):
      for digest in object["_sd"]?.array ?? [] {
        guard let disclosure = unused.removeValue(forKey: digest.string ?? "") else { continue }
        guard let name = disclosure.name, !object.contains(name) else { throw Refused() }
        object[name] = disclosure.value
        try meet(disclosure.value)
        return .object(object)
      }
      for (name, value) in object where name != "_sd" {
        guard let new = try insertOne(value) else { continue }
        object[name] = new
        return .object(object)
      }
      return nil
    case .array(var array):
      for (index, element) in array.enumerated() {
        if let digest = element["..."]?.string {
          guard let disclosure = unused.removeValue(forKey: digest) else { continue }
          guard disclosure.name == nil else { throw Refused() }
          array[index] = disclosure.value
          try meet(disclosure.value)
          return .array(array)
        }
        guard let new = try insertOne(element) else { continue }
        array[index] = new
        return .array(array)
      }
      return nil
    default: return nil
    }
  }

  private func stripped(_ json: JSON) -> JSON {
    switch json {
    case .object(let object):
      var kept = JSONObject()
      for (name, value) in object where name != "_sd" { kept.append(name, stripped(value)) }
      return .object(kept)
    case .array(let array):
      return .array(array.filter { $0["..."] == nil }.map(stripped))
    default: return json
    }
  }
}

@Suite("SD-JWT: the literal twin") struct LiteralTwinTests {
  /// Builds payloads from a pool of disclosures that refer to each other, rightly and wrongly.
  private struct Forger {
    var generator: SeededGenerator
    var pool: [Disclosure] = []
    /// Digests that nothing refers to yet.
    var free: [String] = []
    /// How often, in a hundred, something is made wrong.
    let malice: Int

    mutating func isWrong() -> Bool { Int.random(in: 0..<100, using: &generator) < malice }

    mutating func digest() -> JSON {
      if isWrong() {
        return [.null, 1, "x", .string(pool.last?.digest(.sha256) ?? "y")].randomElement(using: &generator)!
      }
      guard let index = free.indices.randomElement(using: &generator) else {
        return .string(SDHash.sha256.digest(of: generator.bytes(16)))
      }
      return .string(free.remove(at: index))
    }

    mutating func value(_ depth: Int) -> JSON {
      switch Int.random(in: 0...(depth > 0 ? 4 : 1), using: &generator) {
      case 0: return .number(JSONNumber(Int.random(in: 0...9, using: &generator)))
      case 1: return .string("é")
      case 2, 3:
        var object = JSONObject()
        for _ in 0..<Int.random(in: 0...2, using: &generator) { object[name()] = value(depth - 1) }
        if Bool.random(using: &generator) {
          object["_sd"] =
            isWrong() ? digest() : .array((0..<Int.random(in: 0...3, using: &generator)).map { _ in digest() })
        }
        if malice > 0, Int.random(in: 0..<200, using: &generator) == 0 { object["..."] = digest() }
        return .object(object)
      default:
        return .array(
          (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            guard Bool.random(using: &generator) else { return value(depth - 1) }
            var element: JSONObject = ["...": digest()]
            if isWrong() { element["b"] = 1 }
            return .object(element)
          })
      }
    }

    mutating func name() -> String { "k\(Int.random(in: 0...7, using: &generator))" }

    mutating func add() throws {
      let name: String? = Bool.random(using: &generator) ? name() : nil
      let disclosure = try Disclosure(
        salt: Base64URL.encode(generator.bytes(16)), name: isWrong() ? "_sd_alg" : name, value: value(2))
      pool.append(disclosure)
      free.append(disclosure.digest(.sha256))
    }
  }

  @Test("the same claims, or the same refusal, for whatever is forged", arguments: [0, 1, 4]) func agrees(malice: Int)
    throws
  {
    let signer = try SigningKey.generate(.EdDSA, keyID: "")
    var accepted = 0
    var refused = 0
    for seed in 0..<3000 {
      var forger = Forger(generator: SeededGenerator(seed: UInt64(seed * 10 + malice)), malice: malice)
      for _ in 0..<Int.random(in: 0...5, using: &forger.generator) { try forger.add() }
      var payload: JSONObject = ["top": forger.value(3)]
      // Most of what is left gets a place, so that not all is refused for want of one.
      var named: [JSON] = []
      var elements: [JSON] = []
      for disclosure in forger.pool where forger.free.contains(disclosure.digest(.sha256)) && !forger.isWrong() {
        let digest = JSON.string(disclosure.digest(.sha256))
        if (disclosure.name == nil) != forger.isWrong() {
          elements.append(["...": digest])
        } else {
          named.append(digest)
        }
      }
      if !named.isEmpty { payload["_sd"] = .array(named) }
      if !elements.isEmpty { payload["list"] = .array(elements) }
      if Bool.random(using: &forger.generator) { payload["_sd_alg"] = "sha-256" }
      let shown = forger.pool.filter { _ in !forger.isWrong() }
      let token = try CompactJWS.sign(header: [:], payload: JSON.object(payload).serialized(), by: signer)
      let sdJWT = SDJWT(token: token, disclosures: shown)
      let ours = (try? sdJWT.claims()).map(JSON.object)
      let twin = LiteralTwin.processed(payload, shown)
      #expect(ours == twin, "seed \(seed): \(JSON.object(payload)) \(shown.map(\.text))")
      // Reading the text again changes nothing.
      #expect((try? SDJWT(parsing: sdJWT.text).claims()).map(JSON.object) == twin, "seed \(seed)")
      if twin == nil { refused += 1 } else { accepted += 1 }
    }
    // Both kinds are met often enough to say something.
    #expect(accepted > 300 && refused > 300, "accepted \(accepted), refused \(refused)")
  }
}
