import CZlib

/// One zlib stream at a fixed address (zlib keeps a pointer back to it) with a chunk for its output.
///
/// The owner ends the stream with `inflateEnd` or `deflateEnd` before it calls ``deallocate()``.
struct ZlibStream: ~Copyable {
  static let chunkBytes = 64 * 1024

  let state: UnsafeMutablePointer<z_stream>
  let chunk: UnsafeMutableBufferPointer<UInt8>

  init() {
    state = .allocate(capacity: 1)
    state.initialize(to: z_stream())
    chunk = .allocate(capacity: Self.chunkBytes)
    chunk.initialize(repeating: 0)
  }

  func deallocate() {
    state.deinitialize(count: 1)
    state.deallocate()
    chunk.deallocate()
  }
}
