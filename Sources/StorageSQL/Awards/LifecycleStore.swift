import Awarding
import Encodings
import Foundation
import JSONTree
import Storage

extension DataFolder: LifecycleStore {
  public func move(
    _ awards: [AwardID], _ move: AwardMove, reason: String, actor: String, at now: Date
  ) async throws {
    try await write { [self] write in
      for id in awards { try change(id, move, reason: reason, write, actor: actor, at: now) }
    }
  }

  public func replace(
    _ award: AwardID, with row: CandidateRow, in run: AwardRun, forms: [FormPlan], reason: String, actor: String,
    at now: Date
  ) async throws -> PreparedAward {
    try await write { [self] write in
      let holder = try living(award, write).holder
      guard let key = try personKeysNow([holder.text])[holder.text] else {
        throw StorageError(.erased, "the holder was erased: nothing is left to replace")
      }
      try rekey(holder, to: row.candidate, write)
      var work = try FormWork(forms, write, actor: "palier", at: now)
      // The old award must be out of force before the new one may live.
      try change(award, .replace, reason: reason, write, actor: actor, at: now)
      let person = Person(holder: holder, key: key, isNew: false)
      let prepared = try insert(row, person, run, &work, write)
      try work.finish(write)
      try write.sql.run(
        "UPDATE award SET replaced_by = $2 WHERE id = $1", [.text(award.text), .text(prepared.award.text)])
      return prepared
    }
  }

  /// A corrected row may carry another identifier or address for the same person, unless that is somebody else's.
  private func rekey(_ holder: HolderID, to candidate: Candidate, _ write: WriteSession) throws {
    guard let key = candidate.learner.key else { return }
    let hash = lookup.hash("person", key.bytes)
    let owner = try Self.holder(hash, write.sql)
    guard owner == nil || owner == holder else {
      throw StorageError(
        .personTaken, "the corrected row names another person that this folder knows: revoke, then award anew")
    }
    // The former key goes on meaning this person, so that an older file sent again finds them.
    try write.sql.run(
      """
      INSERT INTO former_lookup (lookup, holder) SELECT lookup, id FROM holder WHERE id = $1 AND lookup <> $2
      ON CONFLICT DO NOTHING
      """, [.text(holder.text), .blob(hash)])
    try write.sql.run("DELETE FROM former_lookup WHERE lookup = $1", [.blob(hash)])
    try write.sql.run("UPDATE holder SET lookup = $2 WHERE id = $1", [.text(holder.text), .blob(hash)])
  }

  private func living(_ id: AwardID, _ write: WriteSession) throws -> (
    holder: HolderID, status: AwardStatus, suspendable: Bool
  ) {
    guard
      let row = try write.sql.first(
        "SELECT holder, status, suspendable FROM award WHERE id = $1 AND is_sealed = 1", [.text(id.text)])
    else { throw StorageError(.awardNotFound, "no award has the identifier \(id.text): see `palier credential list`") }
    return (try row.parsed(0) { try HolderID($0) }, try row.known(1), try row.flag(2))
  }

  /// One move: the state, the bits, the journal entry, in the caller's transaction.
  private func change(
    _ id: AwardID, _ move: AwardMove, reason: String, _ write: WriteSession, actor: String, at now: Date
  ) throws {
    let (holder, status, suspendable) = try living(id, write)
    let next: AwardStatus
    do { next = try status.after(move, suspendable: suspendable) } catch {
      throw StorageError(
        error.code == .notSuspendable ? .notSuspendable : .moveRefused, "\(id.text): \(error.reason)")
    }
    try write.sql.run(
      "UPDATE award SET status = $2, changed_at = $3 WHERE id = $1",
      [.text(id.text), .text(next.rawValue), .date(now)])
    try StatusEntries.write(next, of: id, write)
    let kind: JournalKind =
      switch move {
      case .suspend: .awardSuspended
      case .reinstate: .awardReinstated
      case .revoke: .awardRevoked
      case .replace: .awardReplaced
      }
    // The reason may name the person: it goes under the person's key, and with it.
    let key = try personKeysNow([holder.text])[holder.text]
    try write.journal(
      JournalDraft(kind, actor: actor, subject: id.text, words: key == nil ? [:] : ["reason": .string(reason)]),
      at: now, person: key.map { (holder, $0) })
  }

  public func erase(_ holder: HolderID, reason: String, actor: String, at now: Date) async throws -> ErasureReceipt {
    let known = try await read { sql in
      try sql.first("SELECT erased_at FROM holder WHERE id = $1", [.text(holder.text)]).map {
        try $0.optionalInteger(0)
      }
    }
    guard let known else {
      throw StorageError(.holderNotFound, "no holder has that identifier: see `palier credential list --json`")
    }
    guard known == nil else { throw StorageError(.erased, "that holder was erased before") }
    let receipt = try await write { [self] write in
      // First the promise that outlives every backup, then the key, then what the key had sealed.
      try ErasedList(file: layout.erased).add(holder)
      try write.keys { try $0.run("DELETE FROM person_key WHERE holder = $1", [.text(holder.text)]) }
      return try forget(holder, reason: reason, write, actor: actor, at: now)
    }
    try await purgeLogs()
    return receipt
  }

  /// Empties everything that belonged to an erased holder.
  func forget(
    _ holder: HolderID, reason: String, _ write: WriteSession, actor: String, at now: Date
  ) throws -> ErasureReceipt {
    let rows = try write.sql.all(
      "SELECT id, position FROM award WHERE holder = $1 ORDER BY position", [.text(holder.text)])
    let awards = try rows.map { row in try row.parsed(0) { try AwardID($0) } }
    for row in rows {
      let award = SQLValue.integer(try row.integer(1))
      try write.sql.run(
        "UPDATE form_seal SET signature = NULL WHERE form IN (SELECT number FROM form WHERE award = $1)", [award])
      try write.sql.run(
        "DELETE FROM form_to_seal WHERE form IN (SELECT number FROM form WHERE award = $1)", [award])
      // The thumbprint by which a copy is bound belongs to the person too.
      try write.sql.run(
        "UPDATE form SET input = NULL, bound = CASE WHEN bound = x'' THEN bound ELSE randomblob(16) END WHERE award = $1",
        [award])
    }
    try write.sql.run(
      "UPDATE award SET page = NULL, sealed = NULL, is_sealed = 1 WHERE holder = $1", [.text(holder.text)])
    try write.sql.run("DELETE FROM former_lookup WHERE holder = $1", [.text(holder.text)])
    try write.sql.run("UPDATE journal SET words = NULL WHERE owner = $1", [.text(holder.text)])
    try write.sql.run(
      "UPDATE holder SET lookup = NULL, erased_at = $2 WHERE id = $1", [.text(holder.text), .date(now)])
    let number = try write.journal(
      JournalDraft(
        .holderErased, actor: actor, subject: holder.text,
        detail: ["awards": .number(JSONNumber(awards.count))], words: ["reason": .string(reason)]), at: now)
    return ErasureReceipt(holder: holder, erasedAt: now, awards: awards, journalNumber: number)
  }

  /// Empties the write-ahead logs, in which deleted bytes would linger.
  func purgeLogs() async throws {
    try await exclusively { [keys, data] in
      try keys.checkpoint(truncating: true)
      try data.checkpoint(truncating: true)
    }
  }

  /// Erases what an older database brought back of holders that were erased since.
  func finishErasures(at now: Date) async throws {
    let erased = ErasedList(file: layout.erased).read()
    guard !erased.isEmpty else { return }
    let returned = try await read { sql in
      try erased.sorted { $0.text < $1.text }.filter { holder in
        try sql.first("SELECT 1 FROM holder WHERE id = $1 AND erased_at IS NULL", [.text(holder.text)]) != nil
      }
    }
    guard !returned.isEmpty else { return }
    let isBehind = try await isBehind()
    for holder in returned {
      // An old database that came back is behind its mark; erasing comes before anything else all the same.
      _ = try await write(behind: isBehind) { [self] write in
        try forget(holder, reason: "erased before this database was put back", write, actor: "palier", at: now)
      }
    }
    try await purgeLogs()
  }
}
