import Awarding
import Foundation
import JSONTree
import Storage

/// Giving out status indices: random, each once, for ever.
struct StatusAllocation {
  /// Entries of a list: the least that Bitstring Status List 1.0 allows, a power of two.
  static let length = 131_072
  /// A list is closed when three quarters are given, so that a random free index is found at once.
  static let capacity = length / 4 * 3
  /// Indices that belong to no award; some are set whenever a real one changes, so that the number of set
  /// bits tells an onlooker little.
  static let decoys = 2_048

  private(set) var list: (number: Int, id: String)
  private var given: Int
  private let kind: ListKind

  init(_ kind: ListKind, _ write: WriteSession, actor: String, at now: Date) throws {
    self.kind = kind
    let row = try write.sql.first(
      """
      SELECT number, id, given FROM status_list WHERE format = $1 AND purpose = $2 AND is_open = 1
      ORDER BY number DESC LIMIT 1
      """,
      [.text(kind.format.rawValue), .text(kind.purpose.rawValue)])
    if let row {
      list = (try row.integer(0), try row.text(1))
      given = try row.integer(2)
    } else {
      (list, given) = (try Self.open(kind, write, actor: actor, at: now), Self.decoys)
    }
  }

  /// Gives an index to a form.
  mutating func next(
    form: Int, _ write: WriteSession, actor: String, at now: Date
  ) throws -> (list: Int, reference: StatusReference) {
    if given >= Self.capacity {
      try write.sql.run(
        "UPDATE status_list SET is_open = 0, given = $2 WHERE number = $1", [.integer(list.number), .integer(given)])
      (list, given) = (try Self.open(kind, write, actor: actor, at: now), Self.decoys)
    }
    let index = try Self.insert(into: list.number, write, form: .integer(form))
    given += 1
    return (list.number, StatusReference(list: list.id, index: index, purpose: kind.purpose))
  }

  /// Writes how many indices of the list are given.
  func finish(_ write: WriteSession) throws {
    try write.sql.run("UPDATE status_list SET given = $2 WHERE number = $1", [.integer(list.number), .integer(given)])
  }

  /// A free index is found by trying random ones: at most four in the mean, the table refuses a second giving.
  private static func insert(into list: Int, _ write: WriteSession, form: SQLValue) throws -> Int {
    while true {
      let bytes = write.folder.randomness.bytes(3)
      let index = (Int(bytes[0]) << 16 | Int(bytes[1]) << 8 | Int(bytes[2])) & (length - 1)
      let inserted = try write.sql.run(
        "INSERT INTO status_entry (list, entry, form) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        [.integer(list), .integer(index), form])
      if inserted == 1 { return index }
    }
  }

  private static func open(
    _ kind: ListKind, _ write: WriteSession, actor: String, at now: Date
  ) throws -> (number: Int, id: String) {
    let id = PageSecret(write.folder.randomness).text
    let number = (try write.sql.first("SELECT coalesce(max(number), 0) FROM status_list")?.integer(0) ?? 0) + 1
    try write.sql.run(
      "INSERT INTO status_list (number, id, format, purpose, length, given) VALUES ($1, $2, $3, $4, $5, $6)",
      [
        .integer(number), .text(id), .text(kind.format.rawValue), .text(kind.purpose.rawValue), .integer(length),
        .integer(decoys),
      ])
    for _ in 0..<decoys { _ = try insert(into: number, write, form: nil) }
    write.note(list: id, version: 1)
    try write.journal(
      JournalDraft(
        .listOpened, actor: actor, subject: id,
        detail: [
          "format": .string(kind.format.rawValue), "purpose": .string(kind.purpose.rawValue),
          "length": .number(JSONNumber(length)),
        ]), at: now)
    return (number, id)
  }
}

extension ListKind {
  /// Reads format and purpose from two columns.
  /// - Throws: ``StorageError`` `folder.damaged`.
  init(_ row: SQLRow, at index: Int) throws {
    self.init(try row.known(index), try row.known(index + 1))
  }
}
