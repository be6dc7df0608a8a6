import Foundation
import GRDB
import Storage

/// One SQLite file of a data folder: a pool in WAL mode whose writer waits for the disk (`synchronous = FULL`)
/// and which never checkpoints by itself.
final class SQLiteFile: Sendable {
  let pool: DatabasePool
  let path: String

  /// Opens or creates the file. Call under the folder's lock.
  /// - Throws: ``StorageError`` `folder.damaged` when FULL cannot be proven, `cannot-read`, `cannot-write`.
  init(path: String, erasesDeletedBytes: Bool) throws {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 6
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA foreign_keys = ON")
      try database.execute(sql: "PRAGMA cache_size = -16000")
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
      if erasesDeletedBytes { try database.execute(sql: "PRAGMA secure_delete = ON") }
    }
    pool = try StorageError.mapping { try DatabasePool(path: path, configuration: configuration) }
    #if PLANTED_DEFECT
      if PlantedDefect.chosen == .synchronousNormal { return }
    #endif
    // GRDB's pool sets NORMAL after the preparation above; FULL is set on the writer and read back.
    let (synchronous, journal) = try StorageError.mapping {
      try pool.writeWithoutTransaction { database -> (Int, String) in
        try database.execute(sql: "PRAGMA synchronous = FULL")
        return (
          try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? -1,
          try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
        )
      }
    }
    guard synchronous == 2, journal == "wal" else {
      throw StorageError(
        .folderDamaged,
        "the database does not keep synchronous = FULL in WAL mode (found \(synchronous), "
          + "\(journal)): refusing to start"
      )
    }
  }

  /// The size of the write-ahead log in bytes.
  var logSize: Int {
    var status = stat()
    return stat(path + "-wal", &status) == 0 ? Int(status.st_size) : 0
  }

  /// Moves the log into the file. Call under the folder's lock only.
  func checkpoint(truncating: Bool) throws {
    try StorageError.mapping {
      _ = try pool.writeWithoutTransaction { try $0.checkpoint(truncating ? .truncate : .passive) }
    }
  }
}

extension StorageError {
  /// Runs `body` and turns what SQLite and the disk say into this project's words.
  static func mapping<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError {
      throw StorageError(error)
    } catch let error as CocoaError {
      throw StorageError(.cannotWrite, "the file system refused: \(error.code.rawValue)")
    }
  }

  /// SQLite's message names tables and files, never values.
  init(_ error: DatabaseError) {
    switch error.resultCode {
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY:
      self.init(
        .cannotWrite,
        "the disk did not take the data (\(error.resultCode)): make room or mend the disk, then "
          + "run the command again; nothing was half done"
      )
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_PROTOCOL, .SQLITE_NOLFS:
      self.init(
        .cannotRead, "a database file cannot be opened (\(error.resultCode)): check the folder's owner and rights")
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      self.init(.folderDamaged, "a database file is damaged (\(error.resultCode)): restore a backup")
    case .SQLITE_ERROR:
      // Our statements are always the same: the tables are not those that they were written for.
      self.init(
        .folderDamaged, "a database no longer has the shape that this program gave it: restore a backup")
    case .SQLITE_CONSTRAINT:
      // No statement of ours breaks a constraint that the rows before it kept.
      self.init(
        .folderDamaged,
        "the rows of a database contradict each other (\(error.extendedResultCode)): see `palier doctor --deep`")
    default:
      self.init(
        .init("database"),
        "the database refused (\(error.extendedResultCode)): \(error.message ?? "no message")")
    }
  }
}
