import Awarding
import Crypto
import Encodings
import Foundation
import GRDB
import JSONTree
import Storage

extension DataFolder: AuditStore {
  public func integrityFaults() async throws -> [String] {
    var faults: [String] = []
    for (name, file) in [("palier.sqlite", data), ("keys.sqlite", keys)] {
      do {
        let found = try await file.pool.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(100)") }
        faults += found.filter { $0 != "ok" }.map { "\(name): \($0)" }
        let orphans = try await file.pool.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").count }
        if orphans > 0 { faults.append("\(name): \(orphans) rows refer to what is not there") }
      } catch {
        faults.append("\(name): it cannot be read")
      }
    }
    return faults
  }

  public func journalledStates() async throws -> [AwardID: AwardStatus] {
    try await read { sql in
      var states: [AwardID: AwardStatus] = [:]
      var number = 0
      while true {
        let rows = try sql.all(
          """
          SELECT number, kind, subject FROM journal WHERE number > $1 AND kind IN (
            'award.suspended', 'award.reinstated', 'award.revoked', 'award.replaced', 'award.withdrawn')
          ORDER BY number LIMIT 10000
          """, [.integer(number)])
        if rows.isEmpty { return states }
        for row in rows {
          number = try row.following(number)
          // An entry that cannot be read breaks the journal's chain, and is named with it.
          guard let award = try? row.parsed(2, { try AwardID($0) }),
            let kind = try? row.known(1, as: JournalKind.self)
          else { continue }
          switch kind {
          case .awardSuspended: states[award] = .suspended
          case .awardReinstated: states[award] = nil
          case .awardReplaced: states[award] = .replaced
          default: states[award] = .revoked
          }
        }
      }
    }
  }

  public func journalledKeys() async throws -> [String: Date] {
    try await read { sql in
      var made: [String: Date] = [:]
      for row in try sql.all("SELECT detail, at FROM journal WHERE kind = 'key.created'") {
        let detail = try? row.parsed(0) { try JSON(parsing: Array($0.utf8)) }
        if let thumbprint = detail?["thumbprint"]?.string { made[thumbprint] = try? row.date(1) }
      }
      return made
    }
  }

  public func awardCount() async throws -> Int {
    try await read { try $0.first("SELECT count(*) FROM award")?.integer(0) ?? 0 }
  }

  public func audit(
    after position: Int, limit: Int, states: [AwardID: AwardStatus]
  ) async throws -> [AuditedAward] {
    try await read { [self] sql in
      let awards = try sql.all(
        "SELECT \(AwardRow.columns), page FROM award WHERE position > $1 ORDER BY position LIMIT $2",
        [.integer(position), .integer(limit)])
      var last = position
      for row in awards { last = try row.following(last) }
      let forms = try sql.all(
        """
        SELECT \(FormRow.columns), form.award, form.list, form_seal.signature, form_seal.digest, journal.at,
          journal.subject, journal.detail, status_entry.value, status_entry.is_final, status_list.format,
          status_list.purpose, status_entry.form, form_to_seal.form
        FROM form LEFT JOIN form_seal ON form_seal.form = form.number
        LEFT JOIN journal ON journal.number = form_seal.journal
        LEFT JOIN form_to_seal ON form_to_seal.form = form.number
        LEFT JOIN status_list ON status_list.number = form.list
        LEFT JOIN status_entry ON status_entry.list = form.list AND status_entry.entry = form.entry
        WHERE form.award > $1 AND form.award <= $2 ORDER BY form.award, form.number
        """, [.integer(position), .integer(last)])
      let formsOf = Dictionary(grouping: forms) { (try? $0.integer(FormRow.count)) ?? 0 }
      let people = try personKeysNow(awards.compactMap { try? $0.text(2) })
      return try awards.map { row in
        let (award, key) = audited(
          row, formsOf[try row.integer(0)] ?? [], states, people,
          isReplacementThere: try Self.isReplacementThere(row, sql))
        // By what the folder finds a person again when a file is sent once more.
        guard let key, (try? Self.holder(lookup.hash("person", key.bytes), sql)) != award.holder
        else { return award }
        return award.adding(AuditFault("person.not-found-again", award.id.text))
      }
    }
  }

  /// What took an award's place is an award of the same person.
  private static func isReplacementThere(_ row: SQLRow, _ sql: SQLSession) throws -> Bool {
    guard let award = try? AwardRow(row), let replacement = award.replacedBy else { return true }
    return try sql.first(
      "SELECT 1 FROM award WHERE id = $1 AND holder = $2", [.text(replacement.text), .text(award.holder.text)]) != nil
  }

  private func audited(
    _ sqlRow: SQLRow, _ formRows: [SQLRow], _ states: [AwardID: AwardStatus], _ people: [String: SealingKey],
    isReplacementThere: Bool
  ) -> (AuditedAward, PersonKey?) {
    let position = (try? sqlRow.integer(0)) ?? 0
    let subject = (try? sqlRow.text(1)) ?? "row \(position)"
    guard let row = try? AwardRow(sqlRow) else {
      // Not even its own members can be read: nothing else of it can be judged.
      let award = AuditedAward(
        position: position, id: (try? AwardID(subject)) ?? Self.nobody, holder: Self.noHolder, awardedOn: "",
        forms: [], faults: [AuditFault("award.unreadable", subject)])
      return (award, nil)
    }
    var faults: [AuditFault] = []
    func fault(_ code: String) { faults.append(AuditFault(code, subject)) }
    if (row.replacedBy != nil) != (row.status == .replaced) || !isReplacementThere { fault("award.replacement-lost") }
    if row.status != states[row.id] ?? .active { fault("award.state-differs") }
    let erased = row.sealed == nil
    let key = people[row.holder.text]
    if !erased, key == nil { fault("person.key-missing") }
    var personKey: PersonKey?
    if let key, !erased {
      let personal = (try? row.record(key))?.personal
      if personal == nil { fault("award.unreadable") }
      personKey = personal?.learner.key
      if let personal, (try? sqlRow.blob(14)) != lookup.hash("page", personal.page.text.utf8) {
        fault("award.page-differs")
      }
    }
    var forms: [AuditedForm] = []
    for form in formRows {
      let (found, codes) = (try? audited(form, of: row, key)) ?? (nil, ["form.unreadable"])
      for code in codes { fault(code) }
      if let found { forms.append(found) }
    }
    if row.isSealed, formRows.isEmpty { fault("form.missing") }
    let award = AuditedAward(
      position: row.position, id: row.id, holder: row.holder, awardedOn: row.awardedOn.iso, forms: forms,
      faults: faults)
    return (award, personKey)
  }

  private func audited(
    _ sqlRow: SQLRow, of award: AwardRow, _ key: SealingKey?
  ) throws -> (AuditedForm?, [String]) {
    let base = FormRow.count
    let row = try FormRow(sqlRow)
    var codes: [String] = []
    // The entry says what the award is in, or that the form has ended for ever.
    if let kind = try? ListKind(sqlRow, at: base + 9), let value = try? sqlRow.integer(base + 7),
      (try? sqlRow.integer(base + 11)) == row.number, let isFinal = try? sqlRow.flag(base + 8)
    {
      if value != (isFinal ? 1 : StatusEntries.value(of: award.status, in: kind)) {
        codes.append("status.entry-differs")
      }
    } else {
      codes.append("status.entry-missing")
    }
    guard let signature = try sqlRow.optionalBlob(base + 2), let digest = try sqlRow.optionalBlob(base + 3) else {
      // Unsealed as its award is, waiting for its seal, withdrawn, or erased with its holder.
      let isSealed = try sqlRow.optionalBlob(base + 3) != nil
      let isWaiting = try sqlRow.optionalInteger(base + 12) != nil
      let isLost = award.isSealed && row.input != nil && !isSealed && !isWaiting
      return (nil, isLost ? codes + ["form.seal-missing"] : codes)
    }
    guard let key else { return (nil, codes) }
    guard let bytes = try? row.bytes(award.id, key) else { return (nil, codes + ["form.unreadable"]) }
    let actual = Array(SHA256.hash(data: bytes.token(signature: signature)))
    // Empty where the journal has no such entry.
    let (subject, detail) = (try sqlRow.optionalText(base + 5), try sqlRow.optionalText(base + 6) ?? "")
    // Awards of the first shape wrote one digest; what counts is that the journal's own words hold it.
    if actual != digest || !detail.contains(Hex.encode(actual)) || subject != award.id.text {
      codes.append("form.changed")
    }
    return (
      AuditedForm(
        form: row.form, keyID: row.keyID, text: bytes.text(signature: signature),
        sealedAt: (try sqlRow.optionalDate(base + 4)) ?? .distantPast), codes
    )
  }

  public func entryFaults() async throws -> [AuditFault] {
    try await read { sql in
      var faults: [AuditFault] = []
      for row in try sql.all(
        """
        SELECT DISTINCT status_list.id FROM status_entry
        JOIN status_list ON status_list.number = status_entry.list
        LEFT JOIN form ON form.number = status_entry.form
        WHERE status_entry.form IS NOT NULL AND (form.number IS NULL OR form.list <> status_entry.list
          OR form.entry <> status_entry.entry) LIMIT 1000
        """)
      { faults.append(AuditFault("status.entry-surplus", try row.text(0))) }
      for row in try sql.all(
        """
        SELECT id FROM status_list WHERE is_open = 1 AND given <> (SELECT count(*) FROM status_entry WHERE list = status_list.number)
        """)
      { faults.append(AuditFault("status.count-differs", try row.text(0))) }
      return faults
    }
  }

  private static let nobody = AwardID(URNUUID(random: [UInt8](repeating: 0, count: 16)))
  private static let noHolder = HolderID(URNUUID(random: [UInt8](repeating: 0, count: 16)))
}
