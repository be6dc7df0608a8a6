import Encodings
import Foundation
import Register
import Storage

extension RegisterFile: RegisterStore {
  public func exports() async throws -> [HeldExport] {
    try await read { sql in
      try sql.all("SELECT name, day, flux, rncp, rs, taken_at FROM export ORDER BY day DESC, number DESC LIMIT 1000")
        .map { row in
          let counts: [RegisterCode.Kind: Int] = [.rncp: try row.integer(3), .rs: try row.integer(4)]
          return HeldExport(
            name: try row.text(0), day: CalendarDate(dayNumber: try row.integer(1)), flux: try row.optionalText(2),
            records: counts.filter { $0.value > 0 }, takenAt: try row.date(5))
        }
    }
  }

  public func statement(of code: RegisterCode, at day: CalendarDate) async throws -> RegisterStatement? {
    try await read { sql in try Self.statement(code, day, sql) }
  }

  public func facts(of codes: [RegisterCode], at day: CalendarDate) async throws -> [RegisterStatement?] {
    try await read { sql in try codes.map { try Self.statement($0, day, parts: [.facts, .partners], sql) } }
  }

  /// The newest statement of the day or before it, else the oldest after it; nil where the record was never there or was
  /// gone by then.
  static func statement(
    _ code: RegisterCode, _ day: CalendarDate, parts: [RecordSection] = RecordSection.allCases, _ sql: SQLSession
  ) throws -> RegisterStatement? {
    let rows = try sql.all(
      "SELECT part, since, body FROM statement WHERE record = $1 ORDER BY part, since",
      [.integer(RegisterKey.number(code))])
    var record = RegisterRecord(code)
    var said = 0
    var next = Int(Int32.max)
    for part in parts {
      // By day; the first is the oldest.
      var chosen: (since: Int, body: Int?)?
      for row in rows where try row.integer(0) == part.rawValue {
        let since = try row.integer(1)
        if chosen == nil || since <= day.dayNumber {
          chosen = (since, try row.optionalInteger(2))
        } else {
          if part == .facts { next = since }
          break
        }
      }
      guard let chosen, let body = chosen.body else {
        if part == .facts { return nil }
        continue
      }
      if part == .facts { said = chosen.since }
      let bytes = try sql.first("SELECT bytes FROM statement_body WHERE number = $1", [.integer(body)])
      try part.read(try RegisterBodies.read(bytes?.blob(0) ?? [], part), into: &record)
    }
    let last = try lastExport(of: code.fiche.kind, before: next, sql)
    return RegisterStatement(
      record: record, said: CalendarDate(dayNumber: said), confirmed: CalendarDate(dayNumber: max(said, last ?? said)))
  }

  /// The day of the last export of a register before a day.
  static func lastExport(
    of kind: RegisterCode.Kind, before day: Int = Int(Int32.max), _ sql: SQLSession
  ) throws -> Int? {
    let row =
      kind == .rs
      ? try sql.first("SELECT max(day) FROM export WHERE rs > 0 AND day < $1", [.integer(day)])
      : try sql.first("SELECT max(day) FROM export WHERE rncp > 0 AND day < $1", [.integer(day)])
    return try row?.optionalInteger(0)
  }

  public func continuity(of code: RegisterCode) async throws -> Continuity {
    try await read { sql in try Continuity(of: code) { try Self.links(of: $0, sql) } }
  }

  private static func links(of code: RegisterCode, _ sql: SQLSession) throws -> Continuity.Links? {
    let key = SQLValue.integer(RegisterKey.number(code))
    let older = try sql.all("SELECT DISTINCT older FROM succession WHERE newer = $1 ORDER BY older", [key])
    let newer = try sql.all("SELECT DISTINCT newer FROM succession WHERE older = $1 ORDER BY newer", [key])
    let isHeld = try sql.first("SELECT 1 FROM record WHERE number = $1", [key]) != nil
    guard isHeld || !older.isEmpty || !newer.isEmpty else { return nil }
    return Continuity.Links(
      predecessors: try older.compactMap { RegisterKey.code(try $0.integer(0)) },
      successors: try newer.compactMap { RegisterKey.code(try $0.integer(0)) },
      isHeld: isHeld)
  }

  public func records(of siren: SIREN) async throws -> [(code: RegisterCode, isBody: Bool)] {
    try await read { sql in
      try sql.all(
        "SELECT record, max(is_body) FROM body WHERE siren = $1 GROUP BY record ORDER BY record",
        [.integer(Int(siren.text) ?? 0)]
      ).compactMap { row in
        guard let code = RegisterKey.code(try row.integer(0)) else { return nil }
        return (code, try row.flag(1))
      }
    }
  }

  public func changes(of code: RegisterCode, since day: CalendarDate) async throws -> [RegisterChange] {
    try await read { sql in
      let days = try sql.all(
        "SELECT DISTINCT since FROM statement WHERE record = $1 AND since > $2 ORDER BY since LIMIT 1000",
        [.integer(RegisterKey.number(code)), .integer(day.dayNumber)]
      ).map { CalendarDate(dayNumber: try $0.integer(0)) }
      let first = try sql.first(
        "SELECT min(since) FROM statement WHERE record = $1", [.integer(RegisterKey.number(code))])?.optionalInteger(0)
      return try days.map { day in
        let before = day.adding(days: -1)
        let wasThere = (first ?? .max) <= before.dayNumber
        return RegisterChange(
          day: day, before: wasThere ? try Self.statement(code, before, sql)?.record : nil,
          after: try Self.statement(code, day, sql)?.record)
      }
    }
  }

  public func corrections() async throws -> [RegisterCorrection] { try await read(RegisterCorrections.all) }

  public func replaceCorrections(_ corrections: [RegisterCorrection], at now: Date) async throws {
    try await write { sql in
      try sql.run("DELETE FROM correction")
      for correction in corrections { try RegisterCorrections.insert(correction, sql) }
    }
  }
}

/// Corrections as they lie in the store.
enum RegisterCorrections {
  @Sendable static func all(_ sql: SQLSession) throws -> [RegisterCorrection] {
    try sql.all("SELECT record, body FROM correction ORDER BY number").compactMap { row in
      guard let code = RegisterKey.code(try row.integer(0)) else { return nil }
      return try read(try row.blob(1), code)
    }
  }

  static func insert(_ correction: RegisterCorrection, _ sql: SQLSession) throws {
    var writer = SectionWriter()
    writer.optional(correction.from)
    writer.optional(correction.until)
    writer.text(correction.reason)
    writer.optional(correction.source)
    switch correction.change {
    case .title(let title):
      writer.number(1)
      writer.text(title)
    case .isActive(let isActive):
      writer.number(2)
      writer.optional(isActive)
    case .effect(let day):
      writer.number(3)
      writer.optional(day)
    case .decision(let day):
      writer.number(4)
      writer.optional(day)
    case .end(let day):
      writer.number(5)
      writer.optional(day)
    case .lastAward(let day):
      writer.number(6)
      writer.optional(day)
    case .level(let level):
      writer.number(7)
      writer.number(level)
    case .body(let name, let siret):
      writer.number(8)
      writer.text(name)
      writer.optional(Int(siret.number))
    case .notBody(let siret):
      writer.number(9)
      writer.optional(Int(siret.number))
    }
    try sql.run(
      "INSERT INTO correction (record, body) VALUES ($1, $2)",
      [.integer(RegisterKey.number(correction.code)), .blob(writer.bytes)])
  }

  private static func read(_ bytes: [UInt8], _ code: RegisterCode) throws -> RegisterCorrection {
    let damaged = StorageError(.folderDamaged, "a correction of the register cannot be read: give them anew")
    var reader = SectionReader(bytes)
    guard let from = try reader.optionalDay() else { throw damaged }
    let until = try reader.optionalDay()
    let reason = try reader.text()
    let source = try reader.optionalText()
    func day() throws -> CalendarDate {
      guard let day = try reader.optionalDay() else { throw damaged }
      return day
    }
    func siret() throws -> SIRET {
      guard let siret = try reader.optionalSIRET() else { throw damaged }
      return siret
    }
    let change: RegisterCorrection.Change =
      switch try reader.number() {
      case 1: .title(try reader.text())
      case 2: .isActive(try reader.optionalFlag() ?? false)
      case 3: .effect(try day())
      case 4: .decision(try day())
      case 5: .end(try day())
      case 6: .lastAward(try day())
      case 7: .level(try reader.number())
      case 8: .body(name: try reader.text(), siret: try siret())
      case 9: .notBody(try siret())
      default: throw damaged
      }
    return RegisterCorrection(
      code: code, change: change, from: from, until: until, reason: reason, source: source)
  }
}
