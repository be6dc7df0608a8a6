import Foundation
import GRDB
import Storage

/// A connection inside a transaction or a read: synchronous, valid only in the body that received it.
struct SQLSession {
  let database: Database

  /// Runs a statement; returns how many rows it changed.
  @discardableResult
  func run(_ sql: SQL, _ values: [SQLValue] = []) throws -> Int {
    let statement = try database.cachedStatement(sql: sql.text)
    try statement.execute(arguments: StatementArguments(values.map { $0.databaseValue }))
    return database.changesCount
  }

  /// The integer key of the row that was inserted last.
  var lastInsertedNumber: Int { Int(database.lastInsertedRowID) }

  /// The first row of an answer.
  func first(_ sql: SQL, _ values: [SQLValue] = []) throws -> SQLRow? {
    let statement = try database.cachedStatement(sql: sql.text)
    return try Row.fetchOne(statement, arguments: StatementArguments(values.map { $0.databaseValue })).map(SQLRow.init)
  }

  /// Every row of an answer: only for answers whose size the statement bounds.
  func all(_ sql: SQL, _ values: [SQLValue] = []) throws -> [SQLRow] {
    let statement = try database.cachedStatement(sql: sql.text)
    return try Row.fetchAll(statement, arguments: StatementArguments(values.map { $0.databaseValue })).map(SQLRow.init)
  }
}

/// One row, read by position: typed, and never a driver's type.
struct SQLRow {
  let row: Row

  func text(_ index: Int) -> String { row[index] as String? ?? "" }
  func optionalText(_ index: Int) -> String? { row[index] }
  func integer(_ index: Int) -> Int { row[index] as Int? ?? 0 }
  func optionalInteger(_ index: Int) -> Int? { row[index] }
  func flag(_ index: Int) -> Bool { integer(index) != 0 }
  func blob(_ index: Int) -> [UInt8] { optionalBlob(index) ?? [] }
  func optionalBlob(_ index: Int) -> [UInt8]? { (row[index] as Data?).map(Array.init) }
  func date(_ index: Int) -> Date { Date(milliseconds: integer(index)) }
  func optionalDate(_ index: Int) -> Date? { optionalInteger(index).map(Date.init(milliseconds:)) }
}

extension Date {
  init(milliseconds: Int) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
  var milliseconds: Int { Int((timeIntervalSince1970 * 1000).rounded()) }
}

extension SQLValue {
  static func date(_ date: Date) -> SQLValue { .integer(date.milliseconds) }
  static func date(_ date: Date?) -> SQLValue { date.map { .integer($0.milliseconds) } ?? .null }
}
