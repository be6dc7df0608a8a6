import CZlib

/// Expands a stream piece by piece, never beyond a cap.
///
/// Push the input in pieces of any size, then call ``finish()``, which alone tells whether the input was whole.
/// After an error the stream is over: every further call throws the same error.
public struct Inflater: ~Copyable {
  /// How many bytes came out so far.
  public private(set) var expandedBytes = 0
  /// How many bytes went in and were understood so far.
  public private(set) var consumedBytes = 0

  private let format: CompressionFormat
  private let maximumBytes: Int
  private let stream: ZlibStream
  private var phase = Phase.inside

  private enum Phase {
    /// Before the end of a text (for gzip: of a member).
    case inside
    /// After the end of a text: only a further gzip member may follow.
    case atEnd
    case failed(CompressionError)
  }

  /// - Parameter maximumBytes: the most bytes that may come out, 0 or more.
  /// - Throws: `outOfMemory`.
  public init(_ format: CompressionFormat, maximumBytes: Int) throws(CompressionError) {
    self.format = format
    self.maximumBytes = max(0, maximumBytes)
    stream = ZlibStream()
    let status = inflateInit2_(
      stream.state, format.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      // The stream was never opened; deinit's inflateEnd answers an error and does nothing.
      throw CompressionError(.outOfMemory, "zlib could not open a stream to expand (status \(status))")
    }
  }

  deinit {
    inflateEnd(stream.state)
    stream.deallocate()
  }

  /// Expands the next piece of the input.
  ///
  /// - Parameter take: gets what came out, chunk by chunk; the buffer is only good during the call.
  /// - Throws: `corrupt`, `dictionaryNeeded`, `tooLarge`, `trailingData`, `outOfMemory`.
  public mutating func push(
    _ input: [UInt8], _ take: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(CompressionError) {
    if case .failed(let error) = phase { throw error }
    let result = input.withUnsafeBufferPointer { buffer -> Result<Void, CompressionError> in
      do throws(CompressionError) {
        try expand(buffer, take)
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    if case .failure(let error) = result {
      phase = .failed(error)
      throw error
    }
  }

  /// Ends the input.
  ///
  /// - Throws: `truncated` when the compressed data had not ended, or the error of an earlier call.
  public mutating func finish() throws(CompressionError) {
    switch phase {
    case .atEnd: return
    case .failed(let error): throw error
    case .inside:
      let error = CompressionError(
        .truncated, "the input ends before the compressed data does", at: consumedBytes)
      phase = .failed(error)
      throw error
    }
  }

  private mutating func expand(
    _ input: UnsafeBufferPointer<UInt8>, _ take: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(CompressionError) {
    var position = 0
    while position < input.count {
      if case .atEnd = phase { try openNextMember(input[position]) }
      let piece = UnsafeBufferPointer(
        rebasing: input[position..<min(input.count, position + Int(UInt32.max))])
      position += try expandPiece(piece, take)
    }
  }

  /// RFC 1952 section 2.2: members follow one another, with nothing before, between or after them.
  private mutating func openNextMember(_ first: UInt8) throws(CompressionError) {
    guard format == .gzip, first == 0x1F else {
      throw CompressionError(.trailingData, "bytes follow the end of the compressed data", at: consumedBytes)
    }
    guard inflateReset(stream.state) == Z_OK else {
      throw CompressionError(.corrupt, "zlib could not open the next member", at: consumedBytes)
    }
    phase = .inside
  }

  /// Expands until the piece is used up or a text ends; answers how many bytes of the piece were used.
  private mutating func expandPiece(
    _ piece: UnsafeBufferPointer<UInt8>, _ take: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(CompressionError) -> Int {
    let state = stream.state
    state.pointee.next_in = UnsafeMutablePointer(mutating: piece.baseAddress)
    state.pointee.avail_in = UInt32(piece.count)
    let before = consumedBytes
    while true {
      // One byte more than allowed is room enough to see that the cap is exceeded.
      let room = min(stream.chunk.count - 1, maximumBytes - expandedBytes) + 1
      state.pointee.next_out = stream.chunk.baseAddress
      state.pointee.avail_out = UInt32(room)
      let status = inflate(state, Z_NO_FLUSH)
      let produced = room - Int(state.pointee.avail_out)
      consumedBytes = before + piece.count - Int(state.pointee.avail_in)
      guard produced <= maximumBytes - expandedBytes else {
        throw CompressionError(
          .tooLarge, "the expanded data is longer than \(maximumBytes) bytes", at: consumedBytes)
      }
      expandedBytes += produced
      if produced > 0 { take(UnsafeBufferPointer(rebasing: stream.chunk[..<produced])) }
      switch status {
      case Z_STREAM_END:
        phase = .atEnd
        return consumedBytes - before
      case Z_OK, Z_BUF_ERROR:
        // Output room left over means that the input was the limit: wait for more of it.
        if state.pointee.avail_out > 0 { return piece.count }
      case Z_NEED_DICT:
        throw CompressionError(.dictionaryNeeded, "the stream needs a preset dictionary", at: consumedBytes)
      case Z_MEM_ERROR:
        throw CompressionError(.outOfMemory, "zlib has no memory to expand", at: consumedBytes)
      default:
        let text = state.pointee.msg.map { String(cString: $0) } ?? "status \(status)"
        throw CompressionError(.corrupt, "the compressed data is damaged: \(text)", at: consumedBytes)
      }
    }
  }
}
