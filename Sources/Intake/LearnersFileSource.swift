import DelimitedText
import Foundation

/// A file on disk, held open from its check to its last row: renaming or replacing it meanwhile changes nothing,
/// and writing to it is noticed.
public final class LearnersFileSource: ByteSource {
  private enum Content {
    case file(descriptor: CInt, stamp: Stamp)
    /// What came through a pipe, which cannot be read twice.
    case memory(MemoryBytes)
  }

  private struct Stamp: Equatable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init(_ status: stat) {
      size = Int(status.st_size)
      seconds = Int(status.st_mtim.tv_sec)
      nanoseconds = Int(status.st_mtim.tv_nsec)
    }
  }

  private let content: Content

  /// The most bytes of a pipe that are kept in memory.
  public static let maximumPipedBytes = 64 << 20

  /// - Throws: `file.not-found`, `file.unreadable`; `file.too-large` for a pipe.
  public init(path: String) throws(LearnersFileError) {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let isAbsent = errno == ENOENT || errno == ENOTDIR
      throw LearnersFileError(isAbsent ? .notFound : .unreadable, "open: error \(errno)")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw LearnersFileError(.unreadable, "not a file")
    }
    if status.st_mode & S_IFMT == S_IFREG {
      content = .file(descriptor: descriptor, stamp: Stamp(status))
    } else {
      defer { close(descriptor) }
      do {
        content = .memory(MemoryBytes(try Self.drain(descriptor)))
      } catch {
        throw LearnersFileError(error)
      }
    }
  }

  deinit {
    if case .file(let descriptor, _) = content { close(descriptor) }
  }

  public func open() throws(DelimitedTextError) -> any ByteStream {
    switch content {
    case .memory(let bytes): return bytes.open()
    case .file:
      try checkStamp()
      return Stream(self)
    }
  }

  /// - Throws: `changed` when the file is not what it was when it was opened.
  private func checkStamp() throws(DelimitedTextError) {
    guard case .file(let descriptor, let stamp) = content else { return }
    var status = stat()
    guard fstat(descriptor, &status) == 0, Stamp(status) == stamp else {
      throw DelimitedTextError(.changed, "size or time of the file changed")
    }
  }

  private final class Stream: ByteStream {
    private let source: LearnersFileSource
    private var position = 0

    init(_ source: LearnersFileSource) { self.source = source }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(DelimitedTextError) -> Int {
      guard case .file(let descriptor, _) = source.content else { return 0 }
      while true {
        let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(position))
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw DelimitedTextError(.unreadable, "read: error \(errno)") }
        if count == 0 { try source.checkStamp() }
        position += count
        return count
      }
    }
  }

  private static func drain(_ descriptor: CInt) throws(DelimitedTextError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw DelimitedTextError(.unreadable, "read: error \(errno)") }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= maximumPipedBytes else {
        throw DelimitedTextError(.tooLarge, "more than \(maximumPipedBytes) bytes from a pipe")
      }
    }
  }
}
