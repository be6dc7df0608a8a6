import Encodings
import Foundation
import Register
import Storage
import Testing

@testable import StorageSQL

/// What is kept when exports come late, twice, in parts, or not at all.
extension RegisterFileTests {
  private func whole(_ change: (inout [RegisterRecord]) throws -> Void = { _ in }) throws -> [RegisterRecord] {
    var all = try (1...20_010).map { try record("RNCP\($0)", title: "T\($0)") }
    try change(&all)
    return all
  }

  @Test("an export that fills the past in changes nothing after it, and takes nothing from what follows")
  func past() async throws {
    let (register, layout) = try opened()
    defer { remove(register, layout) }
    let one = try code("RNCP1001")
    try await take(register, try whole(), on: "2026-08-16", force: false)
    try await take(register, try whole(), on: "2026-08-20", force: false)
    await #expect(throws: StorageError(.registerOlder, "")) {
      try await take(register, try whole(), on: "2026-08-18", force: false)
    }
    // An older whole export that lacks a record, and says another title of another.
    try await take(
      register,
      try whole {
        $0.remove(at: 1000)
        $0[1] = try record("RNCP2", title: "Autre")
      }, on: "2026-08-18")
    func said(_ text: String, _ at: String) async throws -> (String, Bool)? {
      try await register.facts(of: code(text), at: Self.day(at)).map { ($0.record.facts.title, $0.gone == nil) }
    }
    #expect(try await said("RNCP1001", "2026-08-18")?.1 == false)
    #expect(try await said("RNCP1001", "2026-08-20")?.1 == true)
    #expect(try await said("RNCP2", "2026-08-18")?.0 == "Autre")
    #expect(try await said("RNCP2", "2026-08-19")?.0 == "Autre")
    #expect(try await said("RNCP2", "2026-08-20")?.0 == "T2")
    #expect(try await register.search(RegisterQuery(words: "T1001")).contains { $0.code == one })
    #expect(try await register.search(RegisterQuery(words: "T2")).map(\.code.text).contains("RNCP2"))
    let next = try await take(register, try whole(), on: "2026-08-21", force: false)
    #expect(next.newCount == 0 && next.changedCount == 0 && next.goneCount == 0)
    // The same day once more, without a record: it is gone, from the pages and from what is looked up.
    let again = try await take(register, try whole { $0.remove(at: 1000) }, on: "2026-08-21", force: false)
    #expect(again.gone == [one])
    #expect(try await said("RNCP1001", "2026-08-21")?.1 == false)
    #expect(try await !register.search(RegisterQuery(words: "T1001")).contains { $0.code == one })
    try await take(register, try whole(), on: "2026-08-22", force: false)
    #expect(try await register.search(RegisterQuery(words: "T1001")).contains { $0.code == one })
    #expect(try await said("RNCP1001", "2026-08-22")?.1 == true)
  }

  @Test("parts speak for their own records alone") func parts() async throws {
    let (register, layout) = try opened()
    defer { remove(register, layout) }
    // Said, said again, and something else in between that is filled in afterwards.
    try await take(register, [try record("RNCP1", title: "A")], on: "2026-08-01")
    try await take(register, [try record("RNCP1", title: "A")], on: "2026-08-20")
    try await take(register, [try record("RNCP1", title: "B")], on: "2026-08-10")
    for (at, title) in [("2026-08-05", "A"), ("2026-08-10", "B"), ("2026-08-15", "B"), ("2026-08-20", "A")] {
      let statement = try #require(try await register.statement(of: code("RNCP1"), at: Self.day(at)))
      #expect(statement.record.facts.title == title, "\(at)")
    }
    #expect(try await register.search(RegisterQuery(words: "A")).count == 1)
    // A part of another record confirms nothing of this one, and is no newest whole export.
    try await take(register, [try record("RNCP7")], on: "2026-11-20")
    let statement = try #require(try await register.statement(of: code("RNCP1"), at: Self.day("2026-11-21")))
    #expect(statement.confirmed == Self.day("2026-08-20"))
    #expect(try register.newestExport(of: .rncp) == Self.day("2026-11-20"))
    #expect(try register.newestWholeExport(of: .rncp) == nil)
    try await take(register, try whole(), on: "2026-11-01", force: false)
    #expect(try register.newestWholeExport(of: .rncp) == Self.day("2026-11-01"))
    #expect(
      try await register.facts(of: code("RNCP7"), at: Self.day("2026-11-20"))?.record.facts.title == "Soudeur")
    #expect(try await register.search(RegisterQuery(words: "Soudeur")).map(\.code.text) == ["RNCP7"])
    // What an older part brings is found as soon as nothing newer says otherwise.
    try await take(register, [try record("RNCP30001", title: "Ancienne")], on: "2026-08-02")
    #expect(try await register.facts(of: code("RNCP30001"), at: Self.day("2026-11-02"))?.gone == Self.day("2026-11-01"))
    #expect(try await register.search(RegisterQuery(words: "Ancienne")).isEmpty)
  }

  @Test("a damaged register is told apart from a damaged folder, and an import puts a new one in its place")
  func damagedFile() async throws {
    let (register, layout) = try opened()
    defer { remove(register, layout) }
    try await take(register, [try record("RNCP1")], on: "2026-08-01")
    try register.close()
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: layout.register.path + suffix) }
    try Data(repeating: 65, count: 70_000).write(to: layout.register)
    let broken = RegisterFile(layout)
    await #expect(throws: StorageError(.registerDamaged, "")) {
      try await broken.facts(of: code("RNCP1"), at: Self.day("2026-08-01"))
    }
    try await take(broken, [try record("RNCP1")], on: "2026-08-01")
    #expect(try await broken.facts(of: code("RNCP1"), at: Self.day("2026-08-01")) != nil)
    try broken.close()
  }

  @Test("what is registered on a day is searched as it is shown, of each register by its own exports")
  func searchByDay() async throws {
    let (register, layout) = try opened()
    defer { remove(register, layout) }
    let ended = try record("RNCP1", title: "Finie") { $0.facts.end = Self.day("2026-10-20") }
    let ongoing = try record("RS1", title: "Courante")
    try await take(register, [ended], on: "2026-10-01")
    try await take(register, [ongoing], on: "2026-09-01")
    var over = ended
    over.facts.isActive = false
    try await take(register, [over], on: "2026-11-01")
    func found(_ at: String) async throws -> [String] {
      var query = RegisterQuery()
      query.activeAt = Self.day(at)
      return try await register.search(query).map(\.code.text)
    }
    #expect(try await found("2026-10-15") == ["RS1", "RNCP1"])
    #expect(try await found("2026-11-02") == ["RS1"])
    #expect(try await register.search(RegisterQuery(words: "1")).map(\.code.text).sorted() == ["RNCP1", "RS1"])
    #expect(try await register.search(RegisterQuery(words: "rncp 1")).map(\.code.text) == ["RNCP1"])
    #expect(try await register.search(RegisterQuery(words: "😀")).isEmpty)
    #expect(try await register.search(RegisterQuery(words: "*")).isEmpty)
  }

  @Test("several exports are taken all or none") func several() async throws {
    let (register, layout) = try opened()
    defer { remove(register, layout) }
    struct Stop: Error {}
    let one = try record("RNCP1")
    let first = RegisterBatch(RegisterExport(name: "a", day: Self.day("2026-08-01"), isTables: false)) { give in
      try give(one)
      return RegisterExportFacts(flux: nil)
    }
    let second = RegisterBatch(RegisterExport(name: "b", day: Self.day("2026-08-02"), isTables: false)) { _ in
      throw Stop()
    }
    await #expect(throws: Stop.self) { try await register.take([first, second], force: true, at: Self.now) }
    #expect(try await register.isEmpty)
    let taken = try await register.take([first, first], force: true, at: Self.now)
    #expect(taken.map(\.newCount) == [1, 0])
  }

  @Test("corrections are the folder's own: journalled, backed up and restored, with the register where it was kept")
  func kept() async throws {
    let test = try TestFolder()
    let folder = try await test.make()
    try await take(folder.register, [try record("RNCP1")], on: "2026-08-01")
    let correction = RegisterCorrection(
      code: try code("RNCP1"), change: .title("T"), from: Self.day("2026-01-01"), reason: "Arrêté")
    try await folder.replaceRegisterCorrections([correction], actor: "test", at: test.now)
    #expect(try await folder.registerCorrections() == [correction])
    #expect(
      try (folder.register as any RegisterLookup).statement(of: code("RNCP1"), at: Self.day("2026-08-01"))?.record.facts
        .title == "T")
    let backup = test.root.appendingPathExtension("backup")
    _ = try await folder.backup(to: backup, withRegister: true, actor: "test", at: test.now)
    try await folder.replaceRegisterCorrections([], actor: "test", at: test.now)
    try await folder.close()
    try? FileManager.default.removeItem(at: test.root.appendingPathComponent("register.sqlite"))
    _ = try await test.restore(from: backup)
    let restored = try await test.open()
    #expect(try await restored.registerCorrections() == [correction])
    #expect(
      try (restored.register as any RegisterLookup).statement(of: code("RNCP1"), at: Self.day("2026-08-01"))?.record
        .facts.title == "T")
    try await restored.close()
    try? FileManager.default.removeItem(at: test.root)
    try? FileManager.default.removeItem(at: backup)
  }
}
