import Foundation
import StorageSQL

/// Files that a command writes for its user: readable by the user only, since most hold personal data. They come into
/// place whole, and never into a data folder.
enum OutputFile {
  /// - Throws: ``Failure`` 73; 64 for a place inside a data folder.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    guard !FolderLayout(root: folder).exists else {
      throw Failure(
        .usage, "output.in-data-folder", fr: "« \(path) » est dans un dossier de données : écrivez ailleurs.",
        en: "“\(path)” lies in a data folder: write elsewhere.")
    }
    var status = stat()
    // A device or a pipe is written to as it is; it cannot be replaced.
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      try fill(path, bytes, flags: O_WRONLY | O_CLOEXEC)
      return
    }
    let beside = path + ".new-\(getpid())"
    do {
      try fill(beside, bytes, flags: O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
      guard rename(beside, path) == 0 else { throw refusal(path) }
    } catch {
      unlink(beside)
      throw error
    }
  }

  private static func fill(_ path: String, _ bytes: [UInt8], flags: CInt) throws {
    let descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else { throw refusal(path) }
    defer { close(descriptor) }
    guard Descriptor.write(bytes, to: descriptor) else { throw refusal(path) }
  }

  static func refusal(_ path: String) -> Failure {
    let cause = String(cString: strerror(errno))
    return Failure(
      .cannotWrite, "cannot-write", fr: "« \(path) » ne peut pas être écrit (\(cause)).",
      en: "“\(path)” cannot be written (\(cause)).")
  }
}

/// Bytes to an open file, whole or not at all as far as the caller can tell.
enum Descriptor {
  static func write(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}
