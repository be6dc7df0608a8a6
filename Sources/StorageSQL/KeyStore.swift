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
      guard let algorithm = SignatureAlgorithm(rawValue: row.text(1)),
        let jwk = try? JWK(JSON(parsing: Array(row.text(2).utf8)))
      else { throw StorageError(.folderDamaged, "a signing key's record cannot be read") }
      let compromise = row.optionalDate(5).map {
        SigningKeyRecord.Compromise(since: $0, journalNumber: row.integer(6))
      }
      return SigningKeyRecord(
        keyID: row.text(0), algorithm: algorithm, publicJWK: jwk, createdAt: row.date(3),
        retiredAt: row.optionalDate(4), compromise: compromise)
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
          "SELECT algorithm, wrapped, compromised_since FROM signing_key WHERE key_id = $1", [.text(keyID)]),
        let algorithm = SignatureAlgorithm(rawValue: row.text(0))
      else { throw StorageError(.keyMissing, "the organisation has no key of that identifier") }
      guard row.optionalInteger(2) == nil else {
        throw StorageError(.keyCompromised, "that key was declared compromised: it signs nothing any more")
      }
      let raw = try master.unwrapBytes(row.blob(1), of: "signing|" + keyID)
      return try SigningKey(algorithm: algorithm, rawPrivateKey: raw, keyID: keyID)
    }
  }

  public func rotateKey(
    _ algorithm: SignatureAlgorithm, named keyID: String, actor: String, at now: Date
  ) async throws -> SigningKeyRecord {
    try await write { [self] write in
      let before = try keysNow().filter { $0.algorithm == algorithm && $0.isCurrent }
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
      return row?.optionalInteger(0) != nil
    }
  }

  private func retire(_ key: SigningKeyRecord, _ write: WriteSession, actor: String, at now: Date) throws {
    try write.keys { keys in
      try keys.run("UPDATE signing_key SET retired_at = $2 WHERE key_id = $1", [.text(key.keyID), .date(now)])
    }
    try write.journal(JournalDraft(.keyRetired, actor: actor, subject: key.keyID), at: now)
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
    try write.keys { keys in
      try keys.run(
        "INSERT INTO signing_key (key_id, algorithm, public_jwk, wrapped, created_at) VALUES ($1, $2, $3, $4, $5)",
        [
          .text(keyID), .text(algorithm.rawValue), .text(key.publicJWK.json.text()), .blob(wrapped), .date(now),
        ])
    }
    try write.journal(
      JournalDraft(
        .keyCreated, actor: actor, subject: keyID,
        detail: ["algorithm": .string(algorithm.rawValue), "thumbprint": .string(key.publicJWK.thumbprint())]),
      at: now)
  }
}
