import Awarding
import Foundation
import Storage
import Testing

@testable import StorageSQL

/// What a flipped bit leaves in a row is refused by name, and never shown, signed or taken for the caller's mistake.
struct DamagedRowTests {
  @Test("a value of another type than its column's is damage") func types() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let folder = try await test.make()
    try await folder.read { sql in
      let row = try #require(try sql.first("SELECT 'text', 7, x'07', NULL, 7.5"))
      #expect(try row.text(0) == "text")
      #expect(try row.integer(1) == 7)
      #expect(try row.blob(2) == [7])
      #expect(try row.optionalText(3) == nil && row.optionalInteger(3) == nil && row.optionalBlob(3) == nil)
      for index in 0..<5 {
        if index != 0 { #expect(throws: Self.damaged) { try row.text(index) } }
        if index != 1 { #expect(throws: Self.damaged) { try row.integer(index) } }
        if index != 2 { #expect(throws: Self.damaged) { try row.blob(index) } }
      }
      for index in [0, 2, 4] { #expect(throws: Self.damaged) { try row.optionalDate(index) } }
      #expect(throws: Self.damaged) { try row.known(0, as: AwardStatus.self) }
      #expect(throws: Self.damaged) { try row.parsed(0) { try AwardID($0) } }
      #expect(throws: Self.damaged) { try row.optionalParsed(1) { try AwardID($0) } }
    }
    try await folder.close()
  }

  @Test(
    "a changed row is damage for whoever reads it",
    arguments: [
      "UPDATE award SET id = 'urn:uuid:x'", "UPDATE award SET awarded_on = '2026-13-01'",
      "UPDATE award SET replaced_by = 'x'", "UPDATE form_seal SET signature = x'00'",
      "UPDATE form_seal SET digest = x'00'", "UPDATE institution SET public_address = 'nowhere'",
      "UPDATE institution SET siret = '1'", "UPDATE institution SET name = ''",
    ]) func rows(damage: String) async throws
  {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    let award = try #require(try await award([TestFolder.row(2)], folder, run, test.now).first)
    #expect(try await folder.form(.openBadgeJWT, of: award).text.isEmpty == false)
    try await folder.write { try $0.sql.run(SQL(stringLiteral: damage)) }
    if damage.contains("institution") {
      await #expect(throws: Self.damaged) { try await folder.institution() }
    } else if damage.contains("form_seal") {
      await #expect(throws: Self.damaged) { try await folder.form(.openBadgeJWT, of: award) }
    } else {
      await #expect(throws: Self.damaged) {
        try await folder.awards(AwardFilter(), after: nil, limit: 10, at: test.now)
      }
    }
    // The deep examination goes on, and names it.
    if !damage.contains("institution") {
      let audited = try await folder.audit(after: 0, limit: 10, states: [:])
      #expect(audited.count == 1)
      #expect(audited.flatMap(\.faults).isEmpty == false)
    }
    try await folder.close()
  }

  @Test("a form that the journal says was sealed, and that is not found, is not made a second time") func lostForm()
    async throws
  {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    let award = try #require(try await award([TestFolder.row(2)], folder, run, test.now).first)
    try await folder.data.pool.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      try database.execute(sql: "DELETE FROM form WHERE form = 'sd-jwt-vc'")
    }
    await #expect(throws: StorageError(.formNotFound, "")) { try await folder.form(.sdJWTVC, of: award) }
    await #expect(throws: Self.damaged) {
      try await folder.prepareForm(of: award, plan: plans(run)[1], boundTo: nil, actor: "test", at: test.now)
    }
    try await folder.close()
  }

  @Test("an award that no longer leads to its holder is damage, and an erased one a wrong address") func lostHolder()
    async throws
  {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    let ids = try await award([TestFolder.row(2), TestFolder.row(3)], folder, run, test.now)
    let pages = try await [folder.award(ids[0]).personal?.page, folder.award(ids[1]).personal?.page]
    let (first, second) = (try #require(pages[0]), try #require(pages[1]))
    let holder = try await folder.award(ids[1]).holder
    try await folder.keys.pool.write { try $0.execute(sql: "DELETE FROM person_key") }
    await #expect(throws: Self.damaged) { try await folder.award(page: first) }
    // The key of an erased holder goes before what it sealed.
    try ErasedList(file: folder.layout.erased).add(holder)
    await #expect(throws: StorageError(.pageNotFound, "")) { try await folder.award(page: second) }
    try await folder.close()
  }

  @Test("a table that is no longer there, or has other columns, is damage") func shape() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let folder = try await test.make()
    try await folder.data.pool.write { try $0.execute(sql: "ALTER TABLE institution RENAME COLUMN name TO nbme") }
    await #expect(throws: Self.damaged) { try await folder.institution() }
    try await folder.close()
  }

  @Test("rows that contradict each other are damage") func constraint() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, _) = try await opened(test)
    await #expect(throws: Self.damaged) {
      try await folder.write { try $0.sql.run("INSERT INTO form_to_seal (form) VALUES (99)") }
    }
    try await folder.close()
  }

  @Test("a line of the lists beside the databases that nobody wrote is named") func lines() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let folder = try await test.make()
    #expect(try await !folder.examine().contains { $0.code == "folder.promises" })
    try Data("urn:uuid:x\n".utf8).write(to: folder.layout.erased)
    try Data("revokee a 1\nrevoked a 1\n".utf8).write(to: folder.layout.final)
    let found = try #require(try await folder.examine().first { $0.code == "folder.promises" })
    #expect(found.state == .bad && found.found.hasPrefix("2 lines"))
    try await folder.close()
  }

  private static let damaged = StorageError(.folderDamaged, "")
}
