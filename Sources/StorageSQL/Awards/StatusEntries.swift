import Awarding
import Foundation
import Storage

/// What the entries of status lists say: written with every change of an award, ended with a form, brought back after
/// an older backup.
enum StatusEntries {
  /// What an entry of a list of that kind says of an award in that state. A bitstring has one bit, which a suspended
  /// award of a suspendable type sets too.
  static func value(of status: AwardStatus, in kind: ListKind) -> Int {
    switch status {
    case .active: 0
    case .revoked, .replaced: 1
    case .suspended: kind.bits == 2 ? 2 : 1
    }
  }

  /// Writes an award's state into the entries of its forms, but for those that have ended.
  static func write(_ status: AwardStatus, of award: AwardID, _ write: WriteSession) throws {
    let entries = try write.sql.all(
      """
      SELECT form.list, form.entry, status_list.format, status_list.purpose, status_list.id FROM form
      JOIN award ON award.position = form.award JOIN status_list ON status_list.number = form.list
      WHERE award.id = $1
      """, [.text(award.text)])
    try FinalList(file: write.folder.layout.final).add(
      entries.map { row in
        let (list, index) = (try row.text(4), try row.integer(1))
        return switch status {
        case .revoked, .replaced: .revoked(list: list, index: index)
        case .suspended: .suspended(list: list, index: index)
        case .active: .reinstated(list: list, index: index)
        }
      })
    var lists: Set<Int> = []
    for row in entries {
      let kind = try ListKind(row, at: 2)
      try write.sql.run(
        "UPDATE status_entry SET value = $3 WHERE list = $1 AND entry = $2 AND is_final = 0",
        [.integer(row.integer(0)), .integer(row.integer(1)), .integer(value(of: status, in: kind))])
      lists.insert(try row.integer(0))
    }
    try changed(lists, write)
  }

  /// Ends the status of one form for ever, whatever its award is: it was withdrawn, or its key was compromised and
  /// another form stands in its place.
  static func end(form: Int, _ write: WriteSession) throws {
    guard
      let row = try write.sql.first(
        """
        SELECT form.list, form.entry, status_list.id FROM form JOIN status_list ON status_list.number = form.list
        WHERE form.number = $1
        """, [.integer(form)])
    else { return }
    try FinalList(file: write.folder.layout.final).add([.ended(list: row.text(2), index: row.integer(1))])
    try write.sql.run(
      "UPDATE status_entry SET value = 1, is_final = 1 WHERE list = $1 AND entry = $2",
      [.integer(row.integer(0)), .integer(row.integer(1))])
    try changed([row.integer(0)], write)
  }

  /// Brings back what was decided after the backup of an older database that was put in place: revocations and
  /// suspensions with their awards, ended forms, and entries of forms that the older database does not know.
  static func restore(_ facts: [FinalList.Fact], _ write: WriteSession, actor: String, at now: Date) throws {
    var lists: Set<Int> = []
    var moved: [String: AwardStatus] = [:]
    for (place, fact) in Self.last(facts).sorted(by: { $0.key < $1.key }) {
      guard
        let row = try write.sql.first(
          "SELECT number, format, purpose FROM status_list WHERE id = $1", [.text(place.list)])
      else { continue }
      let list = try row.integer(0)
      let status: AwardStatus = fact == .suspended ? .suspended : fact == .reinstated ? .active : .revoked
      lists.insert(list)
      let known = try write.sql.first(
        """
        SELECT award.id, award.status FROM status_entry
        LEFT JOIN form ON form.number = status_entry.form LEFT JOIN award ON award.position = form.award
        WHERE status_entry.list = $1 AND status_entry.entry = $2
        """, [.integer(list), .integer(place.index)])
      guard let known else {
        // A form that was made after the backup: its index stays given, and stays as it was published.
        try write.sql.run(
          "INSERT INTO status_entry (list, entry, value, is_final) VALUES ($1, $2, $3, 1)",
          [
            .integer(list), .integer(place.index),
            .integer(value(of: status, in: try ListKind(row, at: 1))),
          ])
        try write.sql.run("UPDATE status_list SET given = given + 1 WHERE number = $1", [.integer(list)])
        continue
      }
      if fact == .ended {
        try write.sql.run(
          "UPDATE status_entry SET value = 1, is_final = 1 WHERE list = $1 AND entry = $2",
          [.integer(list), .integer(place.index)])
      } else if let award = try known.optionalText(0) {
        let old = try known.known(1, as: AwardStatus.self)
        if old.isLiving, old != status { moved[award] = status }
      }
    }
    for (award, status) in moved.sorted(by: { $0.key < $1.key }) {
      let kind: JournalKind =
        status == .revoked ? .awardRevoked : status == .suspended ? .awardSuspended : .awardReinstated
      try write.sql.run(
        "UPDATE award SET status = $2, changed_at = $3 WHERE id = $1",
        [.text(award), .text(status.rawValue), .date(now)])
      try write.journal(
        JournalDraft(kind, actor: actor, subject: award, detail: ["because": "loss.accepted"]), at: now)
      // Every form of an award follows it.
      try Self.write(status, of: AwardID(award), write)
    }
    try changed(lists, write)
  }

  private struct Place: Hashable, Comparable {
    let list: String
    let index: Int

    static func < (left: Self, right: Self) -> Bool { (left.list, left.index) < (right.list, right.index) }
  }

  private enum Word { case revoked, suspended, reinstated, ended }

  /// The last word on each entry; what is revoked or ended stays so.
  private static func last(_ facts: [FinalList.Fact]) -> [Place: Word] {
    var words: [Place: Word] = [:]
    for fact in facts {
      let (place, word): (Place, Word)
      switch fact {
      case .revoked(let list, let index): (place, word) = (Place(list: list, index: index), .revoked)
      case .suspended(let list, let index): (place, word) = (Place(list: list, index: index), .suspended)
      case .reinstated(let list, let index): (place, word) = (Place(list: list, index: index), .reinstated)
      case .ended(let list, let index): (place, word) = (Place(list: list, index: index), .ended)
      case .key: continue
      }
      if words[place] == .ended || words[place] == .revoked && word != .ended { continue }
      words[place] = word
    }
    return words
  }

  /// Sets a few decoys with every change, and moves the lists' versions on.
  private static func changed(_ lists: Set<Int>, _ write: WriteSession) throws {
    for list in lists.sorted() {
      let count = Int(write.folder.randomness.bytes(1)[0] & 3)
      try write.sql.run(
        """
        UPDATE status_entry SET value = 1 WHERE list = $1 AND form IS NULL AND entry IN (
          SELECT entry FROM status_entry WHERE list = $1 AND form IS NULL AND value = 0
          ORDER BY random() LIMIT $2)
        """, [.integer(list), .integer(count)])
      let row = try write.sql.first(
        "UPDATE status_list SET version = version + 1 WHERE number = $1 RETURNING id, version", [.integer(list)])
      if let row { write.note(list: try row.text(0), version: try row.integer(1)) }
    }
  }
}
