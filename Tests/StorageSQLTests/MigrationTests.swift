import Crypto
import Encodings
import Foundation
import GRDB
import Testing

@testable import StorageSQL

@Suite("Migrations") struct MigrationTests {
  /// The first eight bytes of the SHA-256 of each step that has shipped, in their order: steps are only ever added at the
  /// end. A line is added here with each.
  @Test("a step that has shipped is never changed or moved") func shipped() {
    func digests(_ migrations: Migrations) -> [String] {
      migrations.steps.map { Hex.encode(Array(SHA256.hash(data: Array($0.utf8)).prefix(8))) }
    }
    #expect(
      digests(.palier) == [
        "c583d5b10109dbb8", "f1083bc8e35991c0", "8157116d73debd09", "0ddaf65343ba2a56",
        "93d371cf7e916933",
      ])
    #expect(digests(.keys) == ["18f3768427764ef7", "9bf8b32662fe62cd", "be037a96c13c9877"])
    #expect(digests(.register).first == "481d9569cbf7d841")
  }

  @Test("awards of the first shape keep their forms, seals, indices and journal numbers") func severalForms() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("palier-migration-\(UUID()).sqlite").path
    defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
    let file = try SQLiteFile(path: path, erasesDeletedBytes: false)
    let all = Migrations.palier
    try Migrations(name: all.name, steps: [all.steps[0]]).migrate(file)
    try file.pool.write { database in
      try database.execute(
        sql: """
          INSERT INTO holder (id, lookup, created_at) VALUES ('h1', x'01', 1), ('h2', x'02', 1);
          INSERT INTO award_run VALUES (3, 'soudure', 1, 'revocation', 1, 'did:web:x#1');
          INSERT INTO award (id, holder, slug, version, status, awarded_on, issued_at, changed_at, suspendable, run,
            source_row, is_sealed, page, sealed)
          VALUES ('a1', 'h1', 'soudure', 1, 'revoked', '2026-01-01', 1, 1, 0, 3, 2, 1, x'aa', x'bb'),
            ('a2', 'h2', 'soudure', 1, 'active', '2026-01-01', 1, 1, 0, 3, 3, 0, x'cc', x'dd');
          INSERT INTO status_list (number, id, purpose, length) VALUES (1, 'liste', 'revocation', 131072);
          INSERT INTO form VALUES ('a1', 'open-badge-jwt', 'did:web:x#1', 1, 77, x'0102'),
            ('a2', 'open-badge-jwt', 'did:web:x#1', 1, 78, x'0304');
          INSERT INTO form_seal VALUES ('a1', 'open-badge-jwt', x'05', x'06');
          INSERT INTO status_entry VALUES (1, 77, 'a1', 'open-badge-jwt', 1), (1, 78, 'a2', 'open-badge-jwt', 0),
            (1, 5, NULL, NULL, 1);
          INSERT INTO journal VALUES (9, 1, 'award.sealed', 'test', 'a1', '{}', NULL, NULL, x'', x'00');
          """)
    }
    try all.migrate(file)
    try file.pool.read { database in
      let forms = try Row.fetchAll(
        database,
        sql: """
          SELECT award.id, form.entry, form.bound, form.supersedes, form.input, form_seal.signature, form_seal.digest,
            form_seal.journal
          FROM form JOIN award ON award.position = form.award LEFT JOIN form_seal ON form_seal.form = form.number
          ORDER BY form.number
          """)
      #expect(forms.count == 2)
      #expect(forms[0]["id"] == "a1" && forms[0]["entry"] == 77 && forms[0]["input"] == Data([1, 2]))
      #expect(forms[0]["bound"] == Data() && forms[0]["supersedes"] == 0)
      #expect(forms[0]["signature"] == Data([5]) && forms[0]["digest"] == Data([6]) && forms[0]["journal"] == 9)
      #expect(forms[1]["id"] == "a2" && forms[1]["signature"] == nil as Data?)
      let entries = try Row.fetchAll(database, sql: "SELECT entry, form, value FROM status_entry ORDER BY entry")
      #expect(entries.map { $0["entry"] as Int } == [5, 77, 78])
      #expect(entries.map { $0["form"] as Int? } == [nil, 1, 2])
      #expect(entries.map { $0["value"] as Int } == [1, 1, 0])
      #expect(try String.fetchOne(database, sql: "SELECT format FROM status_list") == "bitstring")
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
      #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
    }
    // What the triggers and constraints promised still holds.
    #expect(throws: DatabaseError.self) {
      try file.pool.write { try $0.execute(sql: "DELETE FROM status_entry WHERE entry = 77") }
    }
    #expect(throws: DatabaseError.self) {
      try file.pool.write { try $0.execute(sql: "INSERT INTO status_entry (list, entry) VALUES (1, 77)") }
    }
    #expect(throws: DatabaseError.self) {
      try file.pool.write {
        try $0.execute(
          sql: """
            INSERT INTO award (id, holder, slug, version, status, awarded_on, issued_at, changed_at, suspendable, run,
              source_row) VALUES ('a3', 'h2', 'soudure', 1, 'active', '2026-01-01', 1, 1, 0, 3, 4)
            """)
      }
    }
    try file.pool.close()
  }
}
