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
  private let purpose: StatusReference.Purpose

  init(_ purpose: StatusReference.Purpose, _ write: WriteSession, actor: String, at now: Date) throws {
    self.purpose = purpose
    let row = try write.sql.first(
      "SELECT number, id, given FROM status_list WHERE purpose = $1 AND is_open = 1 ORDER BY number DESC LIMIT 1",
      [.text(purpose.rawValue)])
    if let row {
      list = (row.integer(0), row.text(1))
      given = row.integer(2)
    } else {
      (list, given) = (try Self.open(purpose, write, actor: actor, at: now), Self.decoys)
    }
  }

  /// Gives an index to a form.
  mutating func next(
    award: String, form: CredentialForm, _ write: WriteSession, actor: String, at now: Date
  ) throws -> (list: Int, reference: StatusReference) {
    if given >= Self.capacity {
      try write.sql.run("UPDATE status_list SET is_open = 0 WHERE number = $1", [.integer(list.number)])
      (list, given) = (try Self.open(purpose, write, actor: actor, at: now), Self.decoys)
    }
    let index = try Self.insert(
      into: list.number, write, award: .text(award), form: .text(form.rawValue))
    given += 1
    return (list.number, StatusReference(list: list.id, index: index, purpose: purpose))
  }

  /// Writes how many indices of the list are given.
  func finish(_ write: WriteSession) throws {
    try write.sql.run("UPDATE status_list SET given = $2 WHERE number = $1", [.integer(list.number), .integer(given)])
  }

  /// A free index is found by trying random ones: at most four in the mean, the table refuses a second giving.
  private static func insert(
    into list: Int, _ write: WriteSession, award: SQLValue, form: SQLValue
  ) throws -> Int {
    while true {
      let bytes = write.folder.randomness.bytes(3)
      let index = (Int(bytes[0]) << 16 | Int(bytes[1]) << 8 | Int(bytes[2])) & (length - 1)
      let inserted = try write.sql.run(
        "INSERT INTO status_entry (list, entry, award, form) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        [.integer(list), .integer(index), award, form])
      if inserted == 1 { return index }
    }
  }

  private static func open(
    _ purpose: StatusReference.Purpose, _ write: WriteSession, actor: String, at now: Date
  ) throws -> (number: Int, id: String) {
    let id = PageSecret(write.folder.randomness).text
    let number = (try write.sql.first("SELECT coalesce(max(number), 0) FROM status_list")?.integer(0) ?? 0) + 1
    try write.sql.run(
      "INSERT INTO status_list (number, id, purpose, length, given) VALUES ($1, $2, $3, $4, $5)",
      [.integer(number), .text(id), .text(purpose.rawValue), .integer(length), .integer(decoys)])
    for _ in 0..<decoys { _ = try insert(into: number, write, award: nil, form: nil) }
    write.note(list: id, version: 1)
    try write.journal(
      JournalDraft(
        .listOpened, actor: actor, subject: id,
        detail: ["purpose": .string(purpose.rawValue), "length": .number(JSONNumber(length))]), at: now)
    return (number, id)
  }

  /// Sets or clears the bits of an award's forms, flips a few decoys with them, and moves the lists' versions on.
  static func setBits(of award: String, to isSet: Bool, _ write: WriteSession) throws {
    let entries = try write.sql.all("SELECT list, entry FROM form WHERE award = $1", [.text(award)])
    for row in entries {
      try write.sql.run(
        "UPDATE status_entry SET is_set = $3 WHERE list = $1 AND entry = $2",
        [.integer(row.integer(0)), .integer(row.integer(1)), SQLValue(isSet)])
    }
    for list in Set(entries.map { $0.integer(0) }).sorted() {
      let count = Int(write.folder.randomness.bytes(1)[0] & 3)
      try write.sql.run(
        """
        UPDATE status_entry SET is_set = 1 WHERE list = $1 AND award IS NULL AND entry IN (
          SELECT entry FROM status_entry WHERE list = $1 AND award IS NULL AND is_set = 0
          ORDER BY random() LIMIT $2)
        """, [.integer(list), .integer(count)])
      let row = try write.sql.first(
        "UPDATE status_list SET version = version + 1 WHERE number = $1 RETURNING id, version", [.integer(list)])
      if let row { write.note(list: row.text(0), version: row.integer(1)) }
    }
  }
}
