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

/// One row, read by position: typed, and never a driver's type. A value that is not of its column's type can only
/// come from a damaged file.
struct SQLRow {
  let row: Row

  func text(_ index: Int) throws -> String { try present(optionalText(index), index) }
  func integer(_ index: Int) throws -> Int { try present(optionalInteger(index), index) }
  func flag(_ index: Int) throws -> Bool { try integer(index) != 0 }
  func blob(_ index: Int) throws -> [UInt8] { try present(optionalBlob(index), index) }
  func date(_ index: Int) throws -> Date { try Date(milliseconds: integer(index)) }
  func optionalDate(_ index: Int) throws -> Date? { try optionalInteger(index).map(Date.init(milliseconds:)) }

  func optionalText(_ index: Int) throws -> String? {
    switch value(index) {
    case .null: nil
    case .string(let text): text
    default: throw damaged(index)
    }
  }

  func optionalInteger(_ index: Int) throws -> Int? {
    switch value(index) {
    case .null: nil
    case .int64(let number): Int(number)
    default: throw damaged(index)
    }
  }

  func optionalBlob(_ index: Int) throws -> [UInt8]? {
    switch value(index) {
    case .null: nil
    case .blob(let data): Array(data)
    default: throw damaged(index)
    }
  }

  /// The number of a row in a walk from one number up: a damaged tree may lead back, for ever.
  func following(_ last: Int) throws -> Int {
    let number = try integer(0)
    guard number > last else { throw damaged(0) }
    return number
  }

  /// A text that was made from a value of this product's, as that value again.
  func parsed<T>(_ index: Int, _ parse: (String) throws -> T) throws -> T {
    let text = try text(index)
    do { return try parse(text) } catch { throw damaged(index) }
  }

  func optionalParsed<T>(_ index: Int, _ parse: (String) throws -> T) throws -> T? {
    try optionalText(index) == nil ? nil : parsed(index, parse)
  }

  /// A text that is one of an enumeration's.
  func known<T: RawRepresentable<String>>(_ index: Int, as type: T.Type = T.self) throws -> T {
    guard let value = T(rawValue: try text(index)) else { throw damaged(index) }
    return value
  }

  private func value(_ index: Int) -> DatabaseValue.Storage { (row[index] as DatabaseValue).storage }

  private func present<T>(_ value: T?, _ index: Int) throws -> T {
    guard let value else { throw damaged(index) }
    return value
  }

  /// Names the column and never the value, which may be personal.
  private func damaged(_ index: Int) -> StorageError {
    let column = row.columnNames.dropFirst(index).first ?? "?"
    return StorageError(
      .folderDamaged, "the column \(column) holds a value that was never written there: restore a backup")
  }
}

extension Date {
  init(milliseconds: Int) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
  var milliseconds: Int { Int((timeIntervalSince1970 * 1000).rounded()) }
}

extension SQLValue {
  static func date(_ date: Date) -> SQLValue { .integer(date.milliseconds) }
  static func date(_ date: Date?) -> SQLValue { date.map { .integer($0.milliseconds) } ?? .null }
}
