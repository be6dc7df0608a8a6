import Awarding
import Encodings
import Foundation
import JSONTree
import Storage

extension DataFolder: AwardStore {
  public func alreadyAwarded(_ slug: String, _ keys: [PersonKey]) async throws -> [Bool] {
    try await read { [lookup] sql in
      try keys.map { key in
        guard let holder = try Self.holder(lookup.hash("person", key.bytes), sql) else { return false }
        return try sql.first(
          """
          SELECT 1 FROM award
          WHERE holder = $1 AND slug = $2 AND status IN ('active', 'suspended') AND is_sealed = 1
          """, [.text(holder.text), .text(slug)]) != nil
      }
    }
  }

  public func openRun(
    _ published: PublishedDefinition, purpose: StatusReference.Purpose, entry: JournalDraft, at now: Date
  ) async throws -> AwardRun {
    try await write { write in
      let number = try write.journal(entry, at: now)
      try write.sql.run(
        "INSERT INTO award_run (number, slug, version, purpose, issued_at) VALUES ($1, $2, $3, $4, $5)",
        [
          .integer(number), .text(published.slug), .integer(published.version), .text(purpose.rawValue),
          .date(now),
        ])
      return AwardRun(
        number: number, slug: published.slug, version: published.version, purpose: purpose, issuedAt: now)
    }
  }

  public func prepare(_ rows: [CandidateRow], in run: AwardRun, forms: [FormPlan]) async throws -> [Preparation] {
    try await write { [self] write in
      let people = try people(of: rows.map(\.candidate), write, at: run.issuedAt)
      var work = try FormWork(forms, write, actor: "palier", at: run.issuedAt)
      var results: [Preparation] = []
      results.reserveCapacity(rows.count)
      var prepared = 0
      for (row, person) in zip(rows, people) {
        if !person.isNew, let found = try living(run.slug, person, write) {
          results.append(found)
          continue
        }
        results.append(.prepared(try insert(row, person, run, &work, write), isFresh: true))
        prepared += 1
      }
      try work.finish(write)
      if prepared > 0 {
        try write.journal(
          JournalDraft(
            .formsPrepared, actor: "palier", subject: run.slug,
            detail: ["run": .number(JSONNumber(run.number)), "count": .number(JSONNumber(prepared))]),
          at: run.issuedAt)
      }
      return results
    }
  }

  /// Whose key that is, or was before it was corrected.
  static func holder(_ hash: [UInt8], _ sql: SQLSession) throws -> HolderID? {
    let row =
      try sql.first("SELECT id FROM holder WHERE lookup = $1", [.blob(hash)])
      ?? sql.first("SELECT holder FROM former_lookup WHERE lookup = $1", [.blob(hash)])
    return try row?.parsed(0) { try HolderID($0) }
  }

  /// A person of the organisation with the key that seals their data.
  struct Person {
    let holder: HolderID
    let key: SealingKey
    let isNew: Bool
  }

  /// Finds each candidate's person or makes one. The keys of new people are committed before anything refers
  /// to them.
  func people(of candidates: [Candidate], _ write: WriteSession, at now: Date) throws -> [Person] {
    var hashes: [[UInt8]] = []
    var known: [Int: HolderID] = [:]
    for (index, candidate) in candidates.enumerated() {
      guard let key = candidate.learner.key else {
        throw StorageError(.init("learner.no-key"), "a learner has no identifier, e-mail address or birth date")
      }
      hashes.append(lookup.hash("person", key.bytes))
      known[index] = try Self.holder(hashes[index], write.sql)
    }
    let keysOfKnown = try personKeysNow(known.values.map(\.text))
    var made: [Int: (HolderID, SealingKey, [UInt8])] = [:]
    for index in candidates.indices where known[index] == nil {
      let holder = HolderID(URNUUID(random: randomness.bytes(16)))
      let key = SealingKey.generate(randomness)
      made[index] = (holder, key, try master.wrap(key, of: Purpose.personKey(holder.text), randomness))
    }
    if !made.isEmpty {
      try write.keys { keys in
        for (_, (holder, _, wrapped)) in made {
          try keys.run(
            "INSERT INTO person_key (holder, wrapped) VALUES ($1, $2)", [.text(holder.text), .blob(wrapped)])
        }
      }
    }
    return try candidates.indices.map { index in
      if let (holder, key, _) = made[index] {
        try write.sql.run(
          "INSERT INTO holder (id, lookup, created_at) VALUES ($1, $2, $3)",
          [.text(holder.text), .blob(hashes[index]), .date(now)])
        return Person(holder: holder, key: key, isNew: true)
      }
      guard let id = known[index], let key = keysOfKnown[id.text] else {
        throw StorageError(.folderDamaged, "a person's key is missing from keys.sqlite: restore its backup")
      }
      return Person(holder: id, key: key, isNew: false)
    }
  }

  /// The living award of that type, if there is one: signed, or left unsigned by an interrupted run.
  private func living(_ slug: String, _ person: Person, _ write: WriteSession) throws -> Preparation? {
    guard
      let row = try write.sql.first(
        """
        SELECT id, is_sealed, sealed, position FROM award
        WHERE holder = $1 AND slug = $2 AND status IN ('active', 'suspended')
        """, [.text(person.holder.text), .text(slug)])
    else { return nil }
    let id = try row.parsed(0) { try AwardID($0) }
    let personal = try PersonalRecords.read(person.key.open(row.blob(2), for: Purpose.award(id.text)))
    if try row.flag(1) { return .alreadyThere(id, personal.page) }
    let forms = try write.sql.all(
      "SELECT \(FormRow.columns) FROM form WHERE award = $1 ORDER BY number", [.integer(row.integer(3))])
    guard !forms.isEmpty else { throw StorageError(.folderDamaged, "an award was left without its form") }
    return .prepared(
      PreparedAward(
        award: id, page: personal.page, forms: try forms.map { try FormRow($0).prepared(id, person.key) }),
      isFresh: false)
  }

  /// Stores one award with the exact bytes of its forms, unsigned.
  func insert(
    _ row: CandidateRow, _ person: Person, _ run: AwardRun, _ work: inout FormWork, _ write: WriteSession
  ) throws -> PreparedAward {
    let award = AwardID(URNUUID(random: randomness.bytes(16)))
    let page = PageSecret(randomness)
    let personal = PersonalAward(
      learner: row.candidate.learner, grade: row.candidate.grade, place: row.place,
      holderKey: row.candidate.holderKey, page: page)
    try write.sql.run(
      """
      INSERT INTO award (id, holder, slug, version, status, awarded_on, valid_until, issued_at, changed_at,
        suspendable, run, source_row, page, sealed)
      VALUES ($1, $2, $3, $4, 'active', $5, $6, $7, $7, $8, $9, $10, $11, $12)
      """,
      [
        .text(award.text), .text(person.holder.text), .text(run.slug), .integer(run.version),
        .text(row.awardedOn.iso), .date(row.validUntil), .date(run.issuedAt),
        SQLValue(run.purpose == .suspension), .integer(run.number), .integer(row.row),
        .blob(lookup.hash("page", page.text.utf8)),
        .blob(
          try person.key.seal(PersonalRecords.bytes(of: personal), for: Purpose.award(award.text), randomness)),
      ])
    let position = write.sql.lastInsertedNumber
    let forms = try work.insert(position, person.key, write) { status in
      AwardSlot(
        award: award, holder: person.holder, candidate: row.candidate, awardedOn: row.awardedOn,
        place: row.place, validUntil: row.validUntil, issuedAt: run.issuedAt, signedAt: run.issuedAt, status: status)
    }
    return PreparedAward(award: award, page: page, forms: forms)
  }

  public func seal(_ forms: [SignedForm], actor: String, at now: Date) async throws -> Set<AwardID> {
    try await write { write in
      var sealed: Set<AwardID> = []
      var start = forms.startIndex
      // The forms of an award stand beside each other and share its journal entry.
      while start < forms.endIndex {
        let award = forms[start].award
        let end = forms[start...].firstIndex { $0.award != award } ?? forms.endIndex
        if try Self.seal(award, forms[start..<end], write, actor: actor, at: now) { sealed.insert(award) }
        start = end
      }
      return sealed
    }
  }

  private static func seal(
    _ award: AwardID, _ forms: ArraySlice<SignedForm>, _ write: WriteSession, actor: String, at now: Date
  ) throws -> Bool {
    var fresh: [SignedForm] = []
    let journal = write.nextNumber
    for signed in forms {
      let changed = try write.sql.run(
        """
        INSERT INTO form_seal (form, signature, digest, journal)
        SELECT number, $2, $3, $4 FROM form WHERE number = $1 AND input IS NOT NULL
        ON CONFLICT DO NOTHING
        """,
        [.integer(signed.number), .blob(signed.signature), .blob(signed.digest), .integer(journal)])
      if changed == 1 { fresh.append(signed) }
    }
    guard !fresh.isEmpty else { return false }
    var digests = JSONObject()
    for signed in fresh { digests.append(signed.form.rawValue, .string(Hex.encode(signed.digest))) }
    if let row = try write.sql.first(
      "UPDATE award SET is_sealed = 1 WHERE id = $1 AND is_sealed = 0 RETURNING slug, version, run, source_row",
      [.text(award.text)])
    {
      try write.journal(
        JournalDraft(
          .awardSealed, actor: actor, subject: award.text,
          detail: [
            "type": .string(row.text(0)), "version": .number(JSONNumber(row.integer(1))),
            "run": .number(JSONNumber(row.integer(2))), "row": .number(JSONNumber(row.integer(3))),
            "sha256": .object(digests),
          ]), at: now)
      return true
    }
    for signed in fresh {
      try write.sql.run("DELETE FROM form_to_seal WHERE form = $1", [.integer(signed.number)])
      // From now on the successor stands for the award. Copies under a retired key stay good; those under a
      // compromised one end, since a thief could have made them.
      if let row = try write.sql.first(
        """
        SELECT old.number, old.key_id FROM form JOIN form AS old ON old.number = form.supersedes
        WHERE form.number = $1
        """, [.integer(signed.number)]), try write.folder.isCompromised(row.text(1))
      {
        try StatusEntries.end(form: row.integer(0), write)
      }
    }
    try write.journal(
      JournalDraft(.formSealed, actor: actor, subject: award.text, detail: ["sha256": .object(digests)]), at: now)
    return true
  }

  public func withdraw(_ form: PreparedForm, because code: String, actor: String, at now: Date) async throws {
    try await write { write in
      let changed = try write.sql.run(
        """
        UPDATE award SET status = 'revoked', changed_at = $2, page = NULL, sealed = NULL
        WHERE id = $1 AND is_sealed = 0
        """,
        [.text(form.award.text), .date(now)])
      if changed == 1 {
        try write.sql.run(
          "UPDATE form SET input = NULL WHERE award = (SELECT position FROM award WHERE id = $1)",
          [.text(form.award.text)])
        try StatusEntries.write(.revoked, of: form.award, write)
        try write.journal(
          JournalDraft(.awardWithdrawn, actor: actor, subject: form.award.text, detail: ["because": .string(code)]),
          at: now)
      } else if try write.sql.run("DELETE FROM form_to_seal WHERE form = $1", [.integer(form.number)]) == 1 {
        try write.sql.run("UPDATE form SET input = NULL WHERE number = $1", [.integer(form.number)])
        try StatusEntries.end(form: form.number, write)
        try write.journal(
          JournalDraft(
            .formWithdrawn, actor: actor, subject: form.award.text,
            detail: ["form": .string(form.form.rawValue), "because": .string(code)]), at: now)
      }
    }
  }

  public func unsealed(limit: Int) async throws -> [PreparedForm] {
    let rows = try await read { sql in
      try sql.all(
        """
        SELECT \(FormRow.columns), award.id, award.holder FROM form JOIN award ON award.position = form.award
        WHERE form.input IS NOT NULL AND (
          form.award IN (SELECT position FROM award WHERE is_sealed = 0 ORDER BY position LIMIT $1)
          OR form.number IN (SELECT form FROM form_to_seal ORDER BY form LIMIT $1))
        ORDER BY form.award, form.number
        """, [.integer(limit)]
      ).map { row in
        (try FormRow(row), try row.parsed(FormRow.count) { try AwardID($0) }, try row.text(FormRow.count + 1))
      }
    }
    guard !rows.isEmpty else { return [] }
    return try await readKeys { [self] sql in
      let keys = try personKeys(rows.map(\.2), sql)
      return try rows.compactMap { row, award, holder in try keys[holder].map { try row.prepared(award, $0) } }
    }
  }
}
