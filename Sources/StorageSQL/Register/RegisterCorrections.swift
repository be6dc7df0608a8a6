import Encodings
import Foundation
import Register
import Storage

extension DataFolder: RegisterCorrecting {
  public func registerCorrections() async throws -> [RegisterCorrection] {
    try await read { try RegisterCorrections.all(of: nil, $0) }
  }

  public func replaceRegisterCorrections(
    _ corrections: [RegisterCorrection], actor: String, at now: Date
  ) async throws {
    try await write { write in
      try write.sql.run("DELETE FROM register_correction")
      for correction in corrections { try RegisterCorrections.insert(correction, write.sql) }
      try write.journal(
        JournalDraft(
          .registerCorrected, actor: actor, subject: "register",
          detail: [
            "corrections": .array(
              corrections.map {
                [
                  "code": .string($0.code.text), "from": .string($0.from.iso),
                  "until": $0.until.map { .string($0.iso) } ?? .null,
                ]
              })
          ],
          words: ["reasons": .array(corrections.map { .string($0.reason) })]),
        at: now)
    }
  }
}

/// Corrections as they lie in the store.
enum RegisterCorrections {
  /// Of one fiche, or of all.
  static func read(_ code: RegisterCode?, from file: SQLiteFile) throws -> [RegisterCorrection] {
    try StorageError.mapping { try file.pool.read { try all(of: code, SQLSession(database: $0)) } }
  }

  static func all(of code: RegisterCode?, _ sql: SQLSession) throws -> [RegisterCorrection] {
    let rows =
      try code.map {
        try sql.all(
          "SELECT record, body FROM register_correction WHERE record = $1 ORDER BY number",
          [.integer(RegisterKey.number($0))])
      } ?? sql.all("SELECT record, body FROM register_correction ORDER BY number")
    return try rows.compactMap { row in
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
      "INSERT INTO register_correction (record, body) VALUES ($1, $2)",
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
