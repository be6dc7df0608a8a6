import Encodings
import Foundation
import JOSE
import JSONTree
import Storage

extension DataFolder: KeyStore {
  public func signingKeys() async throws -> [SigningKeyRecord] { try await readKeys(Self.records) }

  @Sendable private static func records(_ keys: SQLSession) throws -> [SigningKeyRecord] {
    try keys.all(
      """
      SELECT key_id, algorithm, public_jwk, created_at, retired_at, compromised_since, compromise_entry
      FROM signing_key ORDER BY created_at, key_id
      """
    ).map { row in
      let compromise = try row.optionalDate(5).map {
        SigningKeyRecord.Compromise(since: $0, journalNumber: try row.integer(6))
      }
      return SigningKeyRecord(
        keyID: try row.text(0), algorithm: try row.known(1),
        publicJWK: try row.parsed(2) { try JWK(JSON(parsing: Array($0.utf8))) }, createdAt: try row.date(3),
        retiredAt: try row.optionalDate(4), compromise: compromise)
    }
  }

  public func signer(_ algorithm: SignatureAlgorithm) async throws -> SigningKey {
    guard let record = try await signingKeys().last(where: { $0.algorithm == algorithm && $0.isCurrent }) else {
      throw StorageError(
        .keyMissing, "the organisation has no \(algorithm.rawValue) key that signs: `palier key rotate`")
    }
    return try await signer(keyID: record.keyID)
  }

  public func signer(keyID: String) async throws -> SigningKey {
    try await readKeys { [master] keys in
      guard
        let row = try keys.first(
          "SELECT algorithm, wrapped, compromised_since FROM signing_key WHERE key_id = $1", [.text(keyID)])
      else { throw StorageError(.keyMissing, "the organisation has no key of that identifier") }
      guard try row.optionalInteger(2) == nil else {
        throw StorageError(.keyCompromised, "that key was declared compromised: it signs nothing any more")
      }
      let raw = try master.unwrapBytes(row.blob(1), of: "signing|" + keyID)
      return try SigningKey(algorithm: try row.known(0), rawPrivateKey: raw, keyID: keyID)
    }
  }

  public func rotateKey(
    _ algorithm: SignatureAlgorithm, named name: @escaping @Sendable (_ keys: [SigningKeyRecord]) -> String,
    actor: String, at now: Date
  ) async throws -> SigningKeyRecord {
    try await write { [self] write in
      let keys = try keysNow()
      let keyID = name(keys)
      let before = keys.filter { $0.algorithm == algorithm && $0.isCurrent }
      try addSigningKey(algorithm, keyID: keyID, write, actor: actor, at: now)
      for key in before { try retire(key, write, actor: actor, at: now) }
      guard let made = try keysNow().first(where: { $0.keyID == keyID }) else {
        throw StorageError(.keyMissing, "the new key was not stored")
      }
      return made
    }
  }

  public func retireKey(_ keyID: String, actor: String, at now: Date) async throws {
    try await write { [self] write in
      let key = try known(keyID)
      guard key.isCurrent else { return }
      try refuseLast(key)
      try retire(key, write, actor: actor, at: now)
    }
  }

  public func compromiseKey(
    _ keyID: String, since: Date, reason: String, actor: String, at now: Date
  ) async throws {
    try await write { [self] write in
      let key = try known(keyID)
      if let compromise = key.compromise, compromise.since <= since { return }
      if key.isCurrent { try refuseLast(key) }
      let number = try write.journal(
        JournalDraft(
          .keyCompromised, actor: actor, subject: keyID, detail: ["since": .string(RFC3339.string(since))],
          words: ["reason": .string(reason)]), at: now)
      try FinalList(file: layout.final).add([.key(id: keyID, since: since.milliseconds)])
      // The first declaration bounds what the journal is believed about.
      try write.keys { keys in
        try keys.run(
          """
          UPDATE signing_key SET compromised_since = $2, compromise_entry = coalesce(compromise_entry, $3),
            retired_at = coalesce(retired_at, $4), wrapped = x'' WHERE key_id = $1
          """, [.text(keyID), .date(since), .integer(number), .date(now)])
      }
    }
    try await purgeLogs()
  }

  /// Whether that key was declared compromised; inside a write transaction of the data file.
  func isCompromised(_ keyID: String) throws -> Bool {
    try keys.pool.read { database in
      let row = try SQLSession(database: database).first(
        "SELECT compromised_since FROM signing_key WHERE key_id = $1", [.text(keyID)])
      return try row?.optionalInteger(0) != nil
    }
  }

  private func retire(_ key: SigningKeyRecord, _ write: WriteSession, actor: String, at now: Date) throws {
    let number = try write.journal(JournalDraft(.keyRetired, actor: actor, subject: key.keyID), at: now)
    try write.keys { keys in
      try keys.run(
        "UPDATE signing_key SET retired_at = $2, retired_entry = $3 WHERE key_id = $1",
        [.text(key.keyID), .date(now), .integer(number)])
    }
  }

  private func known(_ keyID: String) throws -> SigningKeyRecord {
    guard let key = try keysNow().first(where: { $0.keyID == keyID }) else {
      throw StorageError(.keyMissing, "the organisation has no key of that identifier: see `palier key list`")
    }
    return key
  }

  private func refuseLast(_ key: SigningKeyRecord) throws {
    let others = try keysNow().contains { $0.keyID != key.keyID && $0.algorithm == key.algorithm && $0.isCurrent }
    guard others else {
      throw StorageError(
        .keyLast, "\(key.keyID) is the only key that signs with \(key.algorithm.rawValue): `palier key rotate` first")
    }
  }

  /// The keys inside a write transaction of the data file.
  private func keysNow() throws -> [SigningKeyRecord] {
    try keys.pool.read { try Self.records(SQLSession(database: $0)) }
  }

  func addSigningKey(
    _ algorithm: SignatureAlgorithm, keyID: String, _ write: WriteSession, actor: String, at now: Date
  ) throws {
    let key = try SigningKey.generate(algorithm, keyID: keyID)
    let wrapped = try master.wrap(key.rawRepresentation, of: "signing|" + keyID, randomness)
    let number = try write.journal(
      JournalDraft(
        .keyCreated, actor: actor, subject: keyID,
        detail: ["algorithm": .string(algorithm.rawValue), "thumbprint": .string(key.publicJWK.thumbprint())]),
      at: now)
    try write.keys { keys in
      try keys.run(
        """
        INSERT INTO signing_key (key_id, algorithm, public_jwk, wrapped, created_at, created_entry)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        [
          .text(keyID), .text(algorithm.rawValue), .text(key.publicJWK.json.text()), .blob(wrapped), .date(now),
          .integer(number),
        ])
    }
  }

  /// Brings the key file in line with the journal where a process died between the two commits: a key that the journal
  /// never saw made is gone again, one that it never saw retire signs on, and a declared compromise, which stands from
  /// its first word, is journalled. Leaves everything alone where the database is an older one.
  func finishKeys(at now: Date) async throws {
    // A first look without the lock, which nearly always finds nothing.
    let seen = try await readKeys(Self.entries)
    let isWhole = try await read { sql in try Self.unfinished(seen, sql).isEmpty }
    guard !isWhole, try await !isBehind() else { return }
    try await write { [keys] write in
      // Under the lock nobody stands between the two commits.
      let rows = try keys.pool.read { try Self.entries(SQLSession(database: $0)) }
      for key in try Self.unfinished(rows, write.sql) {
        let id = SQLValue.text(key.id)
        switch key.lack {
        case .keyCompromised:
          let number = try write.journal(
            JournalDraft(.keyCompromised, actor: "palier", subject: key.id, detail: ["because": "interrupted"]),
            at: now)
          try write.keys {
            try $0.run("UPDATE signing_key SET compromise_entry = $2 WHERE key_id = $1", [id, .integer(number)])
          }
        case .keyCreated: try write.keys { try $0.run("DELETE FROM signing_key WHERE key_id = $1", [id]) }
        default:
          try write.keys {
            try $0.run("UPDATE signing_key SET retired_at = NULL, retired_entry = NULL WHERE key_id = $1", [id])
          }
        }
      }
    }
  }

  private struct KeyEntries: Sendable {
    let id: String
    let entries: [(JournalKind, Int?)]
  }

  @Sendable private static func entries(_ keys: SQLSession) throws -> [KeyEntries] {
    try keys.all("SELECT key_id, compromise_entry, created_entry, retired_entry FROM signing_key ORDER BY key_id").map {
      KeyEntries(
        id: try $0.text(0),
        entries: [
          (.keyCompromised, try $0.optionalInteger(1)), (.keyCreated, try $0.optionalInteger(2)),
          (.keyRetired, try $0.optionalInteger(3)),
        ])
    }
  }

  /// The keys that claim a journal entry which is not there, with the first such kind.
  private static func unfinished(
    _ keys: [KeyEntries], _ sql: SQLSession
  ) throws -> [(id: String, lack: JournalKind)] {
    try keys.compactMap { key in
      for (kind, entry) in key.entries {
        guard let entry, entry < .max else { continue }
        let row = try sql.first(
          "SELECT 1 FROM journal WHERE number = $1 AND kind = $2", [.integer(entry), .text(kind.rawValue)])
        if row == nil { return (key.id, kind) }
      }
      return nil
    }
  }
}
