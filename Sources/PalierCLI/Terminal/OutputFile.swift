import Foundation
import StorageSQL

/// Files that a command writes for its user: readable by the user only, since most hold personal data. They come into
/// place whole, and never into a data folder.
enum OutputFile {
  /// - Throws: ``Failure`` 73; 64 for a place inside a data folder.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try Opened(path)
    try file.append(bytes)
    try file.place()
  }

  /// Says before anything is done whether a file can be written there.
  /// - Throws: ``Failure`` 73; 64 for a place inside a data folder.
  static func check(_ path: String) throws { _ = try Opened(path) }

  /// A file that is being written, and shows only once it is whole.
  final class Opened {
    private let path: String
    /// nil for a device or a pipe, which is written to as it is and cannot be replaced.
    private var beside: String?
    private let descriptor: CInt

    init(_ path: String) throws {
      self.path = path
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().resolvingSymlinksInPath()
      var place = folder
      while true {
        guard !FolderLayout(root: place).exists else {
          throw Failure(
            .usage, "output.in-data-folder", fr: "« \(path) » est dans un dossier de données : écrivez ailleurs.",
            en: "“\(path)” lies in a data folder: write elsewhere.")
        }
        let parent = place.deletingLastPathComponent()
        if parent.path == place.path { break }
        place = parent
      }
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
        descriptor = open(path, O_WRONLY | O_CLOEXEC)
      } else {
        let name = path + ".new-\(getpid())"
        descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 { beside = name }
      }
      guard descriptor >= 0 else { throw refusal(path) }
    }

    func append(_ bytes: [UInt8]) throws {
      guard Descriptor.write(bytes, to: descriptor) else { throw refusal(path) }
    }

    /// Puts the file in place.
    func place() throws {
      guard let beside else { return }
      guard rename(beside, path) == 0 else { throw refusal(path) }
      self.beside = nil
    }

    deinit {
      close(descriptor)
      if let beside { unlink(beside) }
    }
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
