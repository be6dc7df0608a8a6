/// Bytes held in memory: an upload, a test.
public struct MemoryBytes: ByteSource, Sendable {
  public let bytes: [UInt8]
  /// The most bytes that one reading gives at once.
  public let chunkSize: Int

  public init(_ bytes: [UInt8], chunkSize: Int = .max) {
    self.bytes = bytes
    self.chunkSize = max(1, chunkSize)
  }

  public init(_ text: String, chunkSize: Int = .max) {
    self.init(Array(text.utf8), chunkSize: chunkSize)
  }

  public func open() -> any ByteStream { Stream(bytes, chunkSize) }

  private final class Stream: ByteStream {
    let bytes: [UInt8]
    let chunkSize: Int
    var position = 0

    init(_ bytes: [UInt8], _ chunkSize: Int) {
      self.bytes = bytes
      self.chunkSize = chunkSize
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
      let count = min(buffer.count, chunkSize, bytes.count - position)
      buffer.copyBytes(from: bytes[position..<position + count])
      position += count
      return count
    }
  }
}
