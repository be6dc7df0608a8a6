import Encodings
import Foundation
import RegisterImport
import Testing

/// What is published, what of it is taken, and when.
@Suite struct UpdateTests {
  private func resource(
    _ title: String, _ modified: String = "2026-08-16T02:00:00+00:00", more: String = ""
  ) -> String {
    #"{"title":"\#(title)","url":"https://static.example.org/\#(title)","last_modified":"\#(modified)"\#(more)}"#
  }

  private func listing(_ resources: [String], as member: String = "data") throws -> DataSetListing {
    try DataSetListing(Array("{\"\(member)\":[\(resources.joined(separator: ","))],\"next_page\":null}".utf8))
  }

  @Test func onlyTheRegistersExportsAreSeen() throws {
    let found = try listing([
      resource(
        "export-fiches-rncp-v4-1-2026-08-16.zip", more: #","filesize":74200000,"checksum":{"type":"sha1","value":"AB"}"#
      ),
      resource("export-fiches-rs-v4-1-2026-08-16.zip", more: #","filesize":null,"checksum":null"#),
      resource("export-fiches-rncp-v3-0-2026-08-16.zip"), resource("export_fiches_RS_V4_1_2026-08-15.xml"),
      resource("export-fiches-csv-2026-08-16.zip"), resource("rncp-rs-france-competence-v4.1.xsd"),
      resource("Dictionnaire v3.1.pdf"), resource("export-fiches-rncp-v4-1.zip"),
      resource("export-fiches-rncp-vx-2026-08-16"),
      #"{"title":5,"url":"https://a.example"}"#, #"{"title":"export-fiches-rncp-v4-1-2026-08-16.zip"}"#, "7", "null",
    ]).exports
    #expect(found.map(\.kind) == [.rncp, .rs, .rncp, .rs])
    #expect(found.map(\.day.iso) == ["2026-08-16", "2026-08-16", "2026-08-16", "2026-08-15"])
    #expect(found.map(\.version) == [[4, 1], [4, 1], [3, 0], [4, 1]])
    #expect(found[0].bytes == 74_200_000)
    #expect(found[0].digest == .sha1("ab"))
    #expect(found[1].bytes == nil && found[1].digest == nil)
  }

  @Test func theBestComesFirst() throws {
    let day = "2026-08-16"
    let published = try listing(
      [
        resource("export-fiches-rncp-v3-0-\(day).zip", "2026-08-16T09:00:00"),
        resource("export-fiches-rncp-v4-1-\(day).zip", "2026-08-16T02:00:00"),
        resource("export-fiches-rncp-v4-1-2026-08-15.zip", "2026-08-17T02:00:00"),
        resource("export-fiches-rncp-v9-0-\(day).zip", "2026-08-16T03:00:00"),
        resource("export-fiches-rncp-v4-1-\(day)-bis.zip", "2026-08-16T05:00:00"),
        resource("export-fiches-rs-v4-1-2026-08-17.zip"),
      ], as: "resources"
    ).exports
    func titles(_ held: String?) throws -> [String] {
      let held = try held.map { try CalendarDate(iso: $0) }
      return PublishedExport.candidates(published, of: .rncp, newerThan: held).map {
        String($0.title.dropFirst("export-fiches-rncp-".count))
      }
    }
    #expect(
      try titles(nil) == [
        "v4-1-2026-08-16-bis.zip", "v4-1-2026-08-16.zip", "v3-0-2026-08-16.zip", "v9-0-2026-08-16.zip",
        "v4-1-2026-08-15.zip",
      ])
    // A late file of a day before is of no use.
    #expect(try titles("2026-08-15").count == 4)
    #expect(try titles("2026-08-16").isEmpty)
  }

  @Test(arguments: ["", "[]", "{}", "{\"data\":{}}", "{\"data\":[", "<html>", "{\"resources\":null}"])
  func whatIsNoListingIsRefused(_ text: String) {
    #expect(throws: RegisterImportError(.listingMalformed, "")) { try DataSetListing(Array(text.utf8)) }
  }

  @Test func nightsFollowNights() throws {
    let zone = try #require(TimeZone(identifier: "Europe/Paris"))
    func at(_ text: String) throws -> Date { try #require(RFC3339.parse(text)) }
    let schedule = UpdateSchedule(start: try at("2026-11-25T09:00:00Z"), minute: 17, timeZone: zone)
    let now = try at("2026-11-25T12:00:00Z")
    // Never: the night after the start.
    #expect(schedule.next(after: nil, wasGood: true, now: now) == (try at("2026-11-26T04:17:00Z")))
    // By hand at noon: the night after.
    #expect(
      schedule.next(after: try at("2026-11-25T11:00:00Z"), wasGood: true, now: now) == (try at("2026-11-26T04:17:00Z")))
    // Three days ago: its time has passed.
    #expect(
      schedule.next(after: try at("2026-11-22T11:00:00Z"), wasGood: true, now: now) == (try at("2026-11-23T04:17:00Z")))
    #expect(
      schedule.next(after: try at("2026-11-25T11:30:00Z"), wasGood: false, now: now) == (try at("2026-11-25T12:30:00Z"))
    )
    // A clock that was wrong.
    #expect(schedule.next(after: try at("2030-01-01T00:00:00Z"), wasGood: false, now: now) > now)
    // The night on which the clocks go back or forward has its update too.
    let spring = schedule.next(
      after: try at("2027-03-27T12:00:00Z"), wasGood: true, now: try at("2027-03-27T12:00:00Z"))
    #expect(spring == (try at("2027-03-28T03:17:00Z")))
  }
}
