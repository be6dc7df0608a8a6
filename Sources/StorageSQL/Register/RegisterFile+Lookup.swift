import Encodings
import Foundation
import Register
import Storage

extension RegisterFile: RegisterLookup {
  public func statement(of code: RegisterCode, at day: CalendarDate) throws -> RegisterStatement? {
    guard isThere else { return nil }
    return try readNow { try Self.statement(code, day, parts: [.facts, .partners], $0) }?
      .corrected(by: try corrections(code.fiche), at: day)
  }

  public func newestExport(of kind: RegisterCode.Kind) throws -> CalendarDate? {
    guard isThere else { return nil }
    return try readNow { sql in try Self.lastExport(of: kind, sql).map { CalendarDate(dayNumber: $0) } }
  }

  public func newestWholeExport(of kind: RegisterCode.Kind) throws -> CalendarDate? {
    guard isThere else { return nil }
    return try readNow { sql in try Self.lastWholeExport(of: kind, sql).map { CalendarDate(dayNumber: $0) } }
  }
}
