import Foundation
import JSONTree
import TestMaterial
import Testing

/// github.com/nst/JSONTestSuite, commit 1ef36fa01286573e846ac449e8683f8833c5b26a, test_parsing.
@Suite("JSONTestSuite", .enabled(if: Shared.isPresent))
struct ConformanceTests {
  static let folder = "vectors/json-test-suite/test_parsing"
  static let deep = JSONLimits(maximumDepth: JSONLimits.deepest)

  /// Valid by RFC 8259, which only advises unique names; refused by our rule (docs/DIVERGENCES.md).
  static let duplicates: Set = ["y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"]

  /// The files on which the RFC leaves the choice and that are accepted: numbers beyond a double, whose
  /// text is kept, and 500 levels where the limit allows them.
  static let acceptedByChoice: Set = [
    "i_number_double_huge_neg_exp.json", "i_number_huge_exp.json", "i_number_neg_int_huge_exp.json",
    "i_number_pos_double_huge_exp.json", "i_number_real_neg_overflow.json", "i_number_real_pos_overflow.json",
    "i_number_real_underflow.json", "i_number_too_big_neg_int.json", "i_number_too_big_pos_int.json",
    "i_number_very_big_negative_int.json", "i_structure_500_nested_arrays.json",
  ]

  static func files(_ prefix: String) throws -> [String] {
    try Shared.names(in: folder).filter { $0.hasPrefix(prefix) }
  }

  static func bytes(_ name: String) throws -> [UInt8] { try Shared.bytes("\(folder)/\(name)") }

  @Test("93 of 95 valid texts are accepted and keep their value; the other two have duplicate names")
  func valid() throws {
    var accepted = 0
    var refused: Set<String> = []
    for name in try Self.files("y_") {
      let bytes = try Self.bytes(name)
      do {
        let value = try JSON(parsing: bytes)
        #expect(value == NaiveJSON.parse(bytes), "\(name)")
        #expect(try JSON(parsing: value.serialized()) == value, "\(name)")
        accepted += 1
      } catch {
        #expect(error.code == .duplicateName, "\(name): \(error)")
        refused.insert(name)
      }
    }
    #expect(accepted == 93)
    #expect(refused == Self.duplicates)
  }

  @Test("188 invalid texts are refused")
  func invalid() throws {
    var refused = 0
    for name in try Self.files("n_") {
      let bytes = try Self.bytes(name)
      #expect(throws: JSONError.self, "\(name)") { try JSON(parsing: bytes) }
      #expect(throws: JSONError.self, "\(name)") { try JSON(parsing: bytes, limits: Self.deep) }
      refused += 1
    }
    #expect(refused == 188)
  }

  @Test("35 texts of free choice are refused, or accepted without loss")
  func free() throws {
    let names = try Self.files("i_")
    var accepted: Set<String> = []
    for name in names {
      let bytes = try Self.bytes(name)
      guard let value = try? JSON(parsing: bytes, limits: Self.deep) else { continue }
      accepted.insert(name)
      #expect(value == NaiveJSON.parse(bytes), "\(name)")
      #expect(try JSON(parsing: value.serialized(), limits: Self.deep) == value, "\(name)")
      let squeezed = bytes.filter { !" \t\r\n".utf8.contains($0) }
      #expect(value.serialized() == squeezed, "\(name): the text of numbers is kept")
    }
    #expect(names.count == 35)
    #expect(accepted == Self.acceptedByChoice)
  }
}
