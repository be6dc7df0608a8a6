/// Windows-1252, as Microsoft defines it: 0x81, 0x8D, 0x8F, 0x90 and 0x9D mean nothing.
public enum Windows1252 {
  static func isUndefined(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x81, 0x8D, 0x8F, 0x90, 0x9D: true
    default: false
    }
  }

  /// The characters of 0x80 to 0x9F; undefined ones as U+FFFD.
  private static let upperControls: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  /// The byte of a character; nil for one that Windows-1252 does not have.
  public static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case ..<0x80, 0xA0...0xFF: return UInt8(scalar.value)
    case ...0xFFFC: return upperControls.firstIndex(of: UInt16(scalar.value)).map { UInt8(0x80 + $0) }
    default: return nil
    }
  }

  /// Writes `input` as UTF-8 to `output`, which has three times its room, and returns the bytes written.
  static func transcode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Int {
    var written = 0
    for byte in input {
      switch byte {
      case ..<0x80:
        output[written] = byte
        written += 1
      case 0xA0...:
        output[written] = 0xC0 | byte >> 6
        output[written + 1] = 0x80 | byte & 0x3F
        written += 2
      default:
        let scalar = upperControls[Int(byte - 0x80)]
        if scalar < 0x800 {
          output[written] = 0xC0 | UInt8(scalar >> 6)
          output[written + 1] = 0x80 | UInt8(scalar & 0x3F)
          written += 2
        } else {
          output[written] = 0xE0 | UInt8(scalar >> 12)
          output[written + 1] = 0x80 | UInt8(scalar >> 6 & 0x3F)
          output[written + 2] = 0x80 | UInt8(scalar & 0x3F)
          written += 3
        }
      }
    }
    return written
  }
}
