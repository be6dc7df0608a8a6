import Foundation
import JSONTree
import Storage

extension DataFolder: StatusListStore {
  public func list(_ id: String) async throws -> StatusListRecord {
    try current(try await read { try Self.listRecord(id, $0) })
  }

  public func listStates() async throws -> [StatusListState] {
    try await read { sql in
      try sql.all("SELECT id, version, signed_version, signed_at FROM status_list ORDER BY number").map {
        StatusListState(
          id: $0.text(0), version: $0.integer(1), signedVersion: $0.optionalInteger(2), signedAt: $0.optionalDate(3))
      }
    }
  }

  /// An old backup must not answer “not revoked” for what was revoked after it.
  private func current(_ record: StatusListRecord) throws -> StatusListRecord {
    guard record.version >= (try HighWaterMark.read(layout.mark))?.lists[record.id] ?? 0 else {
      throw StorageError(.folderBehind, "this status list is older than the one that was published")
    }
    return record
  }

  private static func listRecord(_ id: String, _ sql: SQLSession) throws -> StatusListRecord {
    guard
      let row = try sql.first(
        "SELECT id, purpose, length, version, signed_version, signed_at, document FROM status_list WHERE id = $1",
        [.text(id)])
    else { throw StorageError(.listNotFound, "no status list has that address") }
    return try listRecord(row)
  }

  public func allLists() async throws -> [StatusListRecord] {
    try await read { sql in
      try sql.all(
        "SELECT id, purpose, length, version, signed_version, signed_at, document FROM status_list ORDER BY number"
      ).map { try Self.listRecord($0) }
    }
  }

  private static func listRecord(_ row: SQLRow) throws -> StatusListRecord {
    guard let purpose = StatusReference.Purpose(rawValue: row.text(1)) else {
      throw StorageError(.folderDamaged, "a status list has a purpose that this program does not know")
    }
    return StatusListRecord(
      id: row.text(0), purpose: purpose, length: row.integer(2), version: row.integer(3),
      signedVersion: row.optionalInteger(4), signedAt: row.optionalDate(5), document: row.optionalText(6))
  }

  public func listsToSign() async throws -> [String] {
    try await read { sql in
      try sql.all(
        "SELECT id FROM status_list WHERE signed_version IS NULL OR signed_version < version ORDER BY number"
      ).map { $0.text(0) }
    }
  }

  public func setIndices(_ id: String) async throws -> (version: Int, indices: [Int]) {
    try await read { sql in
      guard let row = try sql.first("SELECT number, version FROM status_list WHERE id = $1", [.text(id)]) else {
        throw StorageError(.listNotFound, "no status list has that address")
      }
      let indices = try sql.all(
        "SELECT entry FROM status_entry WHERE list = $1 AND is_set = 1 ORDER BY entry", [.integer(row.integer(0))]
      ).map { $0.integer(0) }
      return (row.integer(1), indices)
    }
  }

  public func publish(
    _ id: String, version: Int, document: String, keyID: String, actor: String, at now: Date
  ) async throws {
    try await write { write in
      let changed = try write.sql.run(
        """
        UPDATE status_list SET signed_version = $2, signed_at = $3, document = $4
        WHERE id = $1 AND (signed_version IS NULL OR signed_version <= $2)
        """, [.text(id), .integer(version), .date(now), .text(document)])
      guard changed == 1 else { return }
      try write.journal(
        JournalDraft(
          .listSigned, actor: actor, subject: id,
          detail: ["version": .number(JSONNumber(version)), "key": .string(keyID)]), at: now)
    }
  }
}
