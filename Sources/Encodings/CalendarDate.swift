import FoundationEssentials

/// A day of the Gregorian calendar (proleptic), in the years 1 to 9999, without a time zone.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to 31.
  public let day: Int

  public static let earliest = CalendarDate(unchecked: 1, 1, 1)
  public static let latest = CalendarDate(unchecked: 9999, 12, 31)

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// - Throws: `.date` for a day that the calendar does not have.
  public init(year: Int, month: Int, day: Int) throws(EncodingFault) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { throw EncodingFault(.date, "no such day in the calendar") }
    self.init(unchecked: year, month, day)
  }

  /// Reads `2026-05-12`, and nothing else.
  ///
  /// - Throws: `.date`.
  public init(iso text: some StringProtocol) throws(EncodingFault) {
    guard let date = Self.parse(Array(text.utf8)) else {
      throw EncodingFault(.date, "no day of the form YYYY-MM-DD")
    }
    self = date
  }

  /// The day that it is at an instant in the time of a place some seconds east of Greenwich.
  public init(_ date: Date, secondsFromGMT: Int) { self.init(date.addingTimeInterval(TimeInterval(secondsFromGMT))) }

  /// The UTC day of an instant; instants outside the years 1 to 9999 give the nearest day inside.
  public init(_ date: Date) {
    let seconds = date.timeIntervalSince1970
    guard !seconds.isNaN else {
      self = .earliest
      return
    }
    let days = (seconds / 86_400).rounded(.down)
    self.init(dayNumber: Int(max(-1_000_000, min(4_000_000, days))))
  }

  /// The day so many days after 1970-01-01; a number outside the range gives the nearest day inside.
  public init(dayNumber: Int) {
    // Days since 0000-03-01, in eras of 400 years, so that the leap day is the last of its year.
    let shifted = max(Self.earliest.dayNumber, min(Self.latest.dayNumber, dayNumber)) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      unchecked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Days since 1970-01-01.
  public var dayNumber: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// `2026-05-12`.
  public var iso: String {
    var characters: [UInt8] = []
    characters.reserveCapacity(10)
    Self.append(year, digits: 4, to: &characters)
    characters.append(UInt8(ascii: "-"))
    Self.append(month, digits: 2, to: &characters)
    characters.append(UInt8(ascii: "-"))
    Self.append(day, digits: 2, to: &characters)
    return String(decoding: characters, as: UTF8.self)
  }

  public var description: String { iso }

  /// Midnight UTC at the start of the day.
  public var startOfDayUTC: Date { Date(timeIntervalSince1970: Double(dayNumber) * 86_400) }

  /// Adds years and months first, then days. A day that the month does not have becomes its last
  /// (31 January and one month: 28 or 29 February); a result outside the years 1 to 9999 the nearest day inside.
  public func adding(years: Int = 0, months: Int = 0, days: Int = 0) -> CalendarDate {
    let bound = 200_000
    let clamp = { (value: Int, limit: Int) in max(-limit, min(limit, value)) }
    let monthNumber = year * 12 + month - 1 + clamp(years, bound) * 12 + clamp(months, bound)
    guard monthNumber >= 12 else { return .earliest }
    guard monthNumber < 120_000 else { return .latest }
    let (newYear, newMonth) = (monthNumber / 12, monthNumber % 12 + 1)
    let moved = CalendarDate(
      unchecked: newYear, newMonth, min(day, Self.days(inMonth: newMonth, of: newYear)))
    return days == 0 ? moved : CalendarDate(dayNumber: moved.dayNumber + clamp(days, 4_000_000))
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Reads the ten characters `YYYY-MM-DD`.
  static func parse(_ text: some RandomAccessCollection<UInt8>) -> CalendarDate? {
    let text = Array(text)
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = number(text[0..<4]), let month = number(text[5..<7]), let day = number(text[8..<10])
    else { return nil }
    return try? CalendarDate(year: year, month: month, day: day)
  }

  /// A number of ASCII digits only.
  static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }

  static func append(_ value: Int, digits: Int, to characters: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor > 0 {
      characters.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
      divisor /= 10
    }
  }
}
