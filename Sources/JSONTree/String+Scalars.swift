extension String {
  /// Whether both texts are the same Unicode scalars in the same order.
  ///
  /// `==` of the standard library also takes canonically equivalent texts for equal, which would let a
  /// document's name pass for another one.
  @usableFromInline
  func hasSameScalars(as other: String) -> Bool {
    let (left, right) = (utf8, other.utf8)
    guard left.count == right.count else { return false }
    let same = left.withContiguousStorageIfAvailable { a in
      right.withContiguousStorageIfAvailable { b in a.hasSameBytes(as: b) }
    }
    return (same ?? nil) ?? left.elementsEqual(right)
  }

  /// Whether the UTF-8 of the text is these bytes. Of a text decoded from them this says whether they
  /// were valid: decoding repairs what is not.
  func isExactly(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = utf8
    guard text.count == bytes.count else { return false }
    return text.withContiguousStorageIfAvailable { $0.hasSameBytes(as: bytes) }
      ?? text.elementsEqual(bytes)
  }

  /// Feeds the UTF-8 bytes to the hasher: equivalent but different texts must not collide, or a
  /// document could make every name of an object fall on one slot.
  func hashScalars(into hasher: inout Hasher) {
    var text = self
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)  // no byte of UTF-8: "a", "b" must not hash as "ab", ""
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether both buffers, which must have the same length, hold the same bytes.
  @inline(__always)
  func hasSameBytes(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let a = UnsafeRawPointer(baseAddress), let b = UnsafeRawPointer(other.baseAddress) else {
      return true
    }
    var at = 0
    while at &+ 8 <= count {
      let (x, y) = (
        a.loadUnaligned(fromByteOffset: at, as: UInt64.self),
        b.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      )
      if x != y { return false }
      at &+= 8
    }
    while at < count {
      if self[at] != other[at] { return false }
      at &+= 1
    }
    return true
  }
}
