import Foundation
import Storage

/// Where the key-encryption key comes from.
public enum KeySource: Sendable {
  /// The folder's own `key` file, which must be readable by its owner only.
  case file
  /// The written key itself, from the environment.
  case given(String)

  func load(_ layout: FolderLayout) throws -> KeyEncryptionKey {
    switch self {
    case .given(let written): return try KeyEncryptionKey(written: written)
    case .file:
      var status = stat()
      guard lstat(layout.key.path, &status) == 0 else {
        throw StorageError(
          .keyMissing,
          "the folder's key file is missing: put the file `key` back, or give the key in PALIER_KEY")
      }
      guard status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 == 0 else {
        throw StorageError(
          .keyReadableByOthers,
          "the key file can be read by others: run chmod 600 on it, and think about who may have read it")
      }
      // The file is there and its owner's: what keeps it from being read is the disk.
      guard let bytes = FileManager.default.contents(atPath: layout.key.path) else {
        throw StorageError(.cannotRead, "the folder's key file cannot be read")
      }
      guard bytes.count <= 200 else {
        throw StorageError(.keyMalformed, "the key file holds more than a key")
      }
      return try KeyEncryptionKey(written: String(decoding: bytes, as: UTF8.self))
    }
  }
}
