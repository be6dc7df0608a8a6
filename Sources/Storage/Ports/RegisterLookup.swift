import Encodings
import Register

/// The register as a verifier asks it: at hand, without waiting for anything but the disk.
public protocol RegisterLookup: Sendable {
  /// What the register said of a fiche on a day, with the operator's corrections and without the long texts.
  func statement(of code: RegisterCode, at day: CalendarDate) throws -> RegisterStatement?

  /// The day of the newest export of that register; nil where none was ever imported.
  func newestExport(of kind: RegisterCode.Kind) throws -> CalendarDate?
}
