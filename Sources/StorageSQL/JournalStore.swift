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
      ).map {
        (
          $0.integer(0), $0.date(1), $0.text(2), $0.text(3), $0.text(4), $0.text(5), $0.optionalText(6),
          $0.optionalBlob(7), $0.blob(8)
        )
      }
    }
    return try await readKeys { [self] sql in
      let keys = try personKeys(rows.compactMap(\.6), sql)
      return try rows.map { number, at, kind, actor, subject, detail, owner, words, hash in
        guard let kind = JournalKind(rawValue: kind) else {
          throw StorageError(.folderDamaged, "journal entry \(number) is of a kind that this program does not know")
        }
        let key = owner.map { keys[$0] } ?? organisationKey
        var opened: JSON?
        if let words, let key { opened = try? JSON(parsing: key.open(words, for: "journal|\(number)")) }
        return JournalEntry(
          number: number, at: at, kind: kind, actor: actor, subject: subject,
          detail: (try? JSON(parsing: Array(detail.utf8))) ?? nil, words: opened, hash: hash)
      }
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
          number = row.integer(0)
          let words = row.optionalBlob(6)
          let fits = words.map { Array(SHA256.hash(data: $0)) == row.blob(7) } ?? true
          let hash = JournalEntry.hash(
            number: number, milliseconds: row.integer(1), kind: row.text(2), actor: row.text(3),
            subject: row.text(4), detail: row.text(5), wordsDigest: row.blob(7), previous: previous)
          guard fits, hash == row.blob(8) else {
            throw StorageError(.folderDamaged, "journal entry \(number) does not fit its chain: it was changed")
          }
          previous = hash
        }
      }
    }
  }
}
