import DelimitedText
import Encodings
import Foundation
import Intake
import Testing

@Suite struct LearnersRefusalTests {
  private func refusal(_ bytes: [UInt8]) throws -> LearnersFileError {
    try #require(throws: LearnersFileError.self) { _ = try check(bytes) }
  }

  private func refusal(_ text: String) throws -> LearnersFileError { try refusal(Array(text.utf8)) }

  @Test func withoutAColumnOfNames() throws {
    let error = try refusal("courriel;téléphone\na@b.fr;1\n")
    #expect(error.code == .headerNoNames)
    #expect(error.line == 1)
    #expect(
      error.message(in: .fr)
        == "Ligne 1 : aucune colonne ne contient de noms ; colonnes lues : « courriel », « téléphone ».")
  }

  @Test(arguments: [
    "nom,Nom,id", "nom,nom de naissance,id", "courriel,nom,e-mail", "note,mention,nom",
    "nom complet,full name",
    "name,first name,last name,surname",
  ])
  func twoColumnsOfOneMeaning(header: String) throws {
    let error = try refusal("\(header)\nA,B,C,D\n")
    #expect(error.code == .headerDoubled)
    #expect(error.columns.count == 2)
  }

  @Test func nothingAtAll() throws {
    for text in ["", "\n\n", ";;;\n;;\n", "\u{FEFF}"] {
      #expect(try refusal(text).code == .headerMissing)
    }
  }

  @Test func theBadInputOfTheTrade() throws {
    let quote = try refusal("nom,id\nA,1\nB,\"2\nC,3\n")
    #expect(quote.code == LearnersFileError.Code(.unclosedQuote))
    #expect(quote.line == 3)
    let columns = try refusal("nom" + String(repeating: ",x", count: 1_000_000) + "\nA\n")
    #expect(columns.code == LearnersFileError.Code(.tooManyColumns))
    #expect(columns.columns == [])
    let nul = try refusal("nom,id\nA\u{0},1\n")
    #expect(nul.code == LearnersFileError.Code(.nulByte))
    #expect(nul.line == 2)
    #expect(try refusal([0xFF, 0xFE] + Array("n".utf8)).code == LearnersFileError.Code(.utf16))
    #expect(try refusal([0x50, 0x4B, 0x03, 0x04]).code == LearnersFileError.Code(.spreadsheet))
    let header = try refusal("\(String(repeating: "x", count: 9_999)),y\nA,1\n")
    #expect(header.code == .headerNoNames)
    #expect(header.message(in: .en).count < 400)
  }

  @Test func aMissingFileAndAFolder() throws {
    let absent = #expect(throws: LearnersFileError.self) {
      _ = try LearnersFileSource(path: "/no/such/file.csv")
    }
    #expect(absent?.code == .notFound)
    let folder = #expect(throws: LearnersFileError.self) { _ = try LearnersFileSource(path: "/") }
    #expect(folder?.code == .unreadable)
  }

  @Test func aFileIsReadFromDiskAndItsChangeIsSeen() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/learners.csv"
      try Data("nom,id\nA,1\nB,2\n".utf8).write(to: URL(filePath: path))
      let source = try LearnersFileSource(path: path)
      let checked = try LearnersFile(today: try CalendarDate(iso: "2026-11-25")).check(source)
      #expect(try checked.candidates().count == 2)

      // Replacing the file by its name leaves the open one as it was.
      try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
      try Data("other".utf8).write(to: URL(filePath: path))
      #expect(try checked.candidates().count == 2)

      let rows = try checked.rows()
      _ = try rows.next()
      let handle = try #require(FileHandle(forWritingAtPath: path + ".old"))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("C,3\n".utf8))
      try handle.close()
      let midway = #expect(throws: LearnersFileError.self) { while try rows.next() != nil {} }
      #expect(midway?.code == .changed)
      let later = #expect(throws: LearnersFileError.self) { _ = try checked.rows() }
      #expect(later?.code == .changed)
    }
  }

  @Test func aSourceThatChangesUnderTheSameStampIsSeenAtTheLatestAtTheEnd() throws {
    let source = ChangingSource(first: "nom,id\nA,1\n", then: "nom,id\nA,1\nB,2\n", openings: 2)
    let checked = try LearnersFile(today: try CalendarDate(iso: "2026-11-25")).check(source)
    #expect(checked.rowCount == 1)
    let error = #expect(throws: LearnersFileError.self) { _ = try checked.candidates() }
    #expect(error?.code == .changed)
  }

  @Test func aPipeIsReadIntoMemory() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("nom,id\nA,1\n".utf8))
    try pipe.fileHandleForWriting.close()
    let source = try LearnersFileSource(path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    let checked = try LearnersFile(today: try CalendarDate(iso: "2026-11-25")).check(source)
    #expect(try checked.candidates().count == 1)
    #expect(try checked.candidates().count == 1)
  }
}

/// Gives one text for the first openings and another afterwards.
private final class ChangingSource: ByteSource, @unchecked Sendable {
  private let first: MemoryBytes
  private let then: MemoryBytes
  private var openings: Int

  init(first: String, then: String, openings: Int) {
    self.first = MemoryBytes(first)
    self.then = MemoryBytes(then)
    self.openings = openings
  }

  func open() -> any ByteStream {
    openings -= 1
    return openings >= 0 ? first.open() : then.open()
  }
}

/// A folder that is gone when `body` is done.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "palier-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}
