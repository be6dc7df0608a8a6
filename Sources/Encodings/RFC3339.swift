import FoundationEssentials

/// Instants as text: the common part of RFC 3339 and `xsd:dateTimeStamp`.
public enum RFC3339 {
  /// An instant in UTC, in whole seconds, rounded down: `2026-11-25T10:00:00Z`.
  ///
  /// Instants outside the years 1 to 9999 give the nearest second inside.
  public static func string(_ date: Date) -> String {
    let lowest = CalendarDate.earliest.dayNumber * 86_400
    let highest = CalendarDate.latest.dayNumber * 86_400 + 86_399
    let interval = date.timeIntervalSince1970.rounded(.down)
    let seconds = interval.isNaN ? lowest : Int(max(Double(lowest), min(Double(highest), interval)))
    let day = CalendarDate(dayNumber: (seconds - lowest) / 86_400 + CalendarDate.earliest.dayNumber)
    let time = (seconds - lowest) % 86_400
    var characters = Array(day.iso.utf8)
    characters.reserveCapacity(20)
    characters.append(UInt8(ascii: "T"))
    CalendarDate.append(time / 3600, digits: 2, to: &characters)
    characters.append(UInt8(ascii: ":"))
    CalendarDate.append(time / 60 % 60, digits: 2, to: &characters)
    characters.append(UInt8(ascii: ":"))
    CalendarDate.append(time % 60, digits: 2, to: &characters)
    characters.append(UInt8(ascii: "Z"))
    return String(decoding: characters, as: UTF8.self)
  }

  /// Reads `YYYY-MM-DDThh:mm:ss[.fraction](Z|±hh:mm)`, at most 64 characters; else nil.
  ///
  /// The offset is required. `24:00:00` is the next midnight, as XML Schema says. Leap seconds (`:60`), lower-case
  /// `t` and `z`, offsets beyond 14 hours and years of other than four digits are refused: one of the two
  /// specifications does not have them.
  public static func parse(_ text: some StringProtocol) -> Date? {
    let text = Array(text.utf8.prefix(65))
    guard (20...64).contains(text.count), let day = CalendarDate.parse(text[0..<10]),
      text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
      let hour = CalendarDate.number(text[11..<13]), let minute = CalendarDate.number(text[14..<16]),
      let second = CalendarDate.number(text[17..<19])
    else { return nil }

    var position = 19
    var fraction = 0.0
    if text[position] == UInt8(ascii: ".") {
      let digits = text[(position + 1)...].prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      guard !digits.isEmpty else { return nil }
      position = digits.endIndex
      // A Date holds far less than 15 digits; the rest cannot change it.
      for digit in digits.prefix(15).reversed() {
        fraction = (fraction + Double(digit - UInt8(ascii: "0"))) / 10
      }
      if fraction == 0, digits.contains(where: { $0 != UInt8(ascii: "0") }) {
        fraction = .leastNonzeroMagnitude
      }
    }
    let endOfDay = hour == 24 && minute == 0 && second == 0 && fraction == 0
    guard hour < 24 || endOfDay, minute < 60, second < 60, let offset = offset(text[position...]) else {
      return nil
    }
    let seconds = day.dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset
    return Date(timeIntervalSince1970: Double(seconds) + fraction)
  }

  /// Seconds east of UTC.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
    let text = Array(text)
    if text == [UInt8(ascii: "Z")] { return 0 }
    guard text.count == 6, text[3] == UInt8(ascii: ":"), let hours = CalendarDate.number(text[1..<3]),
      let minutes = CalendarDate.number(text[4..<6]), minutes < 60, hours * 60 + minutes <= 14 * 60
    else { return nil }
    switch text[0] {
    case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
    case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
    default: return nil
    }
  }
}
