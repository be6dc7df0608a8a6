import Awarding
import Encodings
import Foundation
import GRDB
import JSONTree
import Storage
import Testing

@testable import StorageSQL

@Suite("Awards in the store") struct AwardStoreTests {
  private func opened(_ test: TestFolder, suspendable: Bool = false) async throws -> (DataFolder, AwardRun) {
    let folder = try await test.make()
    let published = try await folder.publish(
      TestFolder.definition(suspendable: suspendable), actor: "test", at: test.now)
    let run = try await folder.openRun(
      published, purpose: suspendable ? .suspension : .revocation, keyID: "did:web:x#1",
      entry: JournalDraft(.runOpened, actor: "test", subject: "soudure", words: ["decision": "PV 12"]), at: test.now)
    return (folder, run)
  }

  /// Awards and acknowledges, without real signatures.
  private func award(_ rows: [CandidateRow], _ folder: DataFolder, _ run: AwardRun, _ now: Date) async throws
    -> [AwardID]
  {
    let prepared = try await folder.prepare(rows, in: run) {
      Array("\($0.award.urn) \($0.candidate.learner.displayName)".utf8)
    }
    let forms = prepared.compactMap { preparation -> SignedForm? in
      guard case .prepared(let form, _, _) = preparation else { return nil }
      return SignedForm(award: form.award, form: form.form, signature: [1, 2, 3], digest: [9])
    }
    #expect(try await folder.seal(forms, actor: "test", at: now).allSatisfy { $0 })
    return forms.map(\.award)
  }

  @Test("one living award per person and type; the file can be sent again") func idempotent() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    let rows = try (2...6).map { try TestFolder.row($0) }
    let first = try await award(rows, folder, run, test.now)
    #expect(first.count == 5)
    let again = try await folder.prepare(rows, in: run) { _ in [] }
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
    let first = try await folder.prepare(rows, in: run) { _ in [1, 2, 3] }
    let second = try await folder.prepare(rows, in: run) { _ in [4, 5, 6] }
    guard case .prepared(let one, _, true) = first[0], case .prepared(let two, _, false) = second[0] else {
      Issue.record("not prepared")
      return
    }
    #expect(one.award == two.award && two.signingInput == [1, 2, 3])
    #expect(try await folder.unsealed(limit: 10).map(\.signingInput) == [[1, 2, 3]])
    let signed = [SignedForm(award: one.award, form: one.form, signature: [7], digest: [8])]
    #expect(try await folder.seal(signed, actor: "test", at: test.now) == [true])
    #expect(try await folder.seal(signed, actor: "test", at: test.now) == [false])
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
      try sql.all("SELECT list, entry FROM form").map { [$0.integer(0), $0.integer(1)] }
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
    func isSet() async throws -> Bool {
      try await folder.setIndices(form.status.list).indices.contains(form.status.index)
    }
    #expect(try await isSet() == false)
    let before = try await folder.setIndices(form.status.list).version
    try await folder.move([id], .suspend, reason: "Enquête", actor: "test", at: test.now)
    #expect(try await isSet())
    try await folder.move([id], .reinstate, reason: "Close", actor: "test", at: test.now)
    #expect(try await isSet() == false)
    try await folder.move([id], .revoke, reason: "Fraude", actor: "test", at: test.now)
    #expect(try await isSet())
    #expect(try await folder.setIndices(form.status.list).version == before + 3)
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
    let (form, _) = try await folder.replace(
      id, with: corrected, in: run, reason: "Nom", actor: "test", at: test.now, build: { _ in [5] })
    _ = try await folder.seal(
      [SignedForm(award: form.award, form: form.form, signature: [1], digest: [1])], actor: "test", at: test.now)
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
    #expect(try await folder.allLists().count == 2)
    #expect(try await folder.listsToSign().count == 2)
    try await folder.close()
  }
}
