import Awarding
import Encodings
import Foundation
import GRDB
import JOSE
import JSONTree
import Storage

/// A data folder that is open: three SQLite files, the key that unlocks them, and the one lock for writes.
///
/// Writes of this process run one after another on one queue, each under the folder's lock; reads run beside them.
public final class DataFolder: Sendable {
  public let layout: FolderLayout
  /// The public registers, opened when they are first asked.
  public let register: RegisterFile
  let data: SQLiteFile
  let keys: SQLiteFile
  let master: KeyEncryptionKey
  let lookup: LookupKey
  /// Seals what the organisation writes about its own acts.
  let organisationKey: SealingKey
  let codec: any DefinitionCodec
  let randomness: Randomness
  private let lock: FolderLock
  private let use: UseLock
  private let queue = DispatchQueue(label: "palier.writes", qos: .userInitiated)

  init(
    layout: FolderLayout, use: UseLock, data: SQLiteFile, keys: SQLiteFile, lock: FolderLock, master: KeyEncryptionKey,
    lookup: LookupKey, organisationKey: SealingKey, codec: any DefinitionCodec, randomness: Randomness
  ) {
    self.layout = layout
    register = RegisterFile(layout) { [data] code in try RegisterCorrections.read(code, from: data) }
    self.use = use
    self.data = data
    self.keys = keys
    self.lock = lock
    self.master = master
    self.lookup = lookup
    self.organisationKey = organisationKey
    self.codec = codec
    self.randomness = randomness
  }

  /// Runs `body` as one transaction of the data file, under the folder's lock.
  /// - Parameter behind: write even though the database may be older than its mark, and leave the mark alone.
  /// - Throws: ``StorageError`` `folder.behind-its-mark` when the database is older than its mark.
  @discardableResult
  func write<T: Sendable>(
    behind: Bool = false, _ body: @escaping @Sendable (WriteSession) throws -> T
  ) async throws -> T {
    try await exclusively { [self] in
      let mark = try HighWaterMark.read(layout.mark) ?? HighWaterMark()
      let (result, reached) = try StorageError.mapping {
        try data.pool.writeWithoutTransaction { database -> (T, HighWaterMark?) in
          let session = SQLSession(database: database)
          if !behind { try Self.refuseBehind(session, mark) }
          var kept: (T, HighWaterMark?)?
          try database.inTransaction(.immediate) {
            let write = try WriteSession(session: session, folder: self, mark: mark)
            let result = try body(write)
            kept = (result, write.reachedMark)
            return .commit
          }
          guard let kept else { throw StorageError(.folderDamaged, "a transaction ended without an answer") }
          return kept
        }
      }
      if let reached, !behind { try reached.write(layout.mark) }
      if data.logSize > 32 << 20 { try data.checkpoint(truncating: false) }
      if keys.logSize > 32 << 20 { try keys.checkpoint(truncating: false) }
      return result
    }
  }

  /// Runs `body` on the write queue under the folder's lock.
  func exclusively<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { [lock] in
        continuation.resume(with: Result { try lock.exclusively(body) })
      }
    }
  }

  func read<T: Sendable>(_ body: @escaping @Sendable (SQLSession) throws -> T) async throws -> T {
    do { return try await data.pool.read { try body(SQLSession(database: $0)) } } catch let error as DatabaseError {
      throw StorageError(error)
    }
  }

  func readKeys<T: Sendable>(_ body: @escaping @Sendable (SQLSession) throws -> T) async throws -> T {
    do { return try await keys.pool.read { try body(SQLSession(database: $0)) } } catch let error as DatabaseError {
      throw StorageError(error)
    }
  }

  /// Closes the files. The last connection of a file moves its log into it, so this too runs under the lock.
  public func close() async throws {
    try await exclusively { [data, keys, register] in
      try StorageError.mapping {
        try data.pool.close()
        try keys.pool.close()
        try register.close()
      }
    }
    use.release()
  }

  static func refuseBehind(_ session: SQLSession, _ mark: HighWaterMark) throws {
    guard mark.journal > 0 else { return }
    let row = try session.first("SELECT hash FROM journal WHERE number = $1", [.integer(mark.journal)])
    guard let row, try row.blob(0) == mark.hash else {
      throw StorageError(
        .folderBehind,
        "this data folder is older than its high-water mark (journal entry \(mark.journal)): an "
          + "old backup came back. It serves pages and verification, and will not sign, award or "
          + "publish until `palier restore --accept-loss` names what is missing"
      )
    }
  }
}
