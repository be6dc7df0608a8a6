import Foundation

/// Files that a command reads whole, up to a limit.
enum InputFile {
  /// - Throws: ``Failure`` 66 when there is none, 74 when it cannot be read, 65 when it is too large.
  static func read(_ path: String, limit: Int) throws -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal(path) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw refusal(path) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= limit else {
        let (size, fr, en) = limit < 1 << 20 ? (limit >> 10, "Kio", "KiB") : (limit >> 20, "Mio", "MiB")
        throw Failure(
          .unreadable, "file.too-large", fr: "« \(path) » est trop grand : \(size) \(fr) au plus.",
          en: "“\(path)” is too large: \(size) \(en) at most.")
      }
    }
  }

  static func refusal(_ path: String) -> Failure {
    let missing = errno == ENOENT
    let cause = String(cString: strerror(errno))
    return missing
      ? Failure(
        .missing, "file.missing", fr: "Il n’y a pas de fichier « \(path) ».", en: "There is no file “\(path)”.")
      : Failure(
        .cannotRead, "cannot-read", fr: "« \(path) » ne peut pas être lu (\(cause)).",
        en: "“\(path)” cannot be read (\(cause)).")
  }
}
