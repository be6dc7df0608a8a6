import Encodings
import JOSE
import JSONTree
import TestMaterial
import Testing

/// One case of a Wycheproof file with its group.
struct WycheproofCase {
  enum Verdict: String { case valid, invalid, acceptable }

  let group: JSON
  let test: JSON
  let number: Int
  let verdict: Verdict

  func bytes(_ name: String) throws -> [UInt8] { try Hex.decode(try #require(test[name]?.string)) }

  static func all(in file: String) throws -> [WycheproofCase] {
    let json = try Shared.json("vectors/wycheproof/testvectors_v1/\(file)_test.json")
    let cases = try #require(json["testGroups"]?.array).flatMap { group in
      try #require(group["tests"]?.array).map { test in
        WycheproofCase(
          group: group, test: test, number: try #require(test["tcId"]?.int),
          // An unknown verdict fails here.
          verdict: try #require(test["result"]?.string.flatMap(Verdict.init)))
      }
    }
    #expect(json["numberOfTests"]?.int == cases.count)
    return cases
  }
}

/// How many cases were judged, and which of them otherwise than their verdict.
struct Tally {
  private(set) var count = 0
  private(set) var differing: Set<Int> = []

  mutating func judge(_ wycheproof: WycheproofCase, verifies: Bool) {
    count += 1
    switch wycheproof.verdict {
    case .valid: if !verifies { differing.insert(wycheproof.number) }
    case .invalid: if verifies { differing.insert(wycheproof.number) }
    case .acceptable: break
    }
  }
}

extension JSON {
  /// The object without one member.
  func without(_ name: String) throws -> JSON {
    var object = try #require(self.object)
    object[name] = nil
    return .object(object)
  }

  func with(_ name: String, _ value: JSON) throws -> JSON {
    var object = try #require(self.object)
    object[name] = value
    return .object(object)
  }
}

func key(_ json: JSON) throws -> VerificationKey { try VerificationKey(JWK(json)) }
