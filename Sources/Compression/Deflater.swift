import CZlib

/// Compresses a stream piece by piece.
///
/// Push the input in pieces of any size, then call ``finish(_:)`` once. What comes out depends on the bytes
/// alone, not on how they were cut into pieces.
public struct Deflater: ~Copyable {
  private let stream: ZlibStream
  /// zlib reads the gzip header when the first bytes come out, so it lives as long as the stream.
  private let header: UnsafeMutablePointer<gz_header>
  private var isFinished = false

  /// RFC 1952 section 2.3.1: 3 is Unix. zlib would write the system that it was built for.
  private static let operatingSystem: Int32 = 3

  /// - Throws: `outOfMemory`.
  public init(
    _ format: CompressionFormat, level: CompressionLevel = .standard
  ) throws(CompressionError) {
    stream = ZlibStream()
    header = .allocate(capacity: 1)
    header.initialize(to: gz_header())
    header.pointee.os = Self.operatingSystem
    var status = deflateInit2_(
      stream.state, level.rawValue, Z_DEFLATED, format.windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    if status == Z_OK, format == .gzip { status = deflateSetHeader(stream.state, header) }
    guard status == Z_OK else {
      throw CompressionError(.outOfMemory, "zlib could not open a stream to compress (status \(status))")
    }
  }

  deinit {
    deflateEnd(stream.state)
    stream.deallocate()
    header.deinitialize(count: 1)
    header.deallocate()
  }

  /// Compresses the next piece of the input.
  ///
  /// - Parameter take: gets what came out, chunk by chunk; the buffer is only good during the call.
  /// - Throws: `corrupt` when the stream is finished already.
  public mutating func push(
    _ input: [UInt8], _ take: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(CompressionError) {
    var position = 0
    while position < input.count {
      let count = min(input.count - position, Int(UInt32.max))
      let status = input.withUnsafeBufferPointer { buffer in
        run(UnsafeBufferPointer(rebasing: buffer[position..<position + count]), Z_NO_FLUSH, take)
      }
      guard status == Z_OK || status == Z_BUF_ERROR else { throw fault(status) }
      position += count
    }
  }

  /// Writes what is left, with checksum and length; the stream takes no further input.
  ///
  /// - Throws: `corrupt` when the stream is finished already.
  public mutating func finish(_ take: (UnsafeBufferPointer<UInt8>) -> Void) throws(CompressionError) {
    guard !isFinished else { throw fault(Z_STREAM_ERROR) }
    isFinished = true
    let status = run(UnsafeBufferPointer(start: nil, count: 0), Z_FINISH, take)
    guard status == Z_STREAM_END else { throw fault(status) }
  }

  private func fault(_ status: Int32) -> CompressionError {
    isFinished
      ? CompressionError(.corrupt, "the stream is finished and takes no more bytes")
      : CompressionError(.corrupt, "zlib refused to compress (status \(status))")
  }

  private func run(
    _ input: UnsafeBufferPointer<UInt8>, _ flush: Int32, _ take: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> Int32 {
    guard flush == Z_FINISH || !isFinished else { return Z_STREAM_ERROR }
    let state = stream.state
    state.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    state.pointee.avail_in = UInt32(input.count)
    var status = Z_OK
    repeat {
      state.pointee.next_out = stream.chunk.baseAddress
      state.pointee.avail_out = UInt32(stream.chunk.count)
      status = deflate(state, flush)
      let produced = stream.chunk.count - Int(state.pointee.avail_out)
      if produced > 0 { take(UnsafeBufferPointer(rebasing: stream.chunk[..<produced])) }
    } while state.pointee.avail_out == 0
    return status
  }
}
