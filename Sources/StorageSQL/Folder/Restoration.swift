import Awarding
import Foundation
import GRDB
import JSONTree
import Storage

/// What came back, and what did not.
public struct RestorationReport: Sendable {
  /// The last journal entry of the restored data.
  public let journalNumber: Int
  /// Journal entries that the folder had reached and the backup does not hold; empty when nothing is missing.
  public let missingEntries: ClosedRange<Int>?
  /// Status lists whose restored version is older than the one that was published.
  public let olderLists: [String]
  public let isLossAccepted: Bool
}

/// Putting a backup back.
public enum Restoration {
  /// Replaces the folder's databases by the newest data archive of `source` and its keys. The key file (or the
  /// given key) must be the one of the backup. Erased holders are erased before anything can be read.
  public static func restore(
    from source: URL, to root: URL, key: KeySource, codec: any DefinitionCodec, randomness: Randomness, at now: Date
  ) async throws -> RestorationReport {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: source.path)) ?? []
    guard let newest = names.filter({ $0.hasPrefix("data-") && $0.hasSuffix(".sqlite") }).max(),
      names.contains("keys.sqlite")
    else {
      throw StorageError(.archiveMissing, "that folder holds no backup: it needs a data-….sqlite and keys.sqlite")
    }
    let layout = FolderLayout(root: root)
    do {
      try FileManager.default.createDirectory(
        at: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StorageError(.cannotWrite, "the folder cannot be made: check the path and its rights")
    }
    let use = try UseLock(path: layout.use.path, exclusive: true)
    try withExtendedLifetime(use) {
      // One that was broken off first, so that this one finds a folder whose keys and data fit.
      if isUnfinished(layout) { try putInPlace(layout) }
      let master = try key.load(layout)
      let data = try staged(source.appendingPathComponent(newest), beside: layout.data)
      let keys = try staged(source.appendingPathComponent("keys.sqlite"), beside: layout.keys)
      try check(data, keys, master)
      if names.contains("register.sqlite") {
        _ = try staged(source.appendingPathComponent("register.sqlite"), beside: layout.register)
      }
      let erased = ErasedList(file: layout.erased)
      for holder in ErasedList(file: source.appendingPathComponent("erased")).read().subtracting(erased.read()) {
        try erased.add(holder)
      }
      let final = FinalList(file: layout.final)
      let known = Set(final.read())
      try final.add(FinalList(file: source.appendingPathComponent("final")).read().filter { !known.contains($0) })
      try DurableFile.replace(layout.restoring, with: [])
      try putInPlace(layout)
    }
    use.release()
    let folder = try await DataFolder.open(at: root, key: key, codec: codec, randomness: randomness, at: now)
    let report = try await folder.missing()
    try await folder.close()
    return report
  }

  /// Goes on with a restore that was broken off after its files had been staged and checked.
  static func finish(_ layout: FolderLayout) throws {
    guard isUnfinished(layout) else { return }
    let use = try UseLock(path: layout.use.path, exclusive: true)
    defer { use.release() }
    if isUnfinished(layout) { try putInPlace(layout) }
  }

  private static func isUnfinished(_ layout: FolderLayout) -> Bool {
    FileManager.default.fileExists(atPath: layout.restoring.path)
  }

  /// The staged files take the place of the old ones, keys and data together: a kill at any point leaves the mark, by
  /// which the rest is done later.
  private static func putInPlace(_ layout: FolderLayout) throws {
    for old in [layout.register, layout.keys, layout.data] {
      let new = staging(old)
      guard FileManager.default.fileExists(atPath: new.path) else { continue }
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: old.path + suffix) }
      guard rename(new.path, old.path) == 0 else {
        throw StorageError(
          .cannotWrite, "the restored file cannot be put in place: \(String(cString: strerror(errno)))")
      }
    }
    try DurableFile.syncFolder(of: layout.data)
    guard unlink(layout.restoring.path) == 0 else {
      throw StorageError(.cannotWrite, "the mark of the restore cannot be removed: \(String(cString: strerror(errno)))")
    }
    try DurableFile.syncFolder(of: layout.data)
  }

  private static func staging(_ file: URL) -> URL { URL(fileURLWithPath: file.path + ".restoring") }

  private static func staged(_ archive: URL, beside file: URL) throws -> URL {
    let target = staging(file)
    do {
      try? FileManager.default.removeItem(at: target)
      try FileManager.default.copyItem(at: archive, to: target)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: target.path)
    } catch {
      throw StorageError(.cannotWrite, "the backup cannot be copied: check the room on the disk")
    }
    // Put in place only once its bytes are on the disk.
    try DurableFile.sync(target)
    return target
  }

  /// Refuses damaged archives and a key that does not fit before anything is replaced.
  private static func check(_ data: URL, _ keys: URL, _ master: KeyEncryptionKey) throws {
    try StorageError.mapping {
      for file in [data, keys] {
        let queue = try DatabaseQueue(path: file.path)
        defer { try? queue.close() }
        let verdict = try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check") }
        guard verdict == "ok" else { throw StorageError(.folderDamaged, "\(file.lastPathComponent) is damaged") }
      }
      let queue = try DatabaseQueue(path: keys.path)
      defer { try? queue.close() }
      let wrapped = try queue.read { try Data.fetchOne($0, sql: "SELECT wrapped FROM secret WHERE name = 'check'") }
      guard let wrapped else { throw StorageError(.folderDamaged, "the keys archive is not whole") }
      _ = try master.unwrapBytes(Array(wrapped), of: "check")
    }
  }
}

extension DataFolder {
  /// Whether the database is older than its mark.
  public func isBehind() async throws -> Bool { try await missing().missingEntries != nil }

  /// What the mark knows and the database does not.
  func missing() async throws -> RestorationReport {
    let mark = try HighWaterMark.read(layout.mark) ?? HighWaterMark()
    return try await read { sql in
      let last = try sql.first("SELECT coalesce(max(number), 0) FROM journal")?.integer(0) ?? 0
      let atMark = try sql.first("SELECT hash FROM journal WHERE number = $1", [.integer(mark.journal)])
      let hash = try atMark?.blob(0)
      let fits = mark.journal == 0 || hash == mark.hash
      var older: [String] = []
      for (id, version) in mark.lists.sorted(by: { $0.key < $1.key }) {
        let known = try sql.first("SELECT version FROM status_list WHERE id = $1", [.text(id)])?.integer(0) ?? 0
        if known < version { older.append(id) }
      }
      let missing = fits ? nil : min(last + 1, mark.journal)...mark.journal
      return RestorationReport(
        journalNumber: last, missingEntries: missing, olderLists: older, isLossAccepted: false)
    }
  }

  /// Goes on from an older database: names what is missing in the journal, closes every status list for new
  /// entries (an index that was given after the backup is never given again) and lifts their versions.
  public func acceptLoss(actor: String, at now: Date) async throws -> RestorationReport {
    let report = try await missing()
    guard let missing = report.missingEntries else { return report }
    let mark = try HighWaterMark.read(layout.mark) ?? HighWaterMark()
    let facts = FinalList(file: layout.final).read()
    try await write(behind: true) { write in
      try write.sql.run("UPDATE status_list SET is_open = 0")
      for (id, version) in mark.lists {
        try write.sql.run(
          "UPDATE status_list SET version = $2 WHERE id = $1 AND version <= $2", [.text(id), .integer(version + 1)])
      }
      write.skip(to: mark.journal)
      try write.journal(
        JournalDraft(
          .lossAccepted, actor: actor, subject: "journal",
          detail: [
            "from": .number(JSONNumber(missing.lowerBound)), "to": .number(JSONNumber(missing.upperBound)),
            "lists": .array(report.olderLists.map { .string($0) }),
          ]), at: now)
      try StatusEntries.restore(facts, write, actor: actor, at: now)
    }
    let last = try await read { sql -> (Int, [UInt8]) in
      let row = try sql.first("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1")
      return (try row?.integer(0) ?? 0, try row?.blob(1) ?? [])
    }
    var reached = HighWaterMark(journal: last.0, hash: last.1)
    reached.lists = try await read { sql in
      var lists: [String: Int] = [:]
      for row in try sql.all("SELECT id, version FROM status_list") { lists[try row.text(0)] = try row.integer(1) }
      return lists
    }
    try reached.write(layout.mark)
    return RestorationReport(
      journalNumber: last.0, missingEntries: missing, olderLists: report.olderLists, isLossAccepted: true)
  }
}
