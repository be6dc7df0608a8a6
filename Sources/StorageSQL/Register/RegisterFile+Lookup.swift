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
    return try readNow { sql in try Self.lastExport(of: kind, sql).map { CalendarDate(dayNumber: $0) } }
  }
}
