import Encodings
import Foundation
import TestMaterial
import Testing

@Suite struct CalendarTests {
  /// Counts every day from 1890 to 2110, one after the other.
  @Test func agreesWithCounting() throws {
    var (year, month, day) = (1890, 1, 1)
    let first = try CalendarDate(year: 1890, month: 1, day: 1).dayNumber
    for number in first..<(first + 80_000) {
      let date = CalendarDate(dayNumber: number)
      guard date.year == year, date.month == month, date.day == day, date.dayNumber == number else {
        Issue.record("\(number) gave \(date), not \(year)-\(month)-\(day)")
        return
      }
      day += 1
      let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      if day > [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] {
        (month, day) = (month + 1, 1)
      }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(try CalendarDate(year: 1970, month: 1, day: 1).dayNumber == 0)
  }

  @Test func agreesWithFoundation() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    var random = SeededGenerator(seed: 1582)
    for _ in 0..<500 {
      // From 1600 on, where Foundation's calendar is Gregorian too.
      let number = Int.random(in: -135_000...2_900_000, using: &random)
      let date = CalendarDate(dayNumber: number)
      let parts = calendar.dateComponents([.year, .month, .day], from: date.startOfDayUTC)
      #expect([parts.year, parts.month, parts.day] == [date.year, date.month, date.day])
      #expect(CalendarDate(date.startOfDayUTC) == date)
      #expect(CalendarDate(date.startOfDayUTC.addingTimeInterval(86_399.5)) == date)
      #expect(try CalendarDate(iso: date.iso) == date)
    }
  }

  @Test func limits() {
    #expect(CalendarDate.earliest.iso == "0001-01-01")
    #expect(CalendarDate.latest.iso == "9999-12-31")
    #expect(CalendarDate(dayNumber: .min) == .earliest)
    #expect(CalendarDate(dayNumber: .max) == .latest)
    #expect(CalendarDate(Date(timeIntervalSince1970: .infinity)) == .latest)
    #expect(CalendarDate(Date(timeIntervalSince1970: -.infinity)) == .earliest)
    #expect(CalendarDate(Date(timeIntervalSince1970: .nan)) == .earliest)
    #expect(CalendarDate.latest.adding(days: 1) == .latest)
    #expect(CalendarDate.earliest.adding(years: .min) == .earliest)
    #expect(CalendarDate.earliest.adding(years: .max, months: .max, days: .max) == .latest)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "0000-01-01",
    "2026-1-01",
    "26-01-01", "2026-01-01Z", " 2026-01-01", "2026/01/01", "20260101", "", "+026-01-01", "２０２６-01-01",
  ])
  func noSuchDay(_ text: String) {
    #expect(throws: EncodingFault(.date, "")) { try CalendarDate(iso: text) }
  }

  @Test func leapYears() throws {
    for (text, isThere) in [
      ("2024-02-29", true), ("2000-02-29", true), ("2100-02-29", false), ("2023-02-29", false),
    ] {
      #expect(((try? CalendarDate(iso: text)) != nil) == isThere)
    }
  }

  @Test(arguments: [
    ("2026-01-31", 0, 1, 0, "2026-02-28"), ("2024-02-29", 1, 0, 0, "2025-02-28"),
    ("2024-02-29", 4, 0, 0, "2028-02-29"),
    ("2026-12-31", 0, 0, 1, "2027-01-01"), ("2026-03-31", 0, -1, 0, "2026-02-28"),
    ("2026-05-12", 3, 0, 0, "2029-05-12"),
    ("2026-01-15", 0, -13, 0, "2024-12-15"), ("2026-01-31", 0, 1, 1, "2026-03-01"),
  ])
  func adding(_ start: String, _ years: Int, _ months: Int, _ days: Int, _ end: String) throws {
    #expect(try CalendarDate(iso: start).adding(years: years, months: months, days: days).iso == end)
  }

  @Test func order() throws {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<300 {
      let (a, b) = (
        Int.random(in: -700_000...2_900_000, using: &random),
        Int.random(in: -700_000...2_900_000, using: &random)
      )
      #expect((CalendarDate(dayNumber: a) < CalendarDate(dayNumber: b)) == (a < b))
    }
  }
}
