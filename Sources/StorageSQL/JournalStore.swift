import Crypto
import Foundation
import JSONTree
import Storage

extension DataFolder: JournalStore {
  public func entries(after number: Int, limit: Int) async throws -> [JournalEntry] {
    let rows = try await read { sql in
      try sql.all(
        """
        SELECT number, at, kind, actor, subject, detail, owner, words, hash FROM journal
        WHERE number > $1 ORDER BY number LIMIT $2
        """, [.integer(number), .integer(limit)]
      ).map { try JournalRow($0) }
    }
    return try await readKeys { [self] sql in
      let keys = try personKeys(rows.compactMap(\.owner), sql)
      return rows.map { row in
        let key = row.owner.map { keys[$0] } ?? organisationKey
        var words: JSON?
        if let sealed = row.words, let key {
          words = try? JSON(parsing: key.open(sealed, for: "journal|\(row.number)"))
        }
        return JournalEntry(
          number: row.number, at: row.at, kind: row.kind, actor: row.actor, subject: row.subject, detail: row.detail,
          words: words, hash: row.hash)
      }
    }
  }

  /// An entry before its words are opened.
  private struct JournalRow: Sendable {
    let number: Int
    let at: Date
    let kind: JournalKind
    let actor: String
    let subject: String
    let detail: JSON
    let owner: String?
    let words: [UInt8]?
    let hash: [UInt8]

    init(_ row: SQLRow) throws {
      number = try row.integer(0)
      at = try row.date(1)
      kind = try row.known(2)
      actor = try row.text(3)
      subject = try row.text(4)
      detail = try row.parsed(5) { try JSON(parsing: Array($0.utf8)) }
      owner = try row.optionalText(6)
      words = try row.optionalBlob(7)
      hash = try row.blob(8)
    }
  }

  public func verifyChain() async throws -> Int {
    try await read { sql in
      var previous: [UInt8] = []
      var number = 0
      while true {
        let rows = try sql.all(
          """
          SELECT number, at, kind, actor, subject, detail, words, words_digest, hash FROM journal
          WHERE number > $1 ORDER BY number LIMIT 1000
          """, [.integer(number)])
        if rows.isEmpty { return number }
        for row in rows {
          number = try row.following(number)
          let words = try row.optionalBlob(6)
          let (digest, stored) = (try row.blob(7), try row.blob(8))
          let hash = JournalEntry.hash(
            number: number, milliseconds: try row.integer(1), kind: try row.text(2), actor: try row.text(3),
            subject: try row.text(4), detail: try row.text(5), wordsDigest: digest, previous: previous)
          guard hash == stored, words.map({ Array(SHA256.hash(data: $0)) == digest }) ?? true else {
            throw StorageError(.folderDamaged, "journal entry \(number) does not fit its chain: it was changed")
          }
          previous = hash
        }
      }
    }
  }
}
