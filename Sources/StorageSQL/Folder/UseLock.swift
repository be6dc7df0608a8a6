import Foundation
import Storage

/// Says that a process has the folder open, so that a restore never replaces files under a running program.
final class UseLock: Sendable {
  private let descriptor: CInt

  /// - Parameter exclusive: `true` for whoever replaces the files.
  /// - Throws: ``StorageError`` `folder.in-use`.
  init(path: String, exclusive: Bool) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StorageError(.cannotWrite, "the folder cannot be used: \(String(cString: strerror(errno)))")
    }
    while flock(descriptor, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0 {
      let cause = errno
      if cause == EINTR { continue }
      close(descriptor)
      guard cause == EWOULDBLOCK else {
        throw StorageError(.cannotRead, "the folder cannot be locked: \(String(cString: strerror(cause)))")
      }
      throw StorageError(
        .folderInUse,
        exclusive
          ? "another Palier program has this folder open: stop the server first"
          : "a restore is replacing this folder's files: wait until it is done")
    }
  }

  /// Lets others replace the files: the folder is closed.
  func release() { _ = flock(descriptor, LOCK_UN) }

  deinit { close(descriptor) }
}
