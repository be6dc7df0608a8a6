import Encodings
import Register

/// What the web side asks of the French registers: the port between their pages and their store.
public protocol RegisterContent: Sendable {
  /// The day of the newest export of each register; empty where none was ever imported.
  func newestExports() async throws -> [RegisterCode.Kind: CalendarDate]

  /// What the registers say of a code on a day; nil for what they do not hold.
  func answer(_ code: RegisterCode, at day: CalendarDate) async throws -> RegisterAnswer?

  /// The codes that are held and that a text names: one for a code as people type it, up to two for a bare number.
  func meant(by text: String, at day: CalendarDate) async throws -> [RegisterCode]

  /// Records by words and filters, the best first.
  func search(_ query: RegisterQuery) async throws -> [RegisterHit]
}
