/// The three wrappings of deflate (RFC 1951).
///
/// ```swift
/// let small = try CompressionFormat.gzip.compress(bytes)
/// let again = try CompressionFormat.gzip.expand(small, maximumBytes: 1 << 20)
/// ```
public enum CompressionFormat: Sendable, CaseIterable {
  /// RFC 1952, with CRC-32 and length; several members one after the other count as one text.
  case gzip
  /// RFC 1950, with Adler-32.
  case zlib
  /// Deflate alone, without header or checksum.
  case raw

  /// How zlib is told: bits of the window, plus 16 for gzip, negative for none.
  var windowBits: Int32 {
    switch self {
    case .gzip: 31
    case .zlib: 15
    case .raw: -15
    }
  }

  /// The bytes in compressed form, all at once.
  ///
  /// The same bytes, level and zlib give the same result on every machine and at any time: a gzip header carries
  /// no file name, no time (MTIME 0) and always 3 (Unix) as its system.
  /// - Throws: `outOfMemory`.
  public func compress(
    _ bytes: [UInt8], level: CompressionLevel = .standard
  ) throws(CompressionError) -> [UInt8] {
    var deflater = try Deflater(self, level: level)
    var result: [UInt8] = []
    try deflater.push(bytes) { result.append(contentsOf: $0) }
    try deflater.finish { result.append(contentsOf: $0) }
    return result
  }

  /// The expanded bytes, all at once; the whole input must be one well-formed text of this format.
  ///
  /// - Parameter maximumBytes: the most bytes the result may have. An input that would give more is refused
  ///   when one byte more has been expanded: neither memory nor work exceeds the cap by more than a chunk.
  /// - Throws: `corrupt`, `dictionaryNeeded`, `tooLarge`, `trailingData`, `truncated`, `outOfMemory`.
  public func expand(_ bytes: [UInt8], maximumBytes: Int) throws(CompressionError) -> [UInt8] {
    var inflater = try Inflater(self, maximumBytes: maximumBytes)
    var result: [UInt8] = []
    try inflater.push(bytes) { result.append(contentsOf: $0) }
    try inflater.finish()
    return result
  }
}
