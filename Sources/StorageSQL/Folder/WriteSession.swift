import Awarding
import Crypto
import Foundation
import JSONTree
import Storage

/// A write transaction of the data file: the statements, the key file beside it, and the journal's end.
final class WriteSession {
  let sql: SQLSession
  let folder: DataFolder
  private var mark: HighWaterMark
  private var last: (number: Int, hash: [UInt8])
  private var changed = false

  init(session: SQLSession, folder: DataFolder, mark: HighWaterMark) throws {
    sql = session
    self.folder = folder
    self.mark = mark
    let row = try session.first("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1")
    last = (try row?.integer(0) ?? 0, try row?.blob(1) ?? [])
  }

  /// The mark to write after the commit; `nil` when nothing was journalled.
  var reachedMark: HighWaterMark? {
    guard changed else { return nil }
    var reached = mark
    reached.journal = last.number
    reached.hash = last.hash
    return reached
  }

  func note(list: String, version: Int) {
    mark.lists[list] = version
    changed = true
  }

  /// The number of the entry that comes next.
  var nextNumber: Int { last.number + 1 }

  /// Leaves a gap in the numbers where entries were lost; the chain of hashes goes on.
  func skip(to number: Int) { last.number = max(last.number, number) }

  /// Appends an entry. Its words are sealed under `person` when given, else under the organisation's key.
  @discardableResult
  func journal(_ draft: JournalDraft, at now: Date, person: (HolderID, SealingKey)? = nil) throws -> Int {
    let number = last.number + 1
    let detail = JSON.object(draft.detail).text()
    var words: [UInt8]?
    if !draft.words.isEmpty {
      let plain = JSON.object(draft.words).serialized()
      words = try (person?.1 ?? folder.organisationKey).seal(plain, for: "journal|\(number)", folder.randomness)
    }
    let digest = words.map { Array(SHA256.hash(data: $0)) } ?? []
    let hash = JournalEntry.hash(
      number: number, milliseconds: now.milliseconds, kind: draft.kind.rawValue, actor: draft.actor,
      subject: draft.subject, detail: detail, wordsDigest: digest, previous: last.hash)
    try sql.run(
      """
      INSERT INTO journal (number, at, kind, actor, subject, detail, owner, words, words_digest, hash)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """,
      [
        .integer(number), .date(now), .text(draft.kind.rawValue), .text(draft.actor), .text(draft.subject),
        .text(detail), SQLValue(person?.0.text), SQLValue(words), .blob(digest), .blob(hash),
      ])
    last = (number, hash)
    changed = true
    return number
  }

  /// One transaction of the key file, committed before the data transaction goes on: a key without its person
  /// is harmless, a person without a key would be lost.
  @discardableResult
  func keys<T>(_ body: (SQLSession) throws -> T) throws -> T {
    try folder.keys.pool.writeWithoutTransaction { database in
      var kept: T?
      try database.inTransaction(.immediate) {
        kept = try body(SQLSession(database: database))
        return .commit
      }
      guard let kept else { throw StorageError(.folderDamaged, "a transaction ended without an answer") }
      return kept
    }
  }
}
