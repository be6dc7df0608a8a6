import Foundation
import Storage

/// The one lock of a data folder, across processes: every write transaction and every checkpoint runs under it.
///
/// SQLite before 3.51.3 can lose a commit when two connections write or checkpoint at the same instant; Debian 12
/// ships such a version.
final class FolderLock: @unchecked Sendable {
  // Only touched on the folder's serial write queue.
  private let descriptor: CInt
  private var depth = 0

  init(path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StorageError(.cannotWrite, "the folder's lock file cannot be opened: \(String(cString: strerror(errno)))")
    }
  }

  deinit { close(descriptor) }

  /// Runs `body` while no other process writes; waits as long as it must.
  func exclusively<T>(_ body: () throws -> T) throws -> T {
    if depth == 0 {
      while flock(descriptor, LOCK_EX) != 0 {
        guard errno == EINTR else {
          throw StorageError(.cannotWrite, "the folder's lock was refused: \(String(cString: strerror(errno)))")
        }
      }
    }
    depth += 1
    defer {
      depth -= 1
      if depth == 0 { flock(descriptor, LOCK_UN) }
    }
    return try body()
  }
}
