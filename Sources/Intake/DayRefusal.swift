import Encodings

/// Why nothing may be awarded on a day.
public struct DayRefusal: Sendable {
  /// One of ``RowFault/Code/registerCodeUnknown``, `registerNotEntitled`, `registerNotYet`, `registerOver`,
  /// `registerUnreadable`.
  public let code: RowFault.Code
  public let day: CalendarDate
  /// What the texts fill in after the day: the code in the register, and what it says instead.
  public let details: [String]

  public init(_ code: RowFault.Code, on day: CalendarDate, details: [String]) {
    self.code = code
    self.day = day
    self.details = details
  }
}
