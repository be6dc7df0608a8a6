/// What one walk over a text tells of it, before anything is decoded.
struct TokenShape {
  var dots = 0
  var hasTilde = false
  /// Only base64url characters and dots.
  var isToken = true
  /// Only printable ASCII without blanks.
  var isPrintable = true

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    // The common case is decided by a table look-up a byte; what falls out is looked at again.
    TokenShape.classes.withUnsafeBufferPointer { classes in
      for byte in bytes {
        let kind = classes[Int(byte)]
        if kind == 0 { continue }
        if kind == 1 {
          dots += 1
        } else {
          isToken = false
          if kind == 2 { hasTilde = hasTilde || byte == UInt8(ascii: "~") } else { isPrintable = false }
        }
      }
    }
  }

  init(_ text: String) {
    var text = text
    self = text.withUTF8 { TokenShape($0) }
  }

  /// 0 for base64url, 1 for the dot, 2 for other printable characters, 3 for everything else.
  private static let classes: [UInt8] = (0...255).map { (byte: UInt8) in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      0
    case UInt8(ascii: "."): 1
    case 0x21...0x7E: 2
    default: 3
    }
  }
}
