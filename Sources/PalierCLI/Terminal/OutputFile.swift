import Foundation

/// Files that a command writes for its user: readable by the user only, since most hold personal data.
enum OutputFile {
  /// - Throws: ``Failure`` 73.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw refusal(path) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw refusal(path) }
      written += count
    }
  }

  static func refusal(_ path: String) -> Failure {
    let cause = String(cString: strerror(errno))
    return Failure(
      .cannotWrite, "cannot-write", fr: "« \(path) » ne peut pas être écrit (\(cause)).",
      en: "“\(path)” cannot be written (\(cause)).")
  }
}
