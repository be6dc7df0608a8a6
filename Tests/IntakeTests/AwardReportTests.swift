import DelimitedText
import Encodings
import Foundation
import Intake
import Testing

@Suite struct AwardReportTests {
  private func rows(_ path: String) throws -> [[String]] {
    let source = MemoryBytes([UInt8](try Data(contentsOf: URL(filePath: path))))
    let reader = try DelimitedTextReader(source, as: DelimitedTextFormat(inspecting: source))
    var rows: [[String]] = []
    while let record = try reader.next() { rows.append(record.texts) }
    return rows
  }

  @Test(arguments: Language.allCases)
  func everyLineStandsAsSoonAsItIsWritten(language: Language) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/report.csv"
      let report = try AwardReport(path: path, language: language)
      let titles =
        language == .fr
        ? ["ligne", "nom", "état", "code", "message", "remède", "page"]
        : ["row", "name", "status", "code", "message", "remedy", "page"]
      #expect(try rows(path) == [titles])
      try report.append(
        .new(row: 2, name: "=cmd|' /C calc'!A0", page: "https://x.fr/credentials/abc", in: language))
      #expect(try rows(path).count == 2)
      try report.append([
        .alreadyThere(row: 3, name: "Dupont; Marie", page: "https://x.fr/credentials/def", in: language)
      ])
      let refused = try check("nom,id\nA,1\nB\u{202E},null\n").faults
      try report.append(AwardReportLine.refused(name: "B\u{202E}", refused, in: language))
      try report.append([])
      try report.synchronise()
      let written = try rows(path)
      #expect(written.count == 5)
      #expect(written.map { $0[0] } == [titles[0], "2", "3", "3", "3"])
      #expect(written.map { $0[2] } == [titles[2], "new", "alreadyThere", "refused", "refused"])
      #expect(written[1][1] == "'=cmd|' /C calc'!A0")
      #expect(written[2][1] == "Dupont; Marie")
      #expect(written[3][1] == "B⟨U+202E⟩")
      #expect(written[3][3] == "text.bidirectional")
      #expect(written[3][4].contains("nom"))
      #expect(written[4][3] == "identifier.placeholder")
      #expect(written[1][6] == "https://x.fr/credentials/abc")
      #expect(written.allSatisfy { $0.count == 7 })
      let beginning = [UInt8](try Data(contentsOf: URL(filePath: path))).prefix(3)
      #expect(Array(beginning) == [0xEF, 0xBB, 0xBF])
    }
  }

  @Test func nobodyElseMayReadIt() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/report.csv"
      _ = try AwardReport(path: path, language: .fr)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
      let again = try AwardReport(path: path, language: .en)
      try again.append(.new(row: 2, name: "A", page: "p", in: .en))
      let closed = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(closed == 0o600)
      #expect(try rows(path).count == 2, "a report of an earlier run is replaced")
    }
  }

  @Test func anotherFileIsLeftAlone() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/learners.csv"
      try Data("nom,id\nA,1\n".utf8).write(to: URL(filePath: path))
      let error = #expect(throws: AwardReportError.self) { _ = try AwardReport(path: path, language: .fr) }
      #expect(error?.code == .exists)
      #expect(try Data(contentsOf: URL(filePath: path)) == Data("nom,id\nA,1\n".utf8))
      let absent = #expect(throws: AwardReportError.self) {
        _ = try AwardReport(path: folder + "/no/report.csv", language: .fr)
      }
      #expect(absent?.code == .cannotCreate)
      for error in [error, absent].compactMap({ $0 }) {
        #expect(error.message(in: .fr) != error.message(in: .en))
      }
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullMediumIsSaid() throws {
    let error = #expect(throws: AwardReportError.self) {
      _ = try AwardReport(path: "/dev/full", language: .en)
    }
    #expect(error?.code == .cannotWrite)
    #expect(error?.message(in: .en).isEmpty == false)
  }
}
