import DelimitedText
import Encodings
import Foundation

/// The `--report` file: what became of each row, written when it is certain, in a CSV that spreadsheets open.
///
/// It holds names and the holders' page addresses: mode 0600. Not for use from two tasks at once.
public final class AwardReport {
  private let descriptor: CInt
  private let writer: DelimitedTextWriter
  /// Bytes up to the end of the last whole line; nil where the file cannot be cut (a terminal, a pipe).
  private var wholeLength: Int?

  /// Makes the file with its header. A report of an earlier run is replaced; any other file is left alone.
  /// - Throws: ``AwardReportError`` `exists`, `cannotCreate`, `cannotWrite`.
  public init(path: String, language: Language) throws(AwardReportError) {
    writer = DelimitedTextWriter(separator: language == .fr ? .semicolon : .comma, hasByteOrderMark: true)
    descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o600)
    guard descriptor >= 0 else { throw AwardReportError(.cannotCreate, "open: error \(errno)") }
    do {
      try prepare()
      try write(writer.beginning + writer.record(AwardReportLine.titles(in: language)))
    } catch {
      // deinit does not run for an object that was never whole.
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Writes the lines at once; when it returns they are the operating system's, and survive this process.
  /// - Throws: `cannotWrite`; the file then ends with the last line written before.
  public func append(_ lines: [AwardReportLine]) throws(AwardReportError) {
    guard !lines.isEmpty else { return }
    var bytes: [UInt8] = []
    for line in lines { writer.append(line.cells, to: &bytes) }
    try write(bytes)
  }

  /// Writes one line, as ``append(_:)-([AwardReportLine])``.
  public func append(_ line: AwardReportLine) throws(AwardReportError) { try append([line]) }

  /// Returns when the lines survive a loss of power too.
  /// - Throws: `cannotWrite`.
  public func synchronise() throws(AwardReportError) {
    guard wholeLength != nil else { return }
    guard fsync(descriptor) == 0 else { throw AwardReportError(.cannotWrite, "fsync: error \(errno)") }
  }

  private func prepare() throws(AwardReportError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw AwardReportError(.cannotCreate, "fstat: error \(errno)")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return }
    guard status.st_size == 0 || isReport() else {
      throw AwardReportError(.exists, "a file that is not a report")
    }
    guard fchmod(descriptor, 0o600) == 0, ftruncate(descriptor, 0) == 0 else {
      throw AwardReportError(.cannotCreate, "fchmod or ftruncate: error \(errno)")
    }
    wholeLength = 0
  }

  /// Whether the file begins as one of ours, in either language.
  private func isReport() -> Bool {
    Language.allCases.contains { language in
      let separator: Separator = language == .fr ? .semicolon : .comma
      let writer = DelimitedTextWriter(separator: separator, hasByteOrderMark: true)
      let beginning = writer.beginning + writer.record(AwardReportLine.titles(in: language))
      var found = [UInt8](repeating: 0, count: beginning.count)
      return pread(descriptor, &found, found.count, 0) == found.count && found == beginning
    }
  }

  private func write(_ bytes: [UInt8]) throws(AwardReportError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = errno
        if let wholeLength, ftruncate(descriptor, off_t(wholeLength)) == 0 {
          lseek(descriptor, off_t(wholeLength), SEEK_SET)
        }
        throw AwardReportError(.cannotWrite, "write: error \(error)")
      }
      written += count
    }
    if let length = wholeLength { wholeLength = length + bytes.count }
  }
}
