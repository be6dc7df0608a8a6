import Awarding
import Crypto
import Encodings
import Foundation
import JSONTree
import Storage

extension DataFolder: FormStore {
  public func form(
    _ form: CredentialForm, of award: AwardID, boundTo holderKey: String?
  ) async throws -> SealedForm {
    let bound = self.bound(holderKey)
    let (holder, row, status, signature, digest) = try await read { sql in
      // The current form is the last that was sealed: a successor is acknowledged before it is shown.
      let row = try sql.first(
        """
        SELECT \(FormRow.columns), award.holder, status_list.id, form.entry, status_list.purpose, form_seal.signature,
          form_seal.digest
        FROM award JOIN form ON form.award = award.position JOIN status_list ON status_list.number = form.list
        JOIN form_seal ON form_seal.form = form.number
        WHERE award.id = $1 AND award.is_sealed = 1 AND form.form = $2 AND form.bound = $3
        ORDER BY form.number DESC LIMIT 1
        """, [.text(award.text), .text(form.rawValue), .blob(bound)])
      guard let row else { throw StorageError(.formNotFound, "no such form of that award") }
      guard let signature = try row.optionalBlob(FormRow.count + 4) else {
        throw StorageError(.erased, "the holder was erased: nothing is left to show")
      }
      let status = StatusReference(
        list: try row.text(FormRow.count + 1), index: try row.integer(FormRow.count + 2),
        purpose: try row.known(FormRow.count + 3))
      return (try row.text(FormRow.count), try FormRow(row), status, signature, try row.blob(FormRow.count + 5))
    }
    let key = try await readKeys { [self] sql in try personKeys([holder], sql)[holder] }
    guard let key else { throw StorageError(.erased, "the holder was erased: nothing is left to show") }
    let bytes = try row.bytes(award, key)
    // What is given out is what was acknowledged, to the byte.
    guard constantTimeEqual(Array(SHA256.hash(data: bytes.token(signature: signature))), digest) else {
      throw StorageError(
        .folderDamaged, "the form of \(award.text) is not what was signed: restore a backup, see `palier doctor --deep`"
      )
    }
    return SealedForm(
      form: form, text: String(decoding: bytes.text(signature: signature), as: UTF8.self), status: status,
      keyID: row.keyID)
  }

  public func prepareForm(
    of award: AwardID, plan: FormPlan, boundTo holderKey: BoundKey?, actor: String, at now: Date
  ) async throws -> PreparedForm {
    try await write { [self] write in
      let (row, key, personal) = try acknowledged(award, write)
      guard row.status == .active || row.status == .suspended else {
        throw StorageError(.moveRefused, "\(award.text) is not in force: no further form is made of it")
      }
      let bound = bound(holderKey?.thumbprint)
      if let found = try write.sql.first(
        """
        SELECT \(FormRow.columns) FROM form JOIN form_to_seal ON form_to_seal.form = form.number
        WHERE form.award = $1 AND form.form = $2 AND form.bound = $3
        """, [.integer(row.position), .text(plan.form.rawValue), .blob(bound)])
      {
        return try FormRow(found).prepared(award, key)
      }
      if bound.isEmpty { try Self.refuseLost(plan.form, of: row, write.sql) }
      var work = try FormWork([plan], write, actor: actor, at: now)
      let prepared = try insert(
        row, key, personal, holderKey: holderKey?.jwk, bound: bound, supersedes: 0, &work, write, at: now)
      try work.finish(write)
      try write.journal(
        JournalDraft(
          .formPrepared, actor: actor, subject: award.text,
          detail: ["form": .string(plan.form.rawValue), "isBound": .bool(holderKey != nil)]), at: now)
      return prepared
    }
  }

  public func forms(signedBy keyIDs: Set<String>, limit: Int) async throws -> [FormToResign] {
    try await read { sql in
      var found: [FormToResign] = []
      for keyID in keyIDs.sorted() where found.count < limit {
        found += try sql.all(
          """
          SELECT form.number, award.id, form.form, award.slug, award.version
          FROM form JOIN award ON award.position = form.award
          WHERE form.key_id = $1 AND award.status IN ('active', 'suspended') AND award.is_sealed = 1
            AND form.input IS NOT NULL
            AND form.number IN (SELECT form FROM form_seal) AND \(FormRow.isLast)
          ORDER BY form.number LIMIT $2
          """, [.text(keyID), .integer(limit - found.count)]
        ).map { row in
          FormToResign(
            number: try row.integer(0), award: try row.parsed(1) { try AwardID($0) }, form: try row.known(2),
            slug: try row.text(3), version: try row.integer(4), keyID: keyID)
        }
      }
      return found
    }
  }

  public func prepareSuccessors(
    of forms: [FormToResign], plan: FormPlan, actor: String, at now: Date
  ) async throws -> [PreparedForm] {
    try await write { [self] write in
      var prepared: [PreparedForm] = []
      var work = try FormWork([plan], write, actor: actor, at: now)
      for form in forms {
        guard
          let found = try write.sql.first(
            """
            SELECT \(FormRow.columns) FROM form WHERE number = $1 AND input IS NOT NULL AND \(FormRow.isLast)
            """, [.integer(form.number)])
        else { continue }
        let (row, key, personal) = try acknowledged(form.award, write)
        guard row.status == .active || row.status == .suspended else { continue }
        let old = try FormRow(found)
        let holderKey = old.bound.isEmpty ? personal.holderKey : try Self.holderKey(in: old.bytes(form.award, key))
        let successor = try insert(
          row, key, personal, holderKey: holderKey, bound: old.bound, supersedes: form.number, &work, write, at: now)
        if row.status == .suspended { try StatusEntries.write(.suspended, of: form.award, write) }
        prepared.append(successor)
      }
      try work.finish(write)
      if !prepared.isEmpty {
        try write.journal(
          JournalDraft(
            .formPrepared, actor: actor, subject: plan.keyID,
            detail: ["form": .string(plan.form.rawValue), "count": .number(JSONNumber(prepared.count))]), at: now)
      }
      return prepared
    }
  }

  public func isJournalled(
    _ digest: [UInt8], before compromise: SigningKeyRecord.Compromise
  ) async throws -> Bool {
    try await read { sql in
      let rows = try sql.all(
        """
        SELECT form_seal.digest, journal.detail FROM form_seal JOIN form ON form.number = form_seal.form
        JOIN award ON award.position = form.award JOIN journal ON journal.number = form_seal.journal
        WHERE substr(form_seal.digest, 1, 8) = $1 AND journal.subject = award.id
          AND journal.number < $2 AND journal.at < $3
        """, [.blob(Array(digest.prefix(8))), .integer(compromise.journalNumber), .date(compromise.since)])
      // The journal's own words count, not the row beside it.
      return try rows.contains { row in
        try constantTimeEqual(row.blob(0), digest) && row.text(1).contains(Hex.encode(digest))
      }
    }
  }

  public func successors(after number: Int, limit: Int) async throws -> [Successor] {
    try await read { sql in
      try sql.all(
        """
        SELECT form.number, award.id, form.form, old.key_id, form.key_id, journal.at
        FROM form JOIN form AS old ON old.number = form.supersedes JOIN award ON award.position = form.award
        JOIN form_seal ON form_seal.form = form.number JOIN journal ON journal.number = form_seal.journal
        WHERE form.number > $1 AND form.supersedes > 0 ORDER BY form.number LIMIT $2
        """, [.integer(number), .integer(limit)]
      ).map { row in
        Successor(
          number: try row.integer(0), award: try row.parsed(1) { try AwardID($0) }, form: try row.known(2),
          formerKey: try row.text(3), key: try row.text(4), signedAt: try row.date(5))
      }
    }
  }

  /// A form that was not found may have been lost with a damaged index: what the journal says was sealed with the
  /// award is not made a second time.
  private static func refuseLost(_ form: CredentialForm, of award: AwardRow, _ sql: SQLSession) throws {
    let entries = try sql.all(
      """
      SELECT journal.detail FROM form JOIN form_seal ON form_seal.form = form.number
      JOIN journal ON journal.number = form_seal.journal WHERE form.award = $1 AND journal.kind = 'award.sealed'
      """, [.integer(award.position)])
    let sealed = try entries.map { row in try row.parsed(0) { try JSON(parsing: Array($0.utf8)) } }
    guard !sealed.isEmpty, sealed.allSatisfy({ $0["sha256"]?[form.rawValue] == nil }) else {
      throw StorageError(
        .folderDamaged, "a form of \(award.id.text) is no longer found: restore a backup, see `palier doctor --deep`")
    }
  }

  /// The key that a bound copy names (RFC 7800, `cnf`): the copy itself is the only place that has it.
  private static func holderKey(in bytes: FormBytes) throws -> String? {
    let parts = bytes.signingInput.split(separator: UInt8(ascii: "."))
    guard parts.count == 2, let payload = try? Base64URL.decode(utf8: Array(parts[1])),
      let json = try? JSON(parsing: payload)
    else { throw StorageError(.folderDamaged, "a stored form cannot be read") }
    return json["cnf"]?["jwk"]?.text()
  }

  /// What a holder's key leaves in the store: a keyed hash, empty for the form that the award was made with.
  private func bound(_ thumbprint: String?) -> [UInt8] {
    thumbprint.map { lookup.hash("bound", $0.utf8) } ?? []
  }

  private func acknowledged(_ award: AwardID, _ write: WriteSession) throws -> (AwardRow, SealingKey, PersonalAward) {
    guard
      let found = try write.sql.first(
        "SELECT \(AwardRow.columns) FROM award WHERE id = $1 AND is_sealed = 1", [.text(award.text)])
    else { throw StorageError(.awardNotFound, "no award has that identifier: see `palier credential list`") }
    let row = try AwardRow(found)
    guard let key = try personKeysNow([row.holder.text])[row.holder.text], let personal = try row.record(key).personal
    else { throw StorageError(.erased, "the holder was erased: nothing is left to show") }
    return (row, key, personal)
  }

  /// Stores the one form of `work` beside those that the award has already.
  private func insert(
    _ row: AwardRow, _ key: SealingKey, _ personal: PersonalAward, holderKey: String?, bound: [UInt8],
    supersedes: Int, _ work: inout FormWork, _ write: WriteSession, at now: Date
  ) throws -> PreparedForm {
    let candidate = Candidate(learner: personal.learner, grade: personal.grade, holderKey: holderKey, row: 0)
    let forms = try work.insert(row.position, key, write, supersedes: supersedes, bound: bound) { status in
      AwardSlot(
        award: row.id, holder: row.holder, candidate: candidate, awardedOn: row.awardedOn, place: personal.place,
        validUntil: row.validUntil, issuedAt: row.issuedAt, signedAt: now, status: status)
    }
    guard let prepared = forms.first else { throw StorageError(.folderDamaged, "the form could not be stored") }
    try write.sql.run("INSERT INTO form_to_seal (form) VALUES ($1)", [.integer(prepared.number)])
    return prepared
  }
}
