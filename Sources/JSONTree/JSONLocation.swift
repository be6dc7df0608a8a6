/// A place in a text.
public struct JSONLocation: Hashable, Sendable {
  /// The line, from 1. A line ends at LF, CR or CR LF.
  public let line: Int
  /// The column, from 1, in Unicode scalars.
  public let column: Int
  /// The number of bytes before the place.
  public let offset: Int

  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }

  /// The place of the byte at `offset`; in malformed UTF-8 every byte that is no continuation byte
  /// counts as one scalar.
  init(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var (line, column) = (1, 1)
    var previous: UInt8 = 0
    for byte in bytes[..<Swift.min(offset, bytes.count)] {
      switch byte {
      case 0x0A where previous == 0x0D: break  // the second half of CR LF
      case 0x0A, 0x0D: (line, column) = (line + 1, 1)
      case 0x80...0xBF: break
      default: column += 1
      }
      previous = byte
    }
    self.init(line: line, column: column, offset: offset)
  }
}

extension JSONLocation: CustomStringConvertible {
  public var description: String { "line \(line), column \(column)" }
}
