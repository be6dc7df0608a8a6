import Encodings
import Foundation
import TestMaterial
import Testing

@Suite struct RFC3339Tests {
  @Test(arguments: [
    ("2026-11-25T10:00:00Z", 1_795_600_800.0), ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
    ("1985-04-12T23:20:50.52Z", 482_196_050.52), ("1996-12-19T16:39:57-08:00", 851_042_397),
    ("1937-01-01T12:00:27.87+00:20", -1_041_337_172.13), ("2024-02-29T00:00:00+14:00", 1_709_114_400),
    ("2026-01-01T24:00:00Z", 1_767_312_000), ("2026-01-01T00:00:00.000000000000000000Z", 1_767_225_600),
    ("2026-01-01T00:00:00-00:00", 1_767_225_600),
  ])
  func instants(_ text: String, _ seconds: Double) throws {
    let date = try #require(RFC3339.parse(text))
    #expect(abs(date.timeIntervalSince1970 - seconds) < 0.000_001)
  }

  @Test(arguments: [
    "", "2026-11-25", "2026-11-25T10:00:00", "2026-11-25 10:00:00Z", "2026-11-25t10:00:00z",
    "2026-11-25T10:00Z",
    "2026-11-25T10:00:00.Z", "2026-11-25T10:00:00,5Z", "2026-11-25T25:00:00Z", "2026-11-25T10:60:00Z",
    "2026-12-31T23:59:60Z", "2026-02-29T10:00:00Z", "2026-11-25T10:00:00+0100", "2026-11-25T10:00:00+01",
    "2026-11-25T10:00:00+14:01", "2026-11-25T10:00:00+23:59", "2026-11-25T10:00:00+01:60",
    "2026-11-25T10:00:00Z ",
    " 2026-11-25T10:00:00Z", "2026-11-25T10:00:00ZZ", "+2026-11-25T10:00:00Z", "12026-11-25T10:00:00Z",
    "0000-01-01T00:00:00Z", "2026-01-01T24:00:01Z", "2026-01-01T24:00:00.1Z", "2026-11-25T1o:00:00Z",
    "2026-11-25T10:00:00." + String(repeating: "0", count: 64) + "Z",
    "2026-01-01T24:00:00.00000000000000000000001Z",
  ])
  func noInstants(_ text: String) { #expect(RFC3339.parse(text) == nil) }

  @Test func roundTripAndFoundation() throws {
    let formatter = ISO8601DateFormatter()
    var random = SeededGenerator(seed: 3339)
    for _ in 0..<500 {
      let seconds = Int.random(in: -11_000_000_000...250_000_000_000, using: &random)
      let date = Date(timeIntervalSince1970: Double(seconds))
      let text = RFC3339.string(date)
      #expect(text == formatter.string(from: date))
      #expect(RFC3339.parse(text) == date)
      #expect(RFC3339.string(date.addingTimeInterval(0.999)) == text)
    }
  }

  @Test func limits() {
    #expect(RFC3339.string(Date(timeIntervalSince1970: .infinity)) == "9999-12-31T23:59:59Z")
    #expect(RFC3339.string(Date(timeIntervalSince1970: -.infinity)) == "0001-01-01T00:00:00Z")
    #expect(RFC3339.string(Date(timeIntervalSince1970: .nan)) == "0001-01-01T00:00:00Z")
    #expect(RFC3339.parse("0001-01-01T00:00:00Z").map(RFC3339.string) == "0001-01-01T00:00:00Z")
    #expect(RFC3339.parse("9999-12-31T23:59:59Z").map(RFC3339.string) == "9999-12-31T23:59:59Z")
  }
}
