import Encodings
import Register

/// The register as a verifier asks it: at hand, without waiting for anything but the disk.
public protocol RegisterLookup: Sendable {
  /// What the register said of a fiche on a day, with the operator's corrections and without the long texts; nil for a
  /// fiche that it never held.
  func statement(of code: RegisterCode, at day: CalendarDate) throws -> RegisterStatement?

  /// The day of the newest export of that register, whole or a part; nil where none was ever imported.
  func newestExport(of kind: RegisterCode.Kind) throws -> CalendarDate?

  /// The day of the newest whole export of that register: what had been registered by then is held, and what is not held
  /// was not registered. nil where only parts are held: they tell nothing of what they lack.
  func newestWholeExport(of kind: RegisterCode.Kind) throws -> CalendarDate?
}
