import Encodings
import Foundation
import Register
import Storage

extension RegisterFile: RegisterLookup {
  public func statement(of code: RegisterCode, at day: CalendarDate) throws -> RegisterStatement? {
    guard isThere else { return nil }
    return try readNow { sql in
      let corrections = try RegisterCorrections.all(sql)
      return try Self.statement(code, day, parts: [.facts, .partners], sql)?.corrected(by: corrections, at: day)
    }
  }

  public func newestExport(of kind: RegisterCode.Kind) throws -> CalendarDate? {
    guard isThere else { return nil }
    return try readNow { sql in
      let row =
        kind == .rs
        ? try sql.first("SELECT max(day) FROM export WHERE rs > 0")
        : try sql.first("SELECT max(day) FROM export WHERE rncp > 0")
      return try row?.optionalInteger(0).map { CalendarDate(dayNumber: $0) }
    }
  }
}
