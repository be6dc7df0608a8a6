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

  public func answer(_ code: RegisterCode, at day: CalendarDate) async throws -> RegisterAnswer? {
    let corrections = try corrections(code.fiche)
    return try await read { sql in
      guard let statement = try Self.statement(code.fiche, day, sql) else { return nil }
      let corrected = statement.corrected(by: corrections, at: day)
      let continuity = try Continuity(of: code.fiche) { try Self.links(of: $0, sql) }
      let named = Set(continuity.members.map(\.code) + corrected.record.facts.correspondences.map(\.destination))
      var titles: [RegisterCode: String] = [:]
      for other in named {
        titles[other] = try Self.statement(other, day, parts: [.facts], sql)?.record.facts.title
      }
      return RegisterAnswer(code, at: day, statement: corrected, continuity: continuity, titles: titles)
    }
  }

  /// A statement of one part: since when, and what; without a body the record was gone.
  private struct Row {
    let since: Int
    let body: Int?
    let confirmed: Int?
  }

  /// The newest statement of the day or before it, else the oldest after it; nil where the record was never there.
  static func statement(
    _ code: RegisterCode, _ day: CalendarDate, parts: [RecordSection] = RecordSection.allCases, _ sql: SQLSession
  ) throws -> RegisterStatement? {
    let rows = try sql.all(
      "SELECT part, since, body, confirmed FROM statement WHERE record = $1 ORDER BY part, since",
      [.integer(RegisterKey.number(code))])
    var byPart: [Int: [Row]] = [:]
    for row in rows {
      byPart[try row.integer(0), default: []].append(
        Row(since: try row.integer(1), body: try row.optionalInteger(2), confirmed: try row.optionalInteger(3)))
    }
    guard let facts = byPart[RecordSection.facts.rawValue], !facts.isEmpty else { return nil }
    var place = facts.lastIndex { $0.since <= day.dayNumber } ?? 0
    // Of a record that is gone, what it said last.
    var gone: Int?
    while facts[place].body == nil {
      gone = facts[place].since
      guard place > 0 else { return nil }
      place -= 1
    }
    let chosen = facts[place]
    let next = place + 1 < facts.count ? facts[place + 1] : nil
    var record = RegisterRecord(code)
    for part in parts {
      let choice = part == .facts ? chosen : Self.choice(byPart[part.rawValue] ?? [], day)
      guard let body = choice?.body else { continue }
      try part.read(try bytes(body, part, sql), into: &record)
    }
    let last = try lastWholeExport(of: code.fiche.kind, before: next?.since ?? Int(Int32.max), sql)
    let confirmed = [chosen.since, chosen.confirmed ?? 0, last ?? 0].max() ?? chosen.since
    var following: RegisterStatement.Next?
    if let next, day.dayNumber > confirmed, day.dayNumber < next.since, gone == nil {
      var other = RegisterRecord(code)
      if let body = next.body { try RecordSection.facts.read(try bytes(body, .facts, sql), into: &other) }
      if parts.contains(.partners),
        let body = Self.choice(byPart[RecordSection.partners.rawValue] ?? [], CalendarDate(dayNumber: next.since))?.body
      {
        try RecordSection.partners.read(try bytes(body, .partners, sql), into: &other)
      }
      following = .init(
        said: CalendarDate(dayNumber: next.since), facts: next.body == nil ? nil : other.facts,
        partners: other.partners)
    }
    return RegisterStatement(
      record: record, said: CalendarDate(dayNumber: chosen.since), confirmed: CalendarDate(dayNumber: confirmed),
      gone: gone.map { CalendarDate(dayNumber: $0) }, next: following)
  }

  private static func choice(_ rows: [Row], _ day: CalendarDate) -> Row? {
    rows.last { $0.since <= day.dayNumber } ?? rows.first
  }

  private static func bytes(_ body: Int, _ part: RecordSection, _ sql: SQLSession) throws -> [UInt8] {
    let row = try sql.first("SELECT bytes FROM statement_body WHERE number = $1", [.integer(body)])
    return try RegisterBodies.read(row?.blob(0) ?? [], part)
  }

  /// The day of the last export of a register, whole or a part.
  static func lastExport(of kind: RegisterCode.Kind, _ sql: SQLSession) throws -> Int? {
    let row =
      kind == .rs
      ? try sql.first("SELECT max(day) FROM export WHERE rs > 0")
      : try sql.first("SELECT max(day) FROM export WHERE rncp > 0")
    return try row?.optionalInteger(0)
  }

  /// The day of the last whole export of a register before a day.
  static func lastWholeExport(
    of kind: RegisterCode.Kind, before day: Int = Int(Int32.max), _ sql: SQLSession
  ) throws -> Int? {
    try sql.first(
      "SELECT max(day) FROM export WHERE whole & $1 <> 0 AND day < $2", [.integer(kind.wholeBit), .integer(day)])?
      .optionalInteger(0)
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

  public func records(naming siren: SIREN, changedSince day: CalendarDate) async throws -> [RegisterCode] {
    try await read { sql in
      var found: Set<Int> = []
      // What was said last before that day, and all that was said after it, of records of which something was.
      let rows = try sql.all(
        """
        SELECT statement.record, statement.part, statement.body FROM statement
        JOIN (SELECT DISTINCT record, part FROM statement WHERE since > $1 AND part IN (1, 2)) AS changed
          ON changed.record = statement.record AND changed.part = statement.part
        WHERE statement.body IS NOT NULL AND statement.since >= coalesce(
          (SELECT max(since) FROM statement AS other WHERE other.record = statement.record
            AND other.part = statement.part AND other.since <= $1), 0)
        """, [.integer(day.dayNumber)])
      for row in rows {
        let key = try row.integer(0)
        guard !found.contains(key), let code = RegisterKey.code(key),
          let part = RecordSection(rawValue: try row.integer(1))
        else { continue }
        var record = RegisterRecord(code)
        try part.read(try Self.bytes(try row.integer(2), part, sql), into: &record)
        if record.facts.bodies.contains(where: { $0.siret?.siren == siren })
          || record.partners.contains(where: { $0.siret?.siren == siren })
        {
          found.insert(key)
        }
      }
      return found.compactMap(RegisterKey.code).sorted()
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
      return try days.compactMap { day in
        let before = day.adding(days: -1)
        let wasThere = (first ?? .max) <= before.dayNumber
        // Nothing is new in the first export, nor in a part: they do not tell what was there before.
        if !wasThere, try Self.lastWholeExport(of: code.fiche.kind, before: day.dayNumber, sql) == nil { return nil }
        return RegisterChange(
          day: day, before: wasThere ? try Self.held(code, before, sql) : nil, after: try Self.held(code, day, sql))
      }
    }
  }
}

extension RegisterFile {
  /// What was said of a record, nil where it was gone.
  private static func held(_ code: RegisterCode, _ day: CalendarDate, _ sql: SQLSession) throws -> RegisterRecord? {
    try statement(code, day, sql).flatMap { $0.gone == nil ? $0.record : nil }
  }
}

extension RegisterCode.Kind {
  /// Its bit among the registers that an export holds whole.
  var wholeBit: Int { self == .rs ? 2 : 1 }
}
