/// Bytes that can be read from their beginning as often as needed.
///
/// A file of learners is read more than once (checked whole, then awarded from), always by the same steps.
public protocol ByteSource: Sendable {
  /// Starts at the first byte.
  /// - Throws: `unreadable`; `changed` when the bytes are known not to be those of the last reading.
  func open() throws(DelimitedTextError) -> any ByteStream
}

/// One reading of a ``ByteSource``.
public protocol ByteStream: AnyObject {
  /// Fills the beginning of `buffer` (not empty) and returns how many bytes it wrote; 0 at the end, and only there.
  /// - Throws: `unreadable`, `changed`.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DelimitedTextError) -> Int
}
