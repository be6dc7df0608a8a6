import Documents

/// Reads a QR code of version 1 to 3 at level M (one block, so that the data stand in order) as ISO/IEC 18004
/// says, without correcting errors.
struct SmallQRReader {
  let code: QRCode

  init(_ code: QRCode) { self.code = code }

  private var version: Int { (code.size - 17) / 4 }
  private var dataCodewords: Int { [16, 28, 44][version - 1] }

  /// The text of one segment in byte mode; nil when anything is not as it has to be.
  func text() -> String? {
    guard (1...3).contains(version), let mask = maskNumber() else { return nil }
    let bits = dataBits(mask)
    func number(_ from: Int, _ count: Int) -> Int {
      bits[from..<from + count].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    }
    guard number(0, 4) == 0b0100 else { return nil }
    let count = number(4, 8)
    guard 12 + count * 8 <= dataCodewords * 8 else { return nil }
    let bytes = (0..<count).map { UInt8(number(12 + $0 * 8, 8)) }
    // After the terminator pad bytes alternate.
    let used = (12 + count * 8 + 4 + 7) / 8
    for (position, place) in (used..<max(used, dataCodewords)).enumerated() {
      guard number(place * 8, 8) == (position % 2 == 0 ? 0xEC : 0x11) else { return nil }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The mask of the format information beside the upper left finder; nil unless the level is M and the check bits fit.
  private func maskNumber() -> Int? {
    let places =
      (0...5).map { (8, $0) } + [(8, 7), (8, 8), (7, 8)] + (0...5).reversed().map { ($0, 8) }
    let read = places.reduce(0) { $0 << 1 | (code[$1.0, $1.1] ? 1 : 0) } ^ 0b101_0100_0001_0010
    var check = read & ~0x3FF
    for bit in (10...14).reversed() where check >> bit & 1 == 1 { check ^= 0b101_0011_0111 << (bit - 10) }
    guard check == read & 0x3FF, read >> 13 == 0b00 else { return nil }
    return read >> 10 & 7
  }

  private func dataBits(_ mask: Int) -> [Bool] {
    var bits: [Bool] = []
    var upwards = true
    for right in [Int](stride(from: code.size - 1, to: 6, by: -2)) + [5, 3, 1] {
      for step in 0..<code.size {
        let row = upwards ? code.size - 1 - step : step
        for column in [right, right - 1] where !isFunction(row, column) {
          bits.append(code[row, column] != isFlipped(mask, row, column))
        }
      }
      upwards.toggle()
    }
    return bits
  }

  private func isFunction(_ row: Int, _ column: Int) -> Bool {
    let far = code.size - 8
    if row <= 8, column <= 8 || column >= far { return true }
    if row >= far, column <= 8 { return true }
    if row == 6 || column == 6 { return true }
    let centre = code.size - 7
    return version > 1 && abs(row - centre) <= 2 && abs(column - centre) <= 2
  }

  private func isFlipped(_ mask: Int, _ i: Int, _ j: Int) -> Bool {
    switch mask {
    case 0: (i + j) % 2 == 0
    case 1: i % 2 == 0
    case 2: j % 3 == 0
    case 3: (i + j) % 3 == 0
    case 4: (i / 2 + j / 3) % 2 == 0
    case 5: i * j % 2 + i * j % 3 == 0
    case 6: (i * j % 2 + i * j % 3) % 2 == 0
    default: ((i + j) % 2 + i * j % 3) % 2 == 0
    }
  }
}
