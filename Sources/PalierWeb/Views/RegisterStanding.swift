import Encodings

/// What the official registers say to a micro-credential that says that it is an entry of them.
public enum RegisterStanding: Hashable, Sendable {
  /// They name the body as one that may award it, by the export of that day; after the end of the registration only to
  /// those who entered before.
  case named(export: CalendarDate, hasEnded: Bool)
  case contradicted
  case notChecked
}
