import Encodings

/// What the official registers say to a micro-credential that says that it is an entry of them.
public enum RegisterStanding: Hashable, Sendable {
  /// They name the body as one that may award it, by the export of that day.
  case named(export: CalendarDate)
  case contradicted
  case notChecked
}
