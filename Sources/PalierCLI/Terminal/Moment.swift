import Encodings
import Foundation

/// A time as people write it on the command line: an instant (RFC 3339), or a day, which starts at midnight UTC.
enum Moment {
  static func parse(_ written: String) -> Date? {
    RFC3339.parse(written) ?? (try? CalendarDate(iso: written))?.startOfDayUTC
  }

  static func malformed(_ option: String, fr: String, en: String) -> Failure {
    Failure(.usage, "time.malformed", fr: "\(option) attend \(fr).", en: "\(option) takes \(en).")
  }
}
