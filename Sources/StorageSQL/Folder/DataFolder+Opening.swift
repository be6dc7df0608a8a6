import Awarding
import Encodings
import Foundation
import GRDB
import JOSE
import JSONTree
import Register
import Storage

extension DataFolder {
  /// Makes a new data folder with its key, its organisation and the organisation's signing keys.
  /// - Throws: ``StorageError`` `folder.exists`, `cannot-write`.
  public static func create(
    at root: URL, organisation: Organisation, address: PublicAddress, key source: KeySource,
    signing: [(SignatureAlgorithm, keyID: String)], codec: any DefinitionCodec, randomness: Randomness,
    actor: String, at now: Date
  ) async throws -> DataFolder {
    let layout = FolderLayout(root: root)
    try removeUnfinished(layout)
    guard !layout.exists else {
      throw StorageError(.folderExists, "the folder holds Palier's data already: choose another, or use that one")
    }
    do {
      try FileManager.default.createDirectory(
        at: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StorageError(.cannotWrite, "the folder cannot be made: check the path and its rights")
    }
    if case .file = source, !FileManager.default.fileExists(atPath: layout.key.path) {
      let (_, written) = try KeyEncryptionKey.generate(randomness)
      try DurableFile.replace(layout.key, with: Array((written + "\n").utf8))
    }
    let master = try source.load(layout)
    try DurableFile.append([], to: layout.erased)
    let lock = try FolderLock(path: layout.lock.path)
    return try await withKeys(layout, lock, master, codec, randomness) { keys in
      try keys.run(
        "INSERT INTO secret (name, wrapped) VALUES ('check', $1), ('lookup', $2), ('organisation', $3)",
        [
          .blob(try master.wrap(Array("palier".utf8), of: "check", randomness)),
          .blob(try master.wrap(randomness.bytes(32), of: "lookup", randomness)),
          .blob(try master.wrap(SealingKey.generate(randomness), of: "organisation", randomness)),
        ])
    } first: { folder in
      try await folder.write { write in
        try write.sql.run(
          """
          INSERT INTO institution (id, slug, name, country, siret, website, public_address, created_at)
          VALUES (1, $1, $2, $3, $4, $5, $6, $7)
          """,
          [
            .text(organisation.slug), .text(organisation.name), .text(organisation.country),
            SQLValue(organisation.siret?.text), SQLValue(organisation.website), .text(address.base),
            .date(now),
          ])
        try write.journal(
          JournalDraft(
            .organisationCreated, actor: actor, subject: organisation.slug,
            detail: ["address": .string(address.base)]), at: now)
        for (algorithm, keyID) in signing {
          try folder.addSigningKey(algorithm, keyID: keyID, write, actor: actor, at: now)
        }
      }
    }
  }

  /// Clears away what a killed `init` left: databases without an organisation, to which nothing was ever promised.
  private static func removeUnfinished(_ layout: FolderLayout) throws {
    guard layout.exists else { return }
    let use = try UseLock(path: layout.use.path, exclusive: true)
    defer { use.release() }
    let isWhole = try StorageError.mapping {
      let queue = try DatabaseQueue(path: layout.data.path)
      defer { try? queue.close() }
      return try queue.read { database in
        guard try database.tableExists("institution") else { return false }
        return try Int.fetchOne(database, sql: "SELECT count(*) FROM institution") == 1
      }
    }
    guard !isWhole else { return }
    for file in [layout.data, layout.keys] {
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + suffix) }
    }
    try? FileManager.default.removeItem(at: layout.mark)
  }

  /// Opens a data folder.
  /// - Throws: ``StorageError`` `folder.missing`, `folder.newer`, `folder.damaged`, `key.missing`,
  ///   `key.readable-by-others`, `key.wrong`.
  public static func open(
    at root: URL, key source: KeySource, codec: any DefinitionCodec, randomness: Randomness,
    at now: Date
  ) async throws -> DataFolder {
    let layout = FolderLayout(root: root)
    try Restoration.finish(layout)
    guard layout.exists else {
      throw StorageError(
        .folderMissing, "no data folder there: make one with `palier init`, or name it with --data")
    }
    let master = try source.load(layout)
    let lock = try FolderLock(path: layout.lock.path)
    return try await withKeys(layout, lock, master, codec, randomness) { _ in
    } first: { folder in
      try await folder.finishErasures(at: now)
      try await folder.finishKeys(at: now)
    }
  }

  /// Opens the files under the lock, runs `prepare` once on the key file, and `first` on the folder.
  private static func withKeys(
    _ layout: FolderLayout, _ lock: FolderLock, _ master: KeyEncryptionKey, _ codec: any DefinitionCodec,
    _ randomness: Randomness, prepare: (SQLSession) throws -> Void, first: (DataFolder) async throws -> Void
  ) async throws -> DataFolder {
    let use = try UseLock(path: layout.use.path, exclusive: false)
    let folder = try lock.exclusively { () -> DataFolder in
      let keys = try SQLiteFile(path: layout.keys.path, erasesDeletedBytes: true)
      try Migrations.keys.migrate(keys)
      let data = try SQLiteFile(path: layout.data.path, erasesDeletedBytes: true)
      try Migrations.palier.migrate(data)
      return try StorageError.mapping {
        try keys.pool.writeWithoutTransaction { database in
          let session = SQLSession(database: database)
          try database.inTransaction(.immediate) {
            try prepare(session)
            // Keys of the erased never come back, whatever file was put here.
            for holder in ErasedList(file: layout.erased).read() {
              try session.run("DELETE FROM person_key WHERE holder = $1", [.text(holder.text)])
            }
            // Nor does a key that was declared compromised sign again.
            for case .key(let id, let since) in FinalList(file: layout.final).read() {
              try session.run(
                """
                UPDATE signing_key SET compromised_since = $2, compromise_entry = 9223372036854775807,
                  retired_at = coalesce(retired_at, $2),
                  wrapped = x'' WHERE key_id = $1 AND compromised_since IS NULL
                """, [.text(id), .integer(since)])
            }
            return .commit
          }
          func secret(_ name: String) throws -> [UInt8] {
            guard let row = try session.first("SELECT wrapped FROM secret WHERE name = $1", [.text(name)]) else {
              throw StorageError(.folderDamaged, "keys.sqlite lacks a secret: restore a backup")
            }
            return try master.unwrapBytes(row.blob(0), of: name)
          }
          _ = try secret("check")
          return DataFolder(
            layout: layout, use: use, data: data, keys: keys, lock: lock, master: master,
            lookup: LookupKey(bytes: try secret("lookup")),
            organisationKey: try SealingKey(bytes: try secret("organisation")), codec: codec,
            randomness: randomness)
        }
      }
    }
    try await first(folder)
    return folder
  }
}
