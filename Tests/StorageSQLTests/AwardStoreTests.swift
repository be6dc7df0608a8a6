import Awarding
import Crypto
import Encodings
import Foundation
import GRDB
import JSONTree
import Storage
import Testing

@testable import StorageSQL

@Suite("Awards in the store") struct AwardStoreTests {
  private func plan(_ bytes: [UInt8]) -> [FormPlan] {
    [
      FormPlan(.openBadgeJWT, keyID: "did:web:x#1", list: ListKind(.bitstring, .revocation)) { _, _ in
        FormBytes(signingInput: bytes)
      }
    ]
  }

  @Test("one living award per person and type; the file can be sent again") func idempotent() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    let rows = try (2...6).map { try TestFolder.row($0) }
    let first = try await award(rows, folder, run, test.now)
    #expect(first.count == 5)
    let again = try await folder.prepare(rows, in: run, forms: plan([]))
    #expect(again.allSatisfy { if case .alreadyThere = $0 { true } else { false } })
    #expect(
      try await folder.alreadyAwarded("soudure", rows.compactMap(\.candidate.learner.key)) == [
        true, true, true, true, true,
      ])
    #expect(try await folder.alreadyAwarded("autre", rows.compactMap(\.candidate.learner.key)).contains(true) == false)
    try await folder.close()
  }

  @Test("what an interrupted run left is prepared again with the same bytes, and sealed once") func interrupted()
    async throws
  {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    let rows = [try TestFolder.row(2)]
    let first = try await folder.prepare(rows, in: run, forms: plan([1, 2, 3]))
    let second = try await folder.prepare(rows, in: run, forms: plan([4, 5, 6]))
    guard case .prepared(let one, true) = first[0], case .prepared(let two, false) = second[0] else {
      Issue.record("not prepared")
      return
    }
    #expect(one.award == two.award && two.forms.map(\.bytes.signingInput) == [[1, 2, 3]])
    #expect(try await folder.unsealed(limit: 10).map(\.bytes.signingInput) == [[1, 2, 3]])
    let signed = [signing(one.forms[0], [7])]
    #expect(try await folder.seal(signed, actor: "test", at: test.now) == [one.award])
    #expect(try await folder.seal(signed, actor: "test", at: test.now).isEmpty)
    #expect(try await folder.unsealed(limit: 10).isEmpty)
    #expect(try await folder.form(.openBadgeJWT, of: one.award).text == "\u{1}\u{2}\u{3}.Bw")
    try await folder.close()
  }

  @Test("status indices are given once, at random, also by two openers at once") func indices() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    let other = try await test.open()
    let halves = try (0..<2).map { half in try (0..<100).map { try TestFolder.row(half * 100 + $0 + 2) } }
    async let left = award(halves[0], folder, run, test.now)
    async let right = award(halves[1], other, run, test.now)
    #expect(try await left.count + right.count == 200)
    let entries = try await folder.read { sql in
      try sql.all("SELECT list, entry FROM form WHERE form = 'sd-jwt-vc'").map { try [$0.integer(0), $0.integer(1)] }
    }
    #expect(Set(entries).count == 200)
    #expect(entries.map { $0[1] } != entries.map { $0[1] }.sorted())
    #expect(try await folder.verifyChain() > 200)
    try await other.close()
    try await folder.close()
  }

  @Test("the life of an award moves bits and versions, and revocation is final") func moves() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test, suspendable: true)
    let id = try await award([TestFolder.row(2)], folder, run, test.now)[0]
    let form = try await folder.form(.openBadgeJWT, of: id)
    let wallet = try await folder.form(.sdJWTVC, of: id)
    func value(_ form: SealedForm) async throws -> Int {
      try await folder.entries(form.status.list).entries.first { $0.index == form.status.index }?.value ?? 0
    }
    func isSet() async throws -> Bool { try await value(form) == 1 }
    #expect(try await isSet() == false)
    #expect(form.status.list != wallet.status.list)
    let before = try await folder.entries(form.status.list).version
    try await folder.move([id], .suspend, reason: "Enquête", actor: "test", at: test.now)
    #expect(try await isSet())
    #expect(try await value(wallet) == 2)
    try await folder.move([id], .reinstate, reason: "Close", actor: "test", at: test.now)
    #expect(try await isSet() == false)
    try await folder.move([id], .revoke, reason: "Fraude", actor: "test", at: test.now)
    #expect(try await isSet())
    #expect(try await value(wallet) == 1)
    #expect(try await folder.entries(form.status.list).version == before + 3)
    await #expect(throws: StorageError(.moveRefused, "")) {
      try await folder.move([id], .reinstate, reason: "Non", actor: "test", at: test.now)
    }
    let reasons = try await folder.entries(after: 0, limit: 1000).filter { $0.subject == id.text }
      .compactMap { $0.words?["reason"]?.string }
    #expect(reasons == ["Enquête", "Close", "Fraude"])
    // Revoked is not living: the person may be awarded anew.
    #expect(try await award([TestFolder.row(2)], folder, run, test.now).count == 1)
    try await folder.close()
  }

  @Test("moves are all or none") func allOrNone() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    let ids = try await award([TestFolder.row(2), TestFolder.row(3)], folder, run, test.now)
    let unknown = AwardID(URNUUID(random: [UInt8](repeating: 1, count: 16)))
    await #expect(throws: StorageError(.awardNotFound, "")) {
      try await folder.move([ids[0], unknown], .revoke, reason: "r", actor: "test", at: test.now)
    }
    #expect(try await folder.award(ids[0]).status == .active)
    await #expect(throws: StorageError(.notSuspendable, "")) {
      try await folder.move([ids[0]], .suspend, reason: "r", actor: "test", at: test.now)
    }
    try await folder.close()
  }

  @Test("a replaced award leads to its successor, for the same holder") func replacement() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    let id = try await award([TestFolder.row(2, email: "faux@example.org")], folder, run, test.now)[0]
    let corrected = try TestFolder.row(2, email: "juste@example.org", name: "Dupond")
    let form = try await folder.replace(
      id, with: corrected, in: run, forms: plan([5]), reason: "Nom", actor: "test", at: test.now)
    _ = try await folder.seal(
      [signing(form.forms[0], [1])], actor: "test", at: test.now)
    let old = try await folder.award(id)
    let new = try await folder.award(form.award)
    #expect(old.status == .replaced && old.replacedBy == new.id && old.holder == new.holder)
    #expect(new.personal?.learner.familyName == "Dupond")
    let former = try TestFolder.row(2, email: "faux@example.org").candidate.learner.key
    let keys = [corrected.candidate.learner.key, former].compactMap(\.self)
    // The older file, sent again, finds the same person.
    #expect(try await folder.alreadyAwarded("soudure", keys) == [true, true])
    try await folder.close()
  }

  @Test("erasing leaves nothing to read, and an older backup cannot bring it back") func erasure() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    let token = "Jeton\(UInt32.random(in: .min ... .max))"
    let id = try await award([TestFolder.row(2, name: token), TestFolder.row(3)], folder, run, test.now)[0]
    let record = try await folder.award(id)
    let page = try #require(record.personal?.page)
    let backup = test.root.appendingPathComponent("backup")
    _ = try await folder.backup(to: backup, withRegister: false, actor: "test", at: test.now)
    let receipt = try await folder.erase(record.holder, reason: "Demande", actor: "test", at: test.now)
    #expect(receipt.awards == [id])
    #expect(try await folder.award(id).personal == nil)
    #expect(try await folder.award(id).standing(at: test.now) == "erased")
    await #expect(throws: StorageError(.pageNotFound, "")) { try await folder.award(page: page) }
    await #expect(throws: StorageError(.erased, "")) { try await folder.form(.openBadgeJWT, of: id) }
    await #expect(throws: StorageError(.erased, "")) {
      try await folder.erase(record.holder, reason: "Encore", actor: "test", at: test.now)
    }
    #expect(try await folder.verifyChain() > 0)
    try await folder.close()

    let report = try await Restoration.restore(
      from: backup, to: test.root, key: .file, codec: SlugCodec(), randomness: TestFolder.randomness, at: test.now)
    #expect(report.missingEntries != nil)
    let restored = try await test.open()
    #expect(try await restored.award(id).personal == nil)
    await #expect(throws: StorageError(.folderBehind, "")) {
      try await restored.publish(TestFolder.definition("autre"), actor: "test", at: test.now)
    }
    let accepted = try await restored.acceptLoss(actor: "test", at: test.now)
    #expect(accepted.isLossAccepted)
    _ = try await restored.publish(TestFolder.definition("autre"), actor: "test", at: test.now)
    #expect(try await restored.verifyChain() > 0)
    try await restored.close()
    // Neither the name nor the page's address stands in any file of the folder or the backup.
    let files = FileManager.default.enumerator(at: test.root, includingPropertiesForKeys: nil)
    var looked = 0
    for case let file as URL in files! where !file.hasDirectoryPath {
      let bytes = try Data(contentsOf: file)
      #expect(bytes.range(of: Data(token.utf8)) == nil, "\(file.lastPathComponent) holds the name")
      #expect(bytes.range(of: Data(page.text.utf8)) == nil, "\(file.lastPathComponent) holds the page's address")
      looked += 1
    }
    #expect(looked > 6)
  }

  @Test("a full list is closed and another opened") func lists() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    _ = try await award([TestFolder.row(2)], folder, run, test.now)
    try await folder.write {
      try $0.sql.run("UPDATE status_list SET given = $1", [.integer(StatusAllocation.capacity)])
    }
    _ = try await award([TestFolder.row(3)], folder, run, test.now)
    #expect(try await folder.allLists().count == 4)
    #expect(try await folder.listsToSign().count == 4)
    try await folder.close()
  }

  @Test("a form that is made later has an index of its own and is found again, bound or not") func onDemand()
    async throws
  {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    let id = try await award([TestFolder.row(2)], folder, run, test.now)[0]
    let bound = BoundKey(jwk: #"{"kty":"EC"}"#, thumbprint: "abc")
    let plan = plans(run)[1]
    let first = try await folder.prepareForm(of: id, plan: plan, boundTo: bound, actor: "test", at: test.now)
    // Interrupted: the same form is prepared again, not another.
    let again = try await folder.prepareForm(of: id, plan: plan, boundTo: bound, actor: "test", at: test.now)
    #expect(first.number == again.number && first.bytes == again.bytes)
    await #expect(throws: StorageError(.formNotFound, "")) {
      try await folder.form(.sdJWTVC, of: id, boundTo: "abc")
    }
    #expect(try await folder.unsealed(limit: 5).map(\.number) == [first.number])
    let signed = [signing(first, [1])]
    #expect(try await folder.seal(signed, actor: "test", at: test.now) == [id])
    let copy = try await folder.form(.sdJWTVC, of: id, boundTo: "abc")
    let original = try await folder.form(.sdJWTVC, of: id)
    #expect(copy.status != original.status && copy.text.hasSuffix("~a~"))
    // A revocation reaches every copy.
    try await folder.move([id], .revoke, reason: "r", actor: "test", at: test.now)
    for form in [copy, original] {
      let entries = try await folder.entries(form.status.list).entries
      #expect(entries.contains(StatusEntry(index: form.status.index, value: 1)))
    }
    try await folder.close()
  }

  @Test("a compromised key signs nothing, and its forms get successors whose predecessors end") func compromise()
    async throws
  {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    let key = try await folder.signingKeys().first { $0.algorithm == .ES256 }
    let keyID = try #require(key?.keyID)
    let rows = [try TestFolder.row(2), try TestFolder.row(3)]
    let prepared = try await folder.prepare(rows, in: run, forms: plans(run, key: keyID))
    var signed: [SignedForm] = []
    for case .prepared(let award, _) in prepared {
      signed += award.forms.map { signing($0, [1, 2, 3]) }
    }
    _ = try await folder.seal(signed, actor: "test", at: test.now)
    await #expect(throws: StorageError(.keyLast, "")) {
      try await folder.compromiseKey(keyID, since: test.now, reason: "vol", actor: "test", at: test.now)
    }
    _ = try await folder.rotateKey(.ES256, named: { _ in "did:web:x#9" }, actor: "test", at: test.now)
    #expect(try await folder.signer(.ES256).keyID == "did:web:x#9")
    let since = test.now.addingTimeInterval(60)
    try await folder.compromiseKey(keyID, since: since, reason: "vol", actor: "test", at: since)
    await #expect(throws: StorageError(.keyCompromised, "")) { try await folder.signer(keyID: keyID) }
    let compromise = try #require(try await folder.signingKeys().first { $0.keyID == keyID }?.compromise)
    // What the journal holds from before is told apart from what a thief makes.
    for form in signed {
      #expect(try await folder.isJournalled(form.digest, before: compromise))
      #expect(try await folder.isJournalled([1], before: compromise) == false)
    }
    let early = SigningKeyRecord.Compromise(since: test.now, journalNumber: compromise.journalNumber)
    #expect(try await folder.isJournalled(signed[0].digest, before: early) == false)

    let toResign = try await folder.forms(signedBy: [keyID], limit: 100)
    #expect(toResign.count == 4)
    let badges = toResign.filter { $0.form == .openBadgeJWT }
    let before = try await folder.form(.openBadgeJWT, of: badges[0].award)
    let successors = try await folder.prepareSuccessors(
      of: badges, plan: plans(run, key: "did:web:x#9")[0], actor: "test", at: since)
    #expect(successors.count == 2)
    // Until it is sealed the old form stands, and no second successor is made.
    #expect(try await folder.form(.openBadgeJWT, of: badges[0].award).keyID == keyID)
    #expect(
      try await folder.prepareSuccessors(
        of: badges, plan: plans(run, key: "did:web:x#9")[0], actor: "test", at: since
      ).isEmpty)
    _ = try await folder.seal(
      successors.map { signing($0, [4]) }, actor: "test", at: since)
    let after = try await folder.form(.openBadgeJWT, of: badges[0].award)
    #expect(after.keyID == "did:web:x#9" && after.status != before.status)
    let entries = try await folder.entries(before.status.list).entries
    #expect(entries.contains(StatusEntry(index: before.status.index, value: 1)))
    #expect(!entries.contains { $0.index == after.status.index })
    // A revocation reaches the successor, and nothing brings the ended one back.
    try await folder.move([badges[0].award], .revoke, reason: "r", actor: "test", at: since)
    #expect(
      try await folder.entries(after.status.list).entries.contains(StatusEntry(index: after.status.index, value: 1)))
    #expect(try await folder.forms(signedBy: [keyID], limit: 100).count == 1)
    try await folder.close()
  }

  @Test("a damaged entry keeps a list from being signed") func damagedEntry() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    let ids = try await award([TestFolder.row(2), TestFolder.row(3)], folder, run, test.now)
    try await folder.move([ids[0]], .revoke, reason: "r", actor: "test", at: test.now)
    let form = try await folder.form(.openBadgeJWT, of: ids[0])
    let other = try await folder.form(.openBadgeJWT, of: ids[1])
    func set(_ form: SealedForm, _ value: Int) async throws {
      try await folder.write { write in
        try write.sql.run(
          "UPDATE status_entry SET value = $1 WHERE entry = $2", [.integer(value), .integer(form.status.index)])
      }
    }
    _ = try await folder.entries(form.status.list)
    try await set(form, 0)
    await #expect(throws: StorageError(.folderDamaged, "")) { try await folder.entries(form.status.list) }
    try await set(form, 1)
    try await set(other, 1)
    await #expect(throws: StorageError(.folderDamaged, "")) { try await folder.entries(form.status.list) }
    try await folder.close()
  }

  @Test("a form under a retired key stays good when it is signed again, and follows its award") func retired()
    async throws
  {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test, suspendable: true)
    let keyID = try #require(try await folder.signingKeys().first { $0.algorithm == .ES256 }?.keyID)
    let prepared = try await folder.prepare([TestFolder.row(2)], in: run, forms: plans(run, key: keyID))
    guard case .prepared(let award, _) = prepared[0] else { return }
    _ = try await folder.seal(
      award.forms.map { signing($0, [1]) }, actor: "test", at: test.now)
    let before = try await folder.form(.openBadgeJWT, of: award.award)
    _ = try await folder.rotateKey(.ES256, named: { _ in "did:web:x#9" }, actor: "test", at: test.now)
    let again = try await folder.forms(signedBy: [keyID], limit: 9).filter { $0.form == .openBadgeJWT }
    let successors = try await folder.prepareSuccessors(
      of: again, plan: plans(run, key: "did:web:x#9")[0], actor: "test", at: test.now)
    _ = try await folder.seal(
      successors.map { signing($0, [2]) }, actor: "test", at: test.now)
    let after = try await folder.form(.openBadgeJWT, of: award.award)
    func values() async throws -> [Int] {
      var values: [Int] = []
      for form in [before, after] {
        let entries = try await folder.entries(form.status.list).entries
        values.append(entries.first { $0.index == form.status.index }?.value ?? 0)
      }
      return values
    }
    #expect(try await values() == [0, 0])
    try await folder.move([award.award], .suspend, reason: "r", actor: "test", at: test.now)
    #expect(try await values() == [1, 1])
    try await folder.move([award.award], .reinstate, reason: "r", actor: "test", at: test.now)
    #expect(try await values() == [0, 0])
    try await folder.move([award.award], .revoke, reason: "r", actor: "test", at: test.now)
    #expect(try await values() == [1, 1])
    try await folder.close()
  }

  @Test("an older backup takes back no revocation, no ended form and no compromised key") func finalities() async throws
  {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test, suspendable: true)
    let ids = try await award([TestFolder.row(2), TestFolder.row(3), TestFolder.row(4)], folder, run, test.now)
    let keyID = try #require(try await folder.signingKeys().first { $0.algorithm == .ES256 }?.keyID)
    let backup = test.root.deletingLastPathComponent().appendingPathComponent("backup-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: backup) }
    _ = try await folder.backup(to: backup, withRegister: false, actor: "test", at: test.now)

    // After the backup: one is revoked, one suspended, one more is awarded and revoked, a key is compromised.
    try await folder.move([ids[0]], .revoke, reason: "r", actor: "test", at: test.now)
    try await folder.move([ids[1]], .suspend, reason: "r", actor: "test", at: test.now)
    let late = try await award([TestFolder.row(5)], folder, run, test.now)[0]
    let lateForm = try await folder.form(.sdJWTVC, of: late)
    try await folder.move([late], .revoke, reason: "r", actor: "test", at: test.now)
    let form = try await folder.form(.openBadgeJWT, of: ids[0])
    _ = try await folder.rotateKey(.ES256, named: { _ in "did:web:x#9" }, actor: "test", at: test.now)
    try await folder.compromiseKey(keyID, since: test.now, reason: "vol", actor: "test", at: test.now)
    try await folder.close()

    _ = try await test.restore(from: backup)
    let restored = try await test.open()
    // Even before the loss is accepted the key is known to be compromised.
    await #expect(throws: StorageError(.keyCompromised, "")) { try await restored.signer(keyID: keyID) }
    await #expect(throws: StorageError(.folderBehind, "")) {
      try await restored.move([ids[2]], .revoke, reason: "r", actor: "test", at: test.now)
    }
    #expect(try await restored.acceptLoss(actor: "test", at: test.now).isLossAccepted)
    #expect(try await restored.award(ids[0]).status == .revoked)
    #expect(try await restored.award(ids[1]).status == .suspended)
    #expect(try await restored.award(ids[2]).status == .active)
    let badges = try await restored.entries(form.status.list).entries
    #expect(badges.contains(StatusEntry(index: form.status.index, value: 1)))
    // The award that the backup does not know: its index stays given, and stays ended.
    let wallets = try await restored.entries(lateForm.status.list).entries
    #expect(wallets.contains(StatusEntry(index: lateForm.status.index, value: 1)))
    #expect(try await restored.entryFaults().isEmpty)
    let states = try await restored.journalledStates()
    for audited in try await restored.audit(after: 0, limit: 9, states: states) {
      #expect(audited.faults.isEmpty, "\(audited.faults)")
    }
    try await restored.close()
  }

  @Test("keys whose change was never journalled are brought in line when the folder is opened") func interruptedKeys()
    async throws
  {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, _) = try await opened(test)
    _ = try await folder.rotateKey(.ES256, named: { _ in "did:web:x#3" }, actor: "test", at: test.now)
    // As a process leaves them that dies after the key file's commit and before the journal's.
    try await folder.keys.pool.write { database in
      try database.execute(sql: "UPDATE signing_key SET created_entry = 900 WHERE key_id = 'did:web:x#3'")
      try database.execute(sql: "UPDATE signing_key SET retired_entry = 901 WHERE key_id = 'did:web:x#2'")
      try database.execute(
        sql:
          "UPDATE signing_key SET compromised_since = 5, compromise_entry = 902, wrapped = x'' WHERE key_id = 'did:web:x#1'"
      )
    }
    try await folder.close()
    let again = try await test.open()
    let keys = try await again.signingKeys()
    #expect(keys.map(\.keyID).sorted() == ["did:web:x#1", "did:web:x#2"])
    #expect(try await again.signer(.ES256).keyID == "did:web:x#2")
    #expect(keys.first { $0.keyID == "did:web:x#1" }?.compromise != nil)
    let entries = try await again.entries(after: 0, limit: 100)
    #expect(entries.contains { $0.kind == .keyCompromised && $0.subject == "did:web:x#1" })
    try await again.close()
    // Once is enough.
    let third = try await test.open()
    #expect(try await third.entries(after: 0, limit: 100).count == entries.count)
    try await third.close()
  }
}
