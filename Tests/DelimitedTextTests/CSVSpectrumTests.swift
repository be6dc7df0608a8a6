import DelimitedText
import Foundation
import TestMaterial
import Testing

/// max-mapper/csv-spectrum: 12 pairs of a CSV and the JSON that it means.
@Suite(.enabled(if: Shared.isPresent))
struct CSVSpectrumTests {
  /// The published JSON holds another telephone number than its CSV; the rest of the record is compared.
  static let differing = "location_coordinates"

  @Test func everyCaseIsReadAsItsJSON() throws {
    let folder = try #require(try Shared.folder("vectors/csv-spectrum/csvs"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()
    #expect(names.count == 12)
    for name in names {
      let bytes = try Shared.bytes("vectors/csv-spectrum/csvs/\(name).csv")
      let json = try Shared.bytes("vectors/csv-spectrum/json/\(name).json")
      for chunkSize in [1, 3, .max] {
        var read = try dictionaries(MemoryBytes(bytes, chunkSize: chunkSize))
        if name == Self.differing {
          var expected = try JSONDecoder().decode([String: String].self, from: Data(json))
          try #require(read.count == 1)
          let number = "Contact Phone Number"
          #expect(read[0].removeValue(forKey: number) == "2095257564")
          #expect(expected.removeValue(forKey: number) == "1234567890")
          #expect(read[0] == expected)
        } else {
          let expected = try JSONDecoder().decode([[String: String]].self, from: Data(json))
          #expect(read == expected, "\(name), chunks of \(chunkSize)")
        }
      }
    }
  }

  private func dictionaries(_ source: MemoryBytes) throws -> [[String: String]] {
    let reader = try DelimitedTextReader(source, as: DelimitedTextFormat(inspecting: source))
    let header = try #require(try reader.next()).texts
    var rows: [[String: String]] = []
    while let record = try reader.next() {
      #expect(record.count == header.count)
      rows.append(Dictionary(uniqueKeysWithValues: zip(header, record.texts)))
    }
    return rows
  }
}
