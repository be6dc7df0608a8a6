/// Finds what needs attention inside strings, eight bytes at a time.
enum JSONScan {
  /// The first byte of `from..<end` that is a quotation mark, a backslash or a control character below
  /// 0x20; `end` when there is none.
  @inline(__always)
  static func plainEnd(from: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    var seen: UInt64 = 0
    return plainEnd(from: from, to: end, seen: &seen)
  }

  /// The same; `seen` keeps a bit of `tops` if a byte before the end is not ASCII. It may also keep one
  /// for up to seven bytes after it.
  @inline(__always)
  static func plainEnd(
    from: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>, seen: inout UInt64
  ) -> UnsafePointer<UInt8> {
    var at = from
    while end - at >= 8 {
      let word = UInt64(littleEndian: UnsafeRawPointer(at).loadUnaligned(as: UInt64.self))
      seen |= word
      let marked = marks(word)
      if marked != 0 { return at + marked.trailingZeroBitCount &>> 3 }
      at += 8
    }
    while at < end {
      let byte = at.pointee
      seen |= UInt64(byte)
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return at }
      at += 1
    }
    return end
  }

  /// The top bit of each byte: set where it is not ASCII.
  static let tops: UInt64 = 0x8080_8080_8080_8080

  /// The top bit of each byte that needs attention. A borrow can also mark bytes above a marked one:
  /// only the lowest mark counts.
  @inline(__always)
  private static func marks(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    return
      (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
      | ((word &- ones &* 0x20) & ~word)) & tops
  }
}
