import Encodings
import Foundation
import GRDB
import Register
import Storage
import Synchronization

/// The public registers in a file of their own, opened when they are first asked.
///
/// One import at a time writes it, under a lock of its own; readers see the register as it was until the import is
/// complete.
public final class RegisterFile: Sendable {
  private let layout: FolderLayout
  /// The operator's word, of one fiche or of all: it lies with the folder's own data, since nobody can import it again.
  let corrections: @Sendable (RegisterCode?) throws -> [RegisterCorrection]
  private let file = Mutex<SQLiteFile?>(nil)
  let queue = DispatchQueue(label: "palier.register", qos: .utility)

  init(
    _ layout: FolderLayout,
    corrections: @escaping @Sendable (RegisterCode?) throws -> [RegisterCorrection] = { _ in [] }
  ) {
    self.layout = layout
    self.corrections = corrections
  }

  /// The register of a folder, without the rest of it, and without the operator's corrections.
  public convenience init(at root: URL) { self.init(FolderLayout(root: root)) }

  func opened() throws -> SQLiteFile {
    do { return try open() } catch let error as StorageError where error.code == .folderDamaged {
      throw Self.damaged
    }
  }

  /// The file for an import, which replaces one that is damaged: everything in it can be imported again.
  private func openedForImport() throws -> SQLiteFile {
    do { return try open() } catch let error as StorageError where error.code == .folderDamaged {
      try FolderLock(path: layout.registerLock.path).exclusively {
        for suffix in ["", "-wal", "-shm"] {
          let path = layout.register.path + suffix
          guard rename(path, path + ".damaged") == 0 || errno == ENOENT else {
            throw StorageError(
              .cannotWrite, "the damaged register cannot be moved: \(String(cString: strerror(errno)))")
          }
        }
      }
      return try open()
    }
  }

  private static let damaged = StorageError(
    .registerDamaged, "register.sqlite is damaged: import the register again, which puts a new one in its place")

  private func open() throws -> SQLiteFile {
    try file.withLock { file in
      if let file { return file }
      // A reader does not wait for an import that another process is at.
      if isThere {
        let made = try SQLiteFile(path: layout.register.path, erasesDeletedBytes: false)
        if try Migrations.register.isCurrent(made) {
          file = made
          return made
        }
        try made.pool.close()
      }
      let made = try FolderLock(path: layout.registerLock.path).exclusively {
        let made = try SQLiteFile(path: layout.register.path, erasesDeletedBytes: false)
        try Migrations.register.migrate(made)
        return made
      }
      file = made
      return made
    }
  }

  public func close() throws {
    try file.withLock { file in
      try file?.pool.close()
      file = nil
    }
  }

  /// Whether anything was ever imported; asks nothing of a folder without a register.
  public var isEmpty: Bool {
    get async throws {
      guard isThere else { return true }
      return try await read { try $0.first("SELECT 1 FROM export LIMIT 1") == nil }
    }
  }

  /// Whether there is a register at all: a folder without one is asked nothing.
  var isThere: Bool { FileManager.default.fileExists(atPath: layout.register.path) }

  func read<T: Sendable>(_ body: @escaping @Sendable (SQLSession) throws -> T) async throws -> T {
    try readNow(body)
  }

  /// A few look-ups in memory take less than handing them to another thread.
  func readNow<T>(_ body: (SQLSession) throws -> T) throws -> T {
    let file = try opened()
    do { return try file.pool.read { try body(SQLSession(database: $0)) } } catch let error as DatabaseError {
      let error = StorageError(error)
      throw error.code == .folderDamaged ? Self.damaged : error
    }
  }

  /// Runs `body` as the one transaction that writes the register now.
  /// - Throws: ``StorageError`` `register.import-running` when another process or task is at it.
  func write<T: Sendable>(_ body: @escaping @Sendable (SQLSession) throws -> T) async throws -> T {
    let file = try openedForImport()
    let lock = try ImportLock(path: layout.registerLock.path)
    return try await withCheckedThrowingContinuation { continuation in
      queue.async {
        let result = Result {
          try StorageError.mapping {
            var kept: T?
            try file.pool.writeWithoutTransaction { database in
              try database.inTransaction(.immediate) {
                kept = try body(SQLSession(database: database))
                return .commit
              }
            }
            // What a whole import wrote does not stay in the log.
            try? file.checkpoint(truncating: true)
            guard let kept else { throw StorageError(.folderDamaged, "a transaction ended without an answer") }
            return kept
          }
        }
        // Before the answer: whoever awaits it may import again at once.
        lock.release()
        continuation.resume(with: result)
      }
    }
  }
}

/// The lock of whoever writes the register; nobody waits for it.
private final class ImportLock: Sendable {
  private let descriptor: CInt

  init(path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StorageError(.cannotWrite, "the register cannot be locked: \(String(cString: strerror(errno)))")
    }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let cause = errno
      if cause == EINTR { continue }
      close(descriptor)
      guard cause == EWOULDBLOCK else {
        throw StorageError(.cannotWrite, "the register cannot be locked: \(String(cString: strerror(cause)))")
      }
      throw StorageError(.registerImportRunning, "another import of the register is under way: wait until it is done")
    }
  }

  func release() { _ = flock(descriptor, LOCK_UN) }

  deinit { close(descriptor) }
}
