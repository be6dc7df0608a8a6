import Compression
import Crypto
import Encodings
import Foundation
import Register
import Storage

extension RegisterFile {
  public func take(
    _ batches: [RegisterBatch], force: Bool, at now: Date
  ) async throws -> [RegisterImportSummary] {
    let corrections = try corrections(nil)
    return try await write { sql in
      try batches.map { batch in
        let intake = try RegisterIntake(batch.export, force: force, at: now, sql)
        let facts = try batch.read { try intake.take($0) }
        return try intake.finish(flux: facts.flux, corrections, at: now)
      }
    }
  }
}

/// One import at work, in its transaction.
private final class RegisterIntake {
  private struct Known {
    var since: Int
    var digest: [UInt8]
    /// nil: the record was gone.
    var body: Int?
    /// The day of the last part that said the same.
    var confirmed: Int?
  }

  private let export: RegisterExport
  private let day: Int
  private let force: Bool
  private let sql: SQLSession
  /// What is said of each part on the day of this export, by record and part.
  private var known: [Int: Known] = [:]
  /// The first day after this export's on which something else was said of each part.
  private var later: [Int: Int] = [:]
  /// The newest whole export of each register.
  private var newest: [RegisterCode.Kind: Int] = [:]
  /// The first whole export of each register after this one.
  private var nextWhole: [RegisterCode.Kind: Int] = [:]
  /// The records that can be looked up.
  private var indexed: Set<Int> = []
  private var seen: Set<Int> = []
  private var counts: [RegisterCode.Kind: Int] = [:]
  private var summary = RegisterImportSummary()
  private var nextBody: Int

  init(_ export: RegisterExport, force: Bool, at now: Date, _ sql: SQLSession) throws {
    self.export = export
    self.force = force
    self.sql = sql
    let day = export.day.dayNumber
    self.day = day
    // An export is written on its day; clocks may be a day apart.
    // Not even by force: what is of a wrong year would stand before all that comes.
    guard export.day <= CalendarDate(now).adding(days: 1) else {
      throw StorageError(
        .registerFuture, "the export is of \(export.day.iso), which has not come yet: look at its name")
    }
    nextBody = (try sql.first("SELECT coalesce(max(number), 0) FROM statement_body")?.integer(0) ?? 0) + 1
    // In the order of the days, so that the last is what was said then.
    for row in try sql.all(
      "SELECT record, part, since, digest, body, confirmed FROM statement ORDER BY record, part, since")
    {
      let place = try row.integer(0) << 2 | row.integer(1)
      let since = try row.integer(2)
      guard since <= day else {
        if later[place] == nil { later[place] = since }
        continue
      }
      known[place] = Known(
        since: since, digest: try row.blob(3), body: try row.optionalInteger(4),
        confirmed: try row.optionalInteger(5))
    }
    for kind in [RegisterCode.Kind.rncp, .rs] {
      newest[kind] = try RegisterFile.lastWholeExport(of: kind, sql)
      nextWhole[kind] = try sql.first(
        "SELECT min(day) FROM export WHERE whole & $1 <> 0 AND day > $2", [.integer(kind.wholeBit), .integer(day)])?
        .optionalInteger(0)
    }
    for row in try sql.all("SELECT number FROM record") { indexed.insert(try row.integer(0)) }
  }

  /// Whether nothing newer is said of a record, so that what is looked up follows this export.
  private func isNewest(_ key: Int) -> Bool {
    RecordSection.allCases.allSatisfy { later[key << 2 | $0.rawValue] == nil }
  }

  func take(_ record: RegisterRecord) throws {
    let key = RegisterKey.number(record.code)
    guard seen.insert(key).inserted else { return }
    if !force, let newest = newest[record.code.kind], day < newest {
      throw StorageError(
        .registerOlder,
        "the export is of \(export.day.iso), and the register is held as of "
          + "\(CalendarDate(dayNumber: newest).iso): give the newest, or force it to fill the past in")
    }
    counts[record.code.kind, default: 0] += 1
    summary.records += 1
    let held = known[key << 2 | RecordSection.facts.rawValue]
    let isHeld = held?.body != nil
    let old = export.isTables && isHeld ? try self.record(key) : nil
    let record = old.map(record.completed) ?? record

    var fields: Set<RecordField> = []
    var before: RecordFacts?
    var unchanged: [Int] = []
    for part in RecordSection.allCases {
      if part == .texts, export.isTables, isHeld { continue }
      let bytes = part.bytes(of: record)
      let digest = Array(SHA256.hash(data: bytes).prefix(16))
      let place = key << 2 | part.rawValue
      if let known = known[place], known.digest == digest, known.body != nil {
        unchanged.append(place)
        continue
      }
      if isHeld {
        var was = RegisterRecord(record.code)
        // What can no longer be read has changed all the same.
        try? read(part, key, into: &was)
        if part == .facts { before = was.facts }
        fields.formUnion(
          part == .facts
            ? record.facts.changes(from: was.facts)
            : part == .texts ? record.texts.changes(from: was.texts) : [.partners])
      }
      try store(bytes, part, key, digest)
    }
    again(unchanged, record.code.kind)
    if !isHeld {
      note(record.code, \.new, \.newCount)
    } else if !fields.isEmpty {
      note(record.code, \.changed, \.changedCount)
      for field in fields { summary.fields[field, default: 0] += 1 }
      if before?.isActive == true, record.facts.isActive == false { note(record.code, \.expired, \.expiredCount) }
    }
    guard isNewest(key) else { return }
    let isIndexed = indexed.contains(key)
    if !isIndexed || fields.contains(where: { Self.lookedUp.contains($0) }) { try index(record, key) }
    if !isIndexed || fields.contains(.partners) || fields.contains(.bodies) { try indexBodies(record, key) }
  }

  /// What a part says again is confirmed by it for its own records alone; whole exports confirm by their day.
  private var confirmedByPart: [RegisterCode.Kind: [Int]] = [:]

  private func again(_ places: [Int], _ kind: RegisterCode.Kind) { confirmedByPart[kind, default: []] += places }

  private func confirm(_ kind: RegisterCode.Kind) throws {
    for place in confirmedByPart[kind] ?? [] {
      guard let known = known[place], known.since < day else { continue }
      try sql.run(
        """
        UPDATE statement SET confirmed = max(coalesce(confirmed, 0), $1)
        WHERE record = $2 AND part = $3 AND since = $4
        """, [.integer(day), .integer(place >> 2), .integer(place & 3), .integer(known.since)])
    }
  }

  /// The members that can be searched.
  private static let lookedUp: Set<RecordField> = [
    .title, .abbreviation, .blocks, .bodies, .isActive, .decision, .publication, .effect, .end, .level, .rome, .nsf,
    .successors, .predecessors,
  ]

  private func note(
    _ code: RegisterCode, _ list: WritableKeyPath<RegisterImportSummary, [RegisterCode]>,
    _ count: WritableKeyPath<RegisterImportSummary, Int>
  ) {
    summary[keyPath: count] += 1
    if summary[keyPath: list].count < RegisterImportSummary.listed { summary[keyPath: list].append(code) }
  }

  // MARK: Statements

  private func store(_ bytes: [UInt8], _ part: RecordSection, _ key: Int, _ digest: [UInt8]) throws {
    let number = nextBody
    nextBody += 1
    try sql.run(
      "INSERT INTO statement_body (number, bytes) VALUES ($1, $2)",
      [.integer(number), .blob(try RegisterBodies.stored(bytes, part))])
    let place = key << 2 | part.rawValue
    try restate(place)
    try forgetBody(place)
    try sql.run(
      """
      INSERT INTO statement (record, part, since, digest, body) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (record, part, since) DO UPDATE SET digest = excluded.digest, body = excluded.body
      """, [.integer(key), .integer(part.rawValue), .integer(day), .blob(digest), .integer(number)])
    known[place] = Known(since: day, digest: digest, body: number)
  }

  /// The same day once more: what was said of it before is no longer said.
  private func forgetBody(_ place: Int) throws {
    guard let known = known[place], known.since == day, let body = known.body else { return }
    try sql.run("DELETE FROM statement_body WHERE number = $1", [.integer(body)])
  }

  /// What was said before this export, and again by a later one, is said from that later one on: an export that fills the
  /// past in changes nothing after it.
  private func restate(_ place: Int) throws {
    guard let kind = RegisterKey.code(place >> 2)?.kind else { return }
    let former = known[place]
    // The same day once more: what was said before it is not at hand, and what follows stands by itself.
    guard former?.since != day else { return }
    let again = [nextWhole[kind], former?.confirmed.flatMap { $0 > day ? $0 : nil }].compactMap(\.self).min()
    guard let again, later[place].map({ again < $0 }) ?? true else { return }
    var body: Int?
    if let known = former?.body {
      let number = nextBody
      nextBody += 1
      try sql.run(
        "INSERT INTO statement_body (number, bytes) SELECT $1, bytes FROM statement_body WHERE number = $2",
        [.integer(number), .integer(known)])
      body = number
    } else if place & 3 != RecordSection.facts.rawValue {
      return
    }
    try sql.run(
      "INSERT INTO statement (record, part, since, digest, body, confirmed) VALUES ($1, $2, $3, $4, $5, $6)",
      [
        .integer(place >> 2), .integer(place & 3), .integer(again), .blob(former?.digest ?? []), SQLValue(body),
        SQLValue(former?.confirmed.flatMap { $0 > again ? $0 : nil }),
      ])
    later[place] = again
  }

  private func read(_ part: RecordSection, _ key: Int, into record: inout RegisterRecord) throws {
    guard let body = known[key << 2 | part.rawValue]?.body else { return }
    let row = try sql.first("SELECT bytes FROM statement_body WHERE number = $1", [.integer(body)])
    try part.read(try RegisterBodies.read(row?.blob(0) ?? [], part), into: &record)
  }

  private func record(_ key: Int) throws -> RegisterRecord? {
    guard let code = RegisterKey.code(key) else { return nil }
    var record = RegisterRecord(code)
    for part in RecordSection.allCases { try read(part, key, into: &record) }
    return record
  }

  // MARK: What is looked up

  private func index(_ record: RegisterRecord, _ key: Int) throws {
    let facts = record.facts
    let number = SQLValue.integer(key)
    if !indexed.insert(key).inserted {
      for table in ["nomenclature", "succession"] {
        try sql.run(SQL(stringLiteral: "DELETE FROM \(table) WHERE record = $1"), [number])
      }
      try sql.run("DELETE FROM words WHERE rowid = $1", [number])
    }
    try sql.run(
      """
      INSERT INTO record (number, title, abbreviation, is_active, starts, ends, level, blocks)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (number) DO UPDATE SET title = excluded.title, abbreviation = excluded.abbreviation,
        is_active = excluded.is_active, starts = excluded.starts, ends = excluded.ends, level = excluded.level,
        blocks = excluded.blocks
      """,
      [
        number, .text(facts.title), SQLValue(facts.abbreviation?.code), SQLValue(facts.isActive.map { $0 ? 1 : 0 }),
        SQLValue(facts.start?.dayNumber), SQLValue(facts.end?.dayNumber), SQLValue(facts.level?.number),
        .integer(facts.blocks.count),
      ])
    let abbreviation = facts.abbreviation.map { $0.code + " " + $0.label } ?? ""
    try sql.run(
      "INSERT INTO words (rowid, title, abbreviation, blocks, bodies) VALUES ($1, $2, $3, $4, $5)",
      [
        number, .text(facts.title), .text(record.code.text + " " + abbreviation),
        .text(facts.blocks.map(\.title).joined(separator: "\n")),
        .text(facts.bodies.flatMap { [$0.name, $0.tradeName ?? ""] }.joined(separator: "\n")),
      ])
    for code in Set(facts.rome.map(\.code) + facts.nsf.map(\.code)) {
      try sql.run("INSERT INTO nomenclature (code, record) VALUES ($1, $2)", [.text(code), number])
    }
    let links =
      facts.predecessors.map { (RegisterKey.number($0), key) } + facts.successors.map { (key, RegisterKey.number($0)) }
    for (older, newer) in links {
      try sql.run(
        "INSERT INTO succession (older, newer, record) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        [.integer(older), .integer(newer), number])
    }
  }

  private func indexBodies(_ record: RegisterRecord, _ key: Int) throws {
    var wanted: Set<BodyRow> = []
    for body in record.facts.bodies where body.isActive != false {
      if let siret = body.siret { wanted.insert(BodyRow(siren: Int(siret.number / 100_000), isBody: true)) }
    }
    for partner in record.partners where partner.state != .withdrawn {
      if let siret = partner.siret { wanted.insert(BodyRow(siren: Int(siret.number / 100_000), isBody: false)) }
    }
    let had = try named()[key] ?? []
    for row in had.subtracting(wanted) {
      try sql.run(
        "DELETE FROM body WHERE siren = $1 AND record = $2 AND is_body = $3",
        [.integer(row.siren), .integer(key), SQLValue(row.isBody)])
    }
    for row in wanted.subtracting(had).sorted(by: { $0.siren < $1.siren }) {
      try sql.run(
        "INSERT INTO body (siren, record, is_body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        [.integer(row.siren), .integer(key), SQLValue(row.isBody)])
    }
  }

  private struct BodyRow: Hashable {
    let siren: Int
    let isBody: Bool
  }

  /// Who is named now, by record: read once, when the first record needs it.
  private func named() throws -> [Int: Set<BodyRow>] {
    if let loaded { return loaded }
    var bodies: [Int: Set<BodyRow>] = [:]
    for row in try sql.all("SELECT record, siren, is_body FROM body") {
      bodies[try row.integer(0), default: []].insert(BodyRow(siren: try row.integer(1), isBody: try row.flag(2)))
    }
    loaded = bodies
    return bodies
  }

  private var loaded: [Int: Set<BodyRow>]?

  // MARK: The end

  /// The least that a whole export holds of each register.
  private static let leastRecords: [RegisterCode.Kind: Int] = [.rncp: 20_000, .rs: 3_000]

  func finish(
    flux: String?, _ corrections: [RegisterCorrection], at now: Date
  ) throws -> RegisterImportSummary {
    guard summary.records > 0 else {
      throw StorageError(.registerFewRecords, "the export holds no record that could be read")
    }
    var whole = 0
    for (kind, count) in counts {
      let held = heldCount(kind)
      let isPlausible = count >= Self.leastRecords[kind] ?? 0 && count * 10 >= held * 9
      if isPlausible {
        whole |= kind.wholeBit
        try forget(kind)
      } else if force {
        try confirm(kind)
      } else {
        throw StorageError(
          .registerFewRecords,
          "the export holds \(count) records of the \(kind.rawValue.uppercased()), \(held) are held, and a whole one has "
            + "over \(Self.leastRecords[kind] ?? 0): it may be a part only; force it to take what is there")
      }
    }
    try sql.run(
      """
      INSERT INTO export (name, day, is_tables, flux, rncp, rs, taken_at, whole)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """,
      [
        .text(export.name), .integer(day), SQLValue(export.isTables), SQLValue(flux), .integer(counts[.rncp] ?? 0),
        .integer(counts[.rs] ?? 0), .date(now), .integer(whole),
      ])
    try meet(corrections)
    return summary
  }

  private func heldCount(_ kind: RegisterCode.Kind) -> Int {
    known.count { place, known in
      place & 3 == RecordSection.facts.rawValue && known.body != nil && known.since < day
        && RegisterKey.code(place >> 2)?.kind == kind
    }
  }

  /// Records of a register that a whole export no longer holds are gone from its day on.
  private func forget(_ kind: RegisterCode.Kind) throws {
    for (place, held) in known where place & 3 == RecordSection.facts.rawValue && held.body != nil {
      let key = place >> 2
      guard !seen.contains(key), let code = RegisterKey.code(key), code.kind == kind else { continue }
      note(code, \.gone, \.goneCount)
      try restate(place)
      try forgetBody(place)
      try sql.run(
        """
        INSERT INTO statement (record, part, since, digest) VALUES ($1, $2, $3, x'')
        ON CONFLICT (record, part, since) DO UPDATE SET digest = x'', body = NULL, confirmed = NULL
        """, [.integer(key), .integer(RecordSection.facts.rawValue), .integer(day)])
      guard isNewest(key), indexed.remove(key) != nil else { continue }
      for table in ["nomenclature", "succession", "body"] {
        try sql.run(SQL(stringLiteral: "DELETE FROM \(table) WHERE record = $1"), [.integer(key)])
      }
      try sql.run("DELETE FROM words WHERE rowid = $1", [.integer(key)])
      try sql.run("DELETE FROM record WHERE number = $1", [.integer(key)])
    }
    summary.gone.sort()
  }

  private func meet(_ corrections: [RegisterCorrection]) throws {
    for correction in corrections {
      let key = RegisterKey.number(correction.code)
      guard correction.holds(at: export.day), seen.contains(key), isNewest(key) else { continue }
      var record = RegisterRecord(correction.code)
      try read(.facts, key, into: &record)
      if correction.isMet(by: record.facts) { summary.metCorrections.append(correction) }
    }
  }
}

/// How a part's bytes lie in the store: texts are deflated, the rest is short and read often.
enum RegisterBodies {
  /// The most that a part can be once it is inflated.
  private static let longest = 64 << 20

  static func stored(_ bytes: [UInt8], _ part: RecordSection) throws -> [UInt8] {
    guard part == .texts else { return bytes }
    do { return try CompressionFormat.raw.compress(bytes, level: .fastest) } catch {
      throw StorageError(.cannotWrite, "a text could not be deflated: \(error.reason)")
    }
  }

  static func read(_ stored: [UInt8], _ part: RecordSection) throws -> [UInt8] {
    guard part == .texts else { return stored }
    do { return try CompressionFormat.raw.expand(stored, maximumBytes: longest) } catch {
      throw StorageError(.folderDamaged, "a record of the register cannot be read: import the register again")
    }
  }
}
