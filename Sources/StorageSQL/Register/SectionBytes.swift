import Encodings
import Register
import Storage

/// Writes the parts of a record one after the other: numbers in as few bytes as they take, texts with their length,
/// what is absent as a zero.
struct SectionWriter {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(2048) }

  mutating func number(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value << 1 ^ value >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func optional(_ value: Int?) {
    guard let value else { return bytes.append(0) }
    bytes.append(1)
    number(value)
  }

  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 {
      number($0.count)
      bytes.append(contentsOf: $0)
    }
  }

  mutating func optional(_ text: String?) {
    guard let text else { return bytes.append(0) }
    bytes.append(1)
    self.text(text)
  }

  mutating func optional(_ flag: Bool?) { bytes.append(flag.map { $0 ? 2 : 1 } ?? 0) }
  mutating func optional(_ day: CalendarDate?) { optional(day?.dayNumber) }

  mutating func list<T>(_ list: [T], _ write: (inout SectionWriter, T) -> Void) {
    number(list.count)
    for item in list { write(&self, item) }
  }
}

/// Reads what ``SectionWriter`` wrote.
struct SectionReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private static let damaged = StorageError(
    .folderDamaged, "a record of the register cannot be read: import the register again")

  var isAtEnd: Bool { place == bytes.count }

  mutating func byte() throws -> UInt8 {
    guard place < bytes.count else { throw Self.damaged }
    place += 1
    return bytes[place - 1]
  }

  mutating func number() throws -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      guard shift < 64 else { throw Self.damaged }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(Int64(bitPattern: value >> 1)) ^ -Int(value & 1)
  }

  mutating func optionalNumber() throws -> Int? { try byte() == 0 ? nil : number() }

  mutating func text() throws -> String {
    let count = try number()
    guard count >= 0, count <= bytes.count - place else { throw Self.damaged }
    defer { place += count }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  mutating func optionalText() throws -> String? { try byte() == 0 ? nil : text() }

  mutating func optionalFlag() throws -> Bool? {
    switch try byte() {
    case 0: nil
    case 1: false
    default: true
    }
  }

  mutating func optionalDay() throws -> CalendarDate? { try optionalNumber().map { CalendarDate(dayNumber: $0) } }

  mutating func list<T>(_ read: (inout SectionReader) throws -> T) throws -> [T] {
    let count = try number()
    // Every item takes a byte at least.
    guard count >= 0, count <= bytes.count - place else { throw Self.damaged }
    var list: [T] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try read(&self)) }
    return list
  }

  mutating func code() throws -> RegisterCode {
    guard let code = RegisterKey.code(try number()) else { throw Self.damaged }
    return code
  }

  mutating func optionalSIRET() throws -> SIRET? {
    guard let number = try optionalNumber() else { return nil }
    guard number >= 0, let siret = SIRET(number: UInt64(number)) else { throw Self.damaged }
    return siret
  }
}

/// A fiche as the number of its row: twice its number, and one more for the RS.
enum RegisterKey {
  static func number(_ code: RegisterCode) -> Int { code.number * 2 + (code.fiche.kind == .rs ? 1 : 0) }
  static func code(_ key: Int) -> RegisterCode? { .fiche(key & 1 == 1 ? .rs : .rncp, key >> 1) }
}
