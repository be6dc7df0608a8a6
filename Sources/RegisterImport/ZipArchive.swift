import CLibarchive

/// A zip, read from its first member to its last, each as a stream. Nothing is unpacked to the disk, so that a member's
/// name is only a name; what it says of its size is not believed.
final class ZipArchive {
  private let archive: OpaquePointer
  private let path: String

  /// - Throws: ``RegisterImportError`` `register.file-missing`, `register.file-damaged`.
  init(_ path: String) throws(RegisterImportError) {
    guard let archive = archive_read_new() else { throw RegisterImportError(.damaged, "there is no memory") }
    self.archive = archive
    self.path = path
    archive_read_support_format_zip(archive)
    guard archive_read_open_filename(archive, path, 1 << 16) == ARCHIVE_OK else {
      throw RegisterImportError(.damaged, "the zip cannot be opened: \(Self.message(archive))")
    }
  }

  deinit { archive_read_free(archive) }

  /// The name of the next member that is a file; nil after the last.
  func next() throws(RegisterImportError) -> String? {
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return nil }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
        throw RegisterImportError(.damaged, "the zip is damaged or cut short: \(Self.message(archive))")
      }
      guard archive_entry_filetype(entry) == mode_t(0o100000) else { continue }
      if let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) {
        return String(cString: name).split(separator: "/").last.map(String.init) ?? ""
      }
    }
  }

  /// Fills `buffer` with the next bytes of the current member; 0 at its end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(RegisterImportError) -> Int {
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard count >= 0 else {
      throw RegisterImportError(.damaged, "the zip is damaged or cut short: \(Self.message(archive))")
    }
    return count
  }

  private static func message(_ archive: OpaquePointer) -> String {
    archive_error_string(archive).map { String(cString: $0) } ?? "no more is known"
  }
}
