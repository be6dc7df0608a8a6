import Encodings

/// A date as people write it in a spreadsheet.
enum LearnersDate {
  case day(CalendarDate)
  /// The form of a date, of a day that there is not.
  case impossible
  case malformed

  /// Reads `2026-05-12`, `12/05/2026`, `12-05-2026` and `12.05.2026` (the day always first), the first form with
  /// `/` and `.` too, one digit where two are usual, and a midnight after them, which databases and spreadsheets
  /// append.
  init(_ text: String) {
    var text = text
    self = text.withUTF8(Self.read)
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> LearnersDate {
    var first = Number()
    var second = Number()
    var third = Number()
    var separator: UInt8 = 0
    var index = 0
    func readNumber(_ number: inout Number) {
      while index < bytes.count, (0x30...0x39).contains(bytes[index]), number.digits < 5 {
        number.value = number.value * 10 + Int(bytes[index] - 0x30)
        number.digits += 1
        index += 1
      }
    }
    func readSeparator() -> Bool {
      guard index < bytes.count, separators.contains(bytes[index]),
        separator == 0 || separator == bytes[index]
      else {
        return false
      }
      separator = bytes[index]
      index += 1
      return true
    }
    readNumber(&first)
    guard readSeparator() else { return .malformed }
    readNumber(&second)
    guard readSeparator() else { return .malformed }
    readNumber(&third)
    guard index == bytes.count || midnights.contains(String(decoding: bytes[index...], as: UTF8.self)) else {
      return .malformed
    }
    switch (first.digits, second.digits, third.digits) {
    case (4, 1...2, 1...2): return day(first.value, second.value, third.value)
    case (1...2, 1...2, 4): return day(third.value, second.value, first.value)
    default: return .malformed
    }
  }

  private struct Number {
    var value = 0
    var digits = 0
  }

  private static let separators: [UInt8] = [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")]

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> LearnersDate {
    (try? CalendarDate(year: year, month: month, day: day)).map(LearnersDate.day) ?? .impossible
  }

  private static let midnights: Set<String> = Set(
    [" ", "T"].flatMap { start in
      ["00:00", "0:00", "00:00:00", "0:00:00", "00:00:00Z", "00:00:00.000"].map { start + $0 }
    })
}
