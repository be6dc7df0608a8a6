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
          """, [.text(holder), .text(slug)]) != nil
      }
    }
  }

  public func openRun(
    _ published: PublishedDefinition, purpose: StatusReference.Purpose, keyID: String, entry: JournalDraft,
    at now: Date
  ) async throws -> AwardRun {
    try await write { write in
      let number = try write.journal(entry, at: now)
      try write.sql.run(
        "INSERT INTO award_run (number, slug, version, purpose, issued_at, key_id) VALUES ($1, $2, $3, $4, $5, $6)",
        [
          .integer(number), .text(published.slug), .integer(published.version), .text(purpose.rawValue),
          .date(now), .text(keyID),
        ])
      return AwardRun(
        number: number, slug: published.slug, version: published.version, purpose: purpose, issuedAt: now,
        keyID: keyID)
    }
  }

  public func prepare(
    _ rows: [CandidateRow], in run: AwardRun, build: @escaping @Sendable (AwardSlot) throws -> [UInt8]
  ) async throws -> [Preparation] {
    try await write { [self] write in
      let people = try people(of: rows.map(\.candidate), write, at: run.issuedAt)
      var allocation = try StatusAllocation(run.purpose, write, actor: "palier", at: run.issuedAt)
      var results: [Preparation] = []
      results.reserveCapacity(rows.count)
      var prepared = 0
      for (row, person) in zip(rows, people) {
        if !person.isNew, let found = try living(run.slug, person, write) {
          results.append(found)
          continue
        }
        let form = try insert(row, person, run, &allocation, write, build)
        results.append(form)
        prepared += 1
      }
      try allocation.finish(write)
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
  static func holder(_ hash: [UInt8], _ sql: SQLSession) throws -> String? {
    if let row = try sql.first("SELECT id FROM holder WHERE lookup = $1", [.blob(hash)]) { return row.text(0) }
    return try sql.first("SELECT holder FROM former_lookup WHERE lookup = $1", [.blob(hash)])?.text(0)
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
    var known: [Int: String] = [:]
    for (index, candidate) in candidates.enumerated() {
      guard let key = candidate.learner.key else {
        throw StorageError(.init("learner.no-key"), "a learner has no identifier, e-mail address or birth date")
      }
      hashes.append(lookup.hash("person", key.bytes))
      known[index] = try Self.holder(hashes[index], write.sql)
    }
    let keysOfKnown = try personKeysNow(known.values)
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
      guard let id = known[index], let key = keysOfKnown[id] else {
        throw StorageError(.folderDamaged, "a person's key is missing from keys.sqlite: restore its backup")
      }
      return Person(holder: try HolderID(id), key: key, isNew: false)
    }
  }

  /// The living award of that type, if there is one: signed, or left unsigned by an interrupted run.
  private func living(_ slug: String, _ person: Person, _ write: WriteSession) throws -> Preparation? {
    guard
      let row = try write.sql.first(
        """
        SELECT id, is_sealed, sealed FROM award
        WHERE holder = $1 AND slug = $2 AND status IN ('active', 'suspended')
        """, [.text(person.holder.text), .text(slug)])
    else { return nil }
    let id = row.text(0)
    let personal = try PersonalRecords.read(person.key.open(row.blob(2), for: Purpose.award(id)))
    if row.flag(1) { return .alreadyThere(try AwardID(id), personal.page) }
    guard
      let form = try write.sql.first(
        "SELECT form, key_id, input FROM form WHERE award = $1", [.text(id)])
    else { throw StorageError(.folderDamaged, "an award was left without its form") }
    let input = try SigningInput.encoded(person.key.open(form.blob(2), for: Purpose.form(id, form.text(0))))
    return .prepared(
      PreparedForm(award: try AwardID(id), form: .openBadgeJWT, keyID: form.text(1), signingInput: input),
      personal.page, isFresh: false)
  }

  /// Stores one award with its form's exact bytes, unsigned.
  func insert(
    _ row: CandidateRow, _ person: Person, _ run: AwardRun, _ allocation: inout StatusAllocation,
    _ write: WriteSession, _ build: (AwardSlot) throws -> [UInt8]
  ) throws -> Preparation {
    let award = AwardID(URNUUID(random: randomness.bytes(16)))
    let page = PageSecret(randomness)
    let form = CredentialForm.openBadgeJWT
    let (list, status) = try allocation.next(
      award: award.text, form: form, write, actor: "palier", at: run.issuedAt)
    let slot = AwardSlot(
      award: award, holder: person.holder, candidate: row.candidate, awardedOn: row.awardedOn,
      place: row.place, validUntil: row.validUntil, status: status, run: run)
    let input = try build(slot)
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
    try write.sql.run(
      "INSERT INTO form (award, form, key_id, list, entry, input) VALUES ($1, $2, $3, $4, $5, $6)",
      [
        .text(award.text), .text(form.rawValue), .text(run.keyID), .integer(list), .integer(status.index),
        .blob(
          try person.key.seal(SigningInput.decoded(input), for: Purpose.form(award.text, form.rawValue), randomness)),
      ])
    return .prepared(PreparedForm(award: award, form: form, keyID: run.keyID, signingInput: input), page, isFresh: true)
  }

  public func seal(_ forms: [SignedForm], actor: String, at now: Date) async throws -> [Bool] {
    try await write { write in
      try forms.map { signed in
        let changed = try write.sql.run(
          """
          INSERT INTO form_seal (award, form, signature, digest)
          SELECT award, form, $3, $4 FROM form WHERE award = $1 AND form = $2 AND input IS NOT NULL
          ON CONFLICT DO NOTHING
          """,
          [
            .text(signed.award.text), .text(signed.form.rawValue), .blob(signed.signature), .blob(signed.digest),
          ])
        guard changed == 1 else { return false }
        let row = try write.sql.first(
          "UPDATE award SET is_sealed = 1 WHERE id = $1 RETURNING slug, version, run, source_row",
          [.text(signed.award.text)])
        guard let row else { throw StorageError(.awardNotFound, "the award of a signed form is gone") }
        try write.journal(
          JournalDraft(
            .awardSealed, actor: actor, subject: signed.award.text,
            detail: [
              "type": .string(row.text(0)), "version": .number(JSONNumber(row.integer(1))),
              "run": .number(JSONNumber(row.integer(2))), "row": .number(JSONNumber(row.integer(3))),
              "form": .string(signed.form.rawValue), "sha256": .string(Hex.encode(signed.digest)),
            ]), at: now)
        return true
      }
    }
  }

  public func withdraw(_ award: AwardID, because code: String, actor: String, at now: Date) async throws {
    try await write { write in
      let changed = try write.sql.run(
        """
        UPDATE award SET status = 'revoked', changed_at = $2, page = NULL, sealed = NULL
        WHERE id = $1 AND is_sealed = 0
        """,
        [.text(award.text), .date(now)])
      guard changed == 1 else { return }
      try write.sql.run("UPDATE form SET input = NULL WHERE award = $1", [.text(award.text)])
      try StatusAllocation.setBits(of: award.text, to: true, write)
      try write.journal(
        JournalDraft(.awardWithdrawn, actor: actor, subject: award.text, detail: ["because": .string(code)]),
        at: now)
    }
  }

  public func unsealed(limit: Int) async throws -> [PreparedForm] {
    let rows = try await read { sql in
      try sql.all(
        """
        SELECT award.id, award.holder, form.form, form.key_id, form.input FROM award
        JOIN form ON form.award = award.id
        WHERE award.is_sealed = 0 AND form.input IS NOT NULL
        ORDER BY award.position LIMIT $1
        """, [.integer(limit)]
      ).map { ($0.text(0), $0.text(1), $0.text(2), $0.text(3), $0.blob(4)) }
    }
    guard !rows.isEmpty else { return [] }
    return try await readKeys { [self] sql in
      let keys = try personKeys(rows.map(\.1), sql)
      return try rows.compactMap { id, holder, form, keyID, sealed in
        guard let key = keys[holder] else { return nil }
        return PreparedForm(
          award: try AwardID(id), form: .openBadgeJWT, keyID: keyID,
          signingInput: try SigningInput.encoded(key.open(sealed, for: Purpose.form(id, form))))
      }
    }
  }
}
