import Crypto
import Encodings
import Foundation
import RegisterImport
import Storage
import Synchronization
import Verification

/// The file into which exports are downloaded, one after the other; nobody else downloads into the folder meanwhile.
final class RegisterDownload: Sendable {
  let path: String
  private let descriptor: CInt

  /// - Throws: ``StorageError`` `register.import-running` when another update is under way, `folder.cannot-write`.
  init(_ file: URL) throws {
    path = file.path
    descriptor = try Self.locked(path)
  }

  private static func locked(_ path: String) throws -> CInt {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        throw StorageError(.cannotWrite, "the download cannot be written: \(String(cString: strerror(errno)))")
      }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        throw StorageError(
          .registerImportRunning, "another update of the register is under way: wait until it is done")
      }
      // Whoever held it may have removed the file in the meantime: then the lock is one on nothing.
      var held = stat()
      var there = stat()
      if fstat(descriptor, &held) == 0, stat(path, &there) == 0, held.st_ino == there.st_ino {
        return descriptor
      }
      close(descriptor)
    }
  }

  deinit { close(descriptor) }

  /// What a kill leaves is written over by the next update.
  func discard() { unlink(path) }

  func begin(_ published: PublishedExport) throws -> DownloadCheck {
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw StorageError(.cannotWrite, "the download cannot be written: \(String(cString: strerror(errno)))")
    }
    return DownloadCheck(published, descriptor)
  }
}

/// Writes a download, and holds it against what the listing says of it.
final class DownloadCheck: Sendable {
  private struct State: Sendable {
    var count = 0
    var sha1 = Insecure.SHA1()
    var sha256 = SHA256()
  }

  private let published: PublishedExport
  private let descriptor: CInt
  private let state = Mutex(State())

  init(_ published: PublishedExport, _ descriptor: CInt) {
    self.published = published
    self.descriptor = descriptor
  }

  func take(_ chunk: UnsafeRawBufferPointer) throws(DocumentFailure) {
    var rest = chunk
    while !rest.isEmpty {
      let written = write(descriptor, rest.baseAddress, rest.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        throw DocumentFailure(.cannotKeep, "the download cannot be written: \(String(cString: strerror(errno)))")
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
    state.withLock { state in
      state.count += chunk.count
      switch published.digest {
      case .sha1: state.sha1.update(bufferPointer: chunk)
      case .sha256: state.sha256.update(bufferPointer: chunk)
      case nil: break
      }
    }
  }

  func finish() throws(RegisterImportError) {
    let (count, found, expected) = state.withLock { state -> (Int, String, String) in
      switch published.digest {
      case .sha1(let hex): (state.count, Hex.encode(Array(state.sha1.finalize())), hex)
      case .sha256(let hex): (state.count, Hex.encode(Array(state.sha256.finalize())), hex)
      case nil: (state.count, "", "")
      }
    }
    if let bytes = published.bytes, bytes != count {
      throw RegisterImportError(
        .downloadDiffers, "\(published.title): \(count) bytes came, the listing says \(bytes)")
    }
    guard found == expected else {
      throw RegisterImportError(.downloadDiffers, "\(published.title) has another digest than the listing says")
    }
  }
}
