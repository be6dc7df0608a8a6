import Awarding
import Encodings
import Foundation
import JSONTree
import Storage

/// A row of the award table before its personal half is opened.
struct AwardRow: Sendable {
  static let columns =
    "position, id, holder, slug, version, status, awarded_on, valid_until, issued_at, "
    + "changed_at, suspendable, replaced_by, is_sealed, sealed"

  let position: Int
  let id: AwardID
  let holder: HolderID
  let slug: String
  let version: Int
  let status: AwardStatus
  let awardedOn: CalendarDate
  let validUntil: Date?
  let issuedAt: Date
  let changedAt: Date
  let isSuspendable: Bool
  let replacedBy: AwardID?
  let isSealed: Bool
  let sealed: [UInt8]?

  init(_ row: SQLRow) throws {
    position = try row.integer(0)
    id = try row.parsed(1) { try AwardID($0) }
    holder = try row.parsed(2) { try HolderID($0) }
    slug = try row.text(3)
    version = try row.integer(4)
    status = try row.known(5)
    awardedOn = try row.parsed(6) { try CalendarDate(iso: $0) }
    validUntil = try row.optionalDate(7)
    issuedAt = try row.date(8)
    changedAt = try row.date(9)
    isSuspendable = try row.flag(10)
    replacedBy = try row.optionalParsed(11) { try AwardID($0) }
    isSealed = try row.flag(12)
    sealed = try row.optionalBlob(13)
  }

  func record(_ key: SealingKey?) throws -> AwardRecord {
    var personal: PersonalAward?
    if let key, let sealed {
      personal = try PersonalRecords.read(key.open(sealed, for: Purpose.award(id.text)))
    }
    return AwardRecord(
      id: id, holder: holder, slug: slug, version: version, status: status, awardedOn: awardedOn,
      validUntil: validUntil, issuedAt: issuedAt, changedAt: changedAt, isSuspendable: isSuspendable,
      replacedBy: replacedBy, isSealed: isSealed, personal: personal)
  }
}

extension DataFolder {
  public func award(_ id: AwardID) async throws -> AwardRecord {
    let row = try await read { sql in
      guard
        let row = try sql.first(
          "SELECT \(AwardRow.columns) FROM award WHERE id = $1", [.text(id.text)])
      else { throw StorageError(.awardNotFound, "no award has that identifier: see `palier credential list`") }
      return try AwardRow(row)
    }
    return try await opened([row])[0]
  }

  public func award(page: PageSecret) async throws -> AwardRecord {
    let row = try await read { [lookup] sql in
      guard
        let row = try sql.first(
          "SELECT \(AwardRow.columns) FROM award WHERE page = $1 AND is_sealed = 1",
          [.blob(lookup.hash("page", page.text.utf8))])
      else { throw StorageError(.pageNotFound, "no page has that address") }
      return try AwardRow(row)
    }
    let record = try await opened([row])[0]
    guard record.personal == nil else { return record }
    // Erased, or about to be; anything else that does not open is damage, and not a wrong address.
    guard row.sealed == nil || ErasedList(file: layout.erased).read().contains(row.holder) else {
      throw StorageError(
        .folderDamaged, "an award no longer leads to its holder: restore a backup, see `palier doctor --deep`")
    }
    throw StorageError(.pageNotFound, "no page has that address")
  }

  public func awards(
    _ filter: AwardFilter, after: AwardCursor?, limit: Int, at now: Date
  ) async throws -> [(AwardCursor, AwardRecord)] {
    let rows = try await read { sql in
      try sql.all(
        """
        SELECT \(AwardRow.columns) FROM award
        WHERE position > $1 AND is_sealed = 1 AND ($2 IS NULL OR slug = $2)
          AND ($3 IS NULL OR $3 = CASE
            WHEN sealed IS NULL THEN 'erased'
            WHEN status = 'active' AND valid_until IS NOT NULL AND valid_until <= $4 THEN 'expired'
            ELSE status END)
        ORDER BY position LIMIT $5
        """,
        [
          .integer(after?.position ?? 0), SQLValue(filter.slug), SQLValue(filter.status), .date(now),
          .integer(limit),
        ]
      ).map { try AwardRow($0) }
    }
    return zip(rows, try await opened(rows)).map { (AwardCursor(position: $0.position), $1) }
  }

  /// Opens the personal half of rows.
  func opened(_ rows: [AwardRow]) async throws -> [AwardRecord] {
    try await readKeys { [self] sql in
      let keys = try personKeys(rows.map(\.holder.text), sql)
      return try rows.map { try $0.record(keys[$0.holder.text]) }
    }
  }
}

extension DataFolder {
  /// A number that differs whenever anything that a page shows of its award has changed.
  /// - Throws: ``StorageError`` `page.not-found`.
  public func changeToken(page: PageSecret) async throws -> UInt64 {
    try await read { [lookup] sql in
      guard
        let row = try sql.first(
          "SELECT position, changed_at, status, version FROM award WHERE page = $1 AND is_sealed = 1",
          [.blob(lookup.hash("page", page.text.utf8))])
      else { throw StorageError(.pageNotFound, "no page has that address") }
      var token = UInt64(bitPattern: Int64(try row.integer(1)))
      for byte in try row.text(2).utf8 { token = (token ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      return token &+ UInt64(bitPattern: Int64(try row.integer(0))) &* 0x9E37_79B9_7F4A_7C15
    }
  }
}
