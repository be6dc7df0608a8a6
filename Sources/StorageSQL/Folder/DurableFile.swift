import Foundation
import Storage

/// Small files that must be whole or absent after a power loss.
enum DurableFile {
  /// Writes beside the file, waits for the disk, and puts it in place.
  static func replace(_ file: URL, with bytes: [UInt8], mode: mode_t = 0o600) throws {
    let beside = file.path + ".new"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw refusal(file) }
    do {
      try write(bytes, to: descriptor, file)
      guard fsync(descriptor) == 0 else { throw refusal(file) }
    } catch {
      close(descriptor)
      unlink(beside)
      throw error
    }
    guard close(descriptor) == 0, rename(beside, file.path) == 0 else { throw refusal(file) }
    try syncFolder(of: file)
  }

  /// Adds to the end and waits for the disk.
  static func append(_ bytes: [UInt8], to file: URL) throws {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw refusal(file) }
    defer { close(descriptor) }
    try write(bytes, to: descriptor, file)
    guard fsync(descriptor) == 0 else { throw refusal(file) }
    try syncFolder(of: file)
  }

  /// Waits until a file's bytes are on the disk.
  static func sync(_ file: URL) throws {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal(file) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw refusal(file) }
  }

  static func syncFolder(of file: URL) throws {
    let descriptor = open(file.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal(file) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw refusal(file) }
  }

  private static func write(_ bytes: [UInt8], to descriptor: CInt, _ file: URL) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw refusal(file) }
      written += count
    }
  }

  private static func refusal(_ file: URL) -> StorageError {
    StorageError(
      .cannotWrite, "\(file.lastPathComponent) cannot be written: \(String(cString: strerror(errno)))")
  }
}
