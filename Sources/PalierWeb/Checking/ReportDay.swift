import Encodings

/// The days in what a credential says of itself.
enum ReportDay {
  /// The day of an instant or a day, as written; nil when it is neither.
  static func day(of text: String) -> CalendarDate? {
    (try? CalendarDate(iso: text)) ?? RFC3339.parse(text).map { CalendarDate($0) }
  }
}
