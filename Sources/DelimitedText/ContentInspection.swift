/// One walk over all bytes: is it UTF-8, and if not, what else; which separator does the header use.
struct ContentInspection {
  private(set) var hasMark = false
  private(set) var header = HeaderInspection()
  private var isBeginning = true
  private var line = 1
  private var afterCarriageReturn = false
  /// Continuation bytes still due, and the range of the next one (RFC 3629, section 4).
  private var due = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF
  private var sequences = 0
  private var broken = 0
  private var firstBrokenLine: Int?
  private var firstUndefinedLine: Int?

  mutating func read(_ bytes: UnsafeRawBufferPointer) throws(DelimitedTextError) {
    var bytes = bytes
    if isBeginning, !bytes.isEmpty {
      isBeginning = false
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        hasMark = true
        bytes = UnsafeRawBufferPointer(rebasing: bytes[3...])
      }
    }
    if !header.isDone { try header.read(bytes) }
    for byte in bytes {
      if byte < 0x80 {
        if due > 0 { breakSequence() }
        if byte >= 0x20 { afterCarriageReturn = false } else { try readControl(byte) }
      } else {
        readHigh(byte)
      }
    }
  }

  mutating func finish() throws(DelimitedTextError) {
    if due > 0 { breakSequence() }
    try header.finish()
  }

  func encoding() throws(DelimitedTextError) -> DelimitedTextFormat.Encoding {
    guard let firstBrokenLine else { return .utf8 }
    // Text in Windows-1252 hardly ever has two neighbouring letters that look like a UTF-8 sequence.
    if hasMark || sequences >= broken {
      throw DelimitedTextError(
        .invalidUTF8, "bytes that are not UTF-8 in a text that otherwise is", line: counted(firstBrokenLine))
    }
    if let firstUndefinedLine {
      throw DelimitedTextError(
        .encodingUnknown, "a byte that is neither UTF-8 nor Windows-1252", line: counted(firstUndefinedLine))
    }
    return .windows1252
  }

  private mutating func readControl(_ byte: UInt8) throws(DelimitedTextError) {
    switch byte {
    case 0x0A:
      if !afterCarriageReturn { line += 1 }
      afterCarriageReturn = false
    case 0x0D:
      line += 1
      afterCarriageReturn = true
    case 0:
      throw DelimitedTextError(.nulByte, "a NUL byte", line: counted(line))
    default:
      afterCarriageReturn = false
    }
  }

  private mutating func readHigh(_ byte: UInt8) {
    afterCarriageReturn = false
    if firstUndefinedLine == nil, Windows1252.isUndefined(byte) { firstUndefinedLine = line }
    if due > 0 {
      if lowest <= byte, byte <= highest {
        due -= 1
        (lowest, highest) = (0x80, 0xBF)
        if due == 0 { sequences += 1 }
        return
      }
      breakSequence()
    }
    switch byte {
    case 0xC2...0xDF: due = 1
    case 0xE0: (due, lowest) = (2, 0xA0)
    case 0xED: (due, highest) = (2, 0x9F)
    case 0xE1...0xEF: due = 2
    case 0xF0: (due, lowest) = (3, 0x90)
    case 0xF1...0xF3: due = 3
    case 0xF4: (due, highest) = (3, 0x8F)
    default: breakSequence()
    }
  }

  private mutating func breakSequence() {
    broken += 1
    if firstBrokenLine == nil { firstBrokenLine = line }
    due = 0
    (lowest, highest) = (0x80, 0xBF)
  }

  /// The line as records count it: the declaration of the separator is none.
  private func counted(_ line: Int) -> Int { header.declarationLength > 0 ? max(1, line - 1) : line }
}
