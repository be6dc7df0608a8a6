import Encodings
import Foundation
import Register
import TestMaterial
import Testing

@testable import RegisterImport

@Suite("The published files", .enabled(if: Shared.isPresent)) struct PublishedFilesTests {
  private static let day = try? CalendarDate(iso: "2026-08-16")

  private func read(_ path: String) throws -> (records: [RegisterRecord], reading: ExportReading) {
    let folder = try #require(try Shared.folder("referentiel"))
    // Only the tables' name tells their day.
    let exports = try OfficialExport.open(
      [folder.appendingPathComponent(path).path], exportedOn: path.contains("csv") ? nil : Self.day)
    #expect(exports.count == 1)
    var records: [RegisterRecord] = []
    let reading = try exports[0].read { record, _ in records.append(record) }
    #expect(reading.records == records.count)
    return (records, reading)
  }

  @Test(
    "every leaf of the XML is read, counted against the file by another program",
    arguments: [
      ("export_fiches_RNCP_V4_1_real-extract_2026-08.xml", 8), ("export_fiches_RS_V4_1_real-extract_2026-08.xml", 6),
      ("rncp-v4-1-real-RNCP35340.xml", 1), ("rncp-v4-1-synthetic-datafair.xml", 2),
      ("rs-v4-1-synthetic-datafair.xml", 1),
    ])
  func leaves(file: String, count: Int) throws {
    let (records, reading) = try read("xml/" + file)
    #expect(records.count == count)
    #expect(reading.flux == "4.1" && reading.isVersionKnown && reading.unknown.isEmpty)
    // The made-up file has made-up SIRET, which are named and left out.
    let isMadeUp = file == "rncp-v4-1-synthetic-datafair.xml"
    #expect(reading.faults.map(\.kind) == (isMadeUp ? [.siret, .siret] : []))
    var found: [String: [Int]] = [:]
    for record in records {
      for (path, texts) in RecordEcho(record).leaves {
        found[path, default: [0, 0]][0] += texts.count
        found[path, default: [0, 0]][1] += texts.reduce(0) { $0 + $1.utf8.count }
      }
    }
    let expected = try #require(LeafCounts.files[file])
    #expect(expected.count > 5)
    for path in Set(expected.keys).union(found.keys) where !(isMadeUp && path.hasSuffix("SIRET_CERTIFICATEUR")) {
      #expect(found[path] == expected[path], "\(path)")
    }
  }

  @Test(
    "the files of 2020 are read as far as their names allow",
    arguments: ["rncp-v2-2020-sur-demande-synthetic-catalogue.xml", "rncp-v2-2020-synthetic-catalogue.xml"])
  func older(file: String) throws {
    // Its number is none, and so the record is a line of the report.
    let (none, reading) = try read("xml/" + file)
    #expect(none.isEmpty && reading.faults.map(\.kind).contains(.number))
    let text = try Shared.text("referentiel/xml/" + file).replacing("RNCPXXXX1", with: "RNCP12345")
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).xml")
    defer { try? FileManager.default.removeItem(at: place) }
    try Data(text.utf8).write(to: place)
    var records: [RegisterRecord] = []
    let again = try OfficialExport.open([place.path], exportedOn: Self.day)[0].read { record, _ in
      records.append(record)
    }
    let record = try #require(records.first)
    #expect(record.facts.accesses == [.apprenticeship: true])
    #expect(record.partners.map(\.rights) == [.train, .assess, [.train, .assess]])
    #expect(record.facts.bodies.map(\.name) == ["OF certificateur"])
    // Its SIRET are made of one digit: they are named, and left out.
    #expect(again.faults.map(\.kind) == [.siret, .siret, .siret, .siret] && again.flux == nil)
  }

  @Test("the tables are read, from their folder and from their zip") func tables() throws {
    let (zipped, reading) = try read("export-csv-sample/export-fiches-csv-2024-02-22.zip")
    let folder = try #require(try Shared.folder("referentiel/export-csv-sample"))
    let names = try Shared.names(in: "referentiel/export-csv-sample").filter { $0.hasSuffix(".csv") }
    #expect(names.count == 10)
    let exports = try OfficialExport.open(names.map { folder.appendingPathComponent($0).path })
    #expect(exports.count == 1 && exports[0].day.iso == "2024-02-22" && exports[0].form == .tables)
    var plain: [RegisterRecord] = []
    _ = try exports[0].read { record, _ in plain.append(record) }
    #expect(plain == zipped)
    #expect(reading.unknown.isEmpty && reading.faults.isEmpty)
    #expect(zipped.count == 9)
    // Counted from the tables by another program.
    #expect(zipped.map(\.partners.count).reduce(0, +) == 10)
    let boutique = try #require(zipped.first { $0.code.text == "RS6117" })
    #expect(boutique.facts.predecessors.map(\.text) == ["RNCP19468"])
    let fire = try #require(zipped.first { $0.code.text == "RNCP509" })
    #expect(
      fire.facts.end?.iso == "2023-08-31" && fire.facts.isActive == false && fire.facts.abbreviation?.code == "CAP")
    #expect(fire.facts.level == .level(3) && fire.facts.successors.map(\.text) == ["RNCP38228"])
    for record in zipped {
      for label in (record.facts.nsf + record.facts.formacodes) { #expect(!label.label.hasPrefix(label.code)) }
    }
  }

  @Test("every SIRET of the extracts is one") func sirets() throws {
    for file in ["RNCP", "RS"] {
      let (records, _) = try read("xml/export_fiches_\(file)_V4_1_real-extract_2026-08.xml")
      for record in records {
        #expect(record.facts.bodies.allSatisfy { $0.siret != nil })
        #expect(record.partners.allSatisfy { $0.siret != nil })
      }
    }
  }
}
