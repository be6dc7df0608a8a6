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
          id: try $0.text(0), version: try $0.integer(1), signedVersion: try $0.optionalInteger(2),
          signedAt: try $0.optionalDate(3))
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

  private static let columns = "id, format, purpose, length, version, signed_version, signed_at, document, signed_by"

  private static func listRecord(_ id: String, _ sql: SQLSession) throws -> StatusListRecord {
    guard
      let row = try sql.first(
        "SELECT \(columns) FROM status_list WHERE id = $1",
        [.text(id)])
    else { throw StorageError(.listNotFound, "no status list has that address") }
    return try listRecord(row)
  }

  public func allLists() async throws -> [StatusListRecord] {
    try await read { sql in
      try sql.all(
        "SELECT \(Self.columns) FROM status_list ORDER BY number"
      ).map { try Self.listRecord($0) }
    }
  }

  private static func listRecord(_ row: SQLRow) throws -> StatusListRecord {
    StatusListRecord(
      id: try row.text(0), kind: try ListKind(row, at: 1), length: try row.integer(3), version: try row.integer(4),
      signedVersion: try row.optionalInteger(5), signedAt: try row.optionalDate(6), document: try row.optionalText(7),
      signedBy: try row.optionalText(8))
  }

  public func listsToSign() async throws -> [String] {
    let current = Set(try await signingKeys().filter(\.isCurrent).map(\.keyID))
    return try await read { sql in
      try sql.all("SELECT id, signed_version, version, signed_by FROM status_list ORDER BY number").compactMap { row in
        let version = try row.integer(2)
        guard let signed = try row.optionalInteger(1), signed >= version else { return try row.text(0) }
        // Lists that an earlier program signed do not say by which key.
        guard let key = try row.optionalText(3), !current.contains(key) else { return nil }
        return try row.text(0)
      }
    }
  }

  public func entries(_ id: String) async throws -> (version: Int, entries: [StatusEntry]) {
    try await read { sql in
      guard
        let row = try sql.first("SELECT number, version, format, purpose FROM status_list WHERE id = $1", [.text(id)])
      else { throw StorageError(.listNotFound, "no status list has that address") }
      let list = try row.integer(0)
      try Self.compare(list, try ListKind(row, at: 2), sql)
      let entries = try sql.all(
        "SELECT entry, value FROM status_entry WHERE list = $1 AND value <> 0 ORDER BY entry", [.integer(list)]
      ).map { StatusEntry(index: try $0.integer(0), value: try $0.integer(1)) }
      return (try row.integer(1), entries)
    }
  }

  /// What an entry says is written twice, in the award and in the entry: a list is signed only where both agree, so
  /// that a damaged byte cannot bring a revoked credential back.
  private static func compare(_ list: Int, _ kind: ListKind, _ sql: SQLSession) throws {
    let suspended = StatusEntries.value(of: .suspended, in: kind)
    // Every award that is not in force, and every entry that is set, with what the other side says.
    let missing = try sql.first(
      """
      SELECT 1 FROM award JOIN form ON form.award = award.position AND form.list = $1
      JOIN status_entry ON status_entry.list = form.list AND status_entry.entry = form.entry
      WHERE award.status <> 'active' AND status_entry.value <> 1
        AND status_entry.value <> CASE award.status WHEN 'suspended' THEN $2 ELSE 1 END LIMIT 1
      """, [.integer(list), .integer(suspended)])
    let surplus = try sql.first(
      """
      SELECT 1 FROM status_entry LEFT JOIN form ON form.number = status_entry.form
      LEFT JOIN award ON award.position = form.award
      WHERE status_entry.list = $1 AND status_entry.value <> 0 AND status_entry.form IS NOT NULL AND (
        form.number IS NULL OR form.list <> $1 OR form.entry <> status_entry.entry
        OR (award.status = 'active' AND form.input IS NOT NULL AND status_entry.is_final = 0)) LIMIT 1
      """, [.integer(list)])
    guard missing == nil, surplus == nil else {
      throw StorageError(
        .folderDamaged, "a status list and its awards do not say the same: see `palier doctor --deep`")
    }
  }

  public func publish(
    _ id: String, version: Int, document: String, keyID: String, actor: String, at now: Date
  ) async throws {
    try await write { write in
      let changed = try write.sql.run(
        """
        UPDATE status_list SET signed_version = $2, signed_at = $3, document = $4, signed_by = $5
        WHERE id = $1 AND (signed_version IS NULL OR signed_version <= $2)
        """, [.text(id), .integer(version), .date(now), .text(document), .text(keyID)])
      guard changed == 1 else { return }
      try write.journal(
        JournalDraft(
          .listSigned, actor: actor, subject: id,
          detail: ["version": .number(JSONNumber(version)), "key": .string(keyID)]), at: now)
    }
  }
}
