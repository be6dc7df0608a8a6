import Foundation
import GRDB
import Storage

/// One thing that `palier doctor` looked at.
public struct Examination: Sendable {
  public enum State: String, Sendable { case good, note, bad }
  /// The stable name, such as `sqlite.version`.
  public let code: String
  public let state: State
  /// What was found: a fact, no prose.
  public let found: String

  public init(code: String, state: State, found: String) {
    self.code = code
    self.state = state
    self.found = found
  }
}

extension DataFolder {
  /// Looks over the folder: changes nothing.
  public func examine() async throws -> [Examination] {
    var findings: [Examination] = []
    func add(_ code: String, _ state: Examination.State, _ found: String) {
      findings.append(Examination(code: code, state: state, found: found))
    }
    let version = try await read { try $0.first("SELECT sqlite_version()")?.text(0) ?? "" }
    add("sqlite.version", .note, version)
    for (name, file) in [("palier.sqlite", data), ("keys.sqlite", keys)] {
      let check = try await file.pool.read { try String.fetchOne($0, sql: "PRAGMA quick_check") ?? "" }
      add("database.integrity", check == "ok" ? .good : .bad, "\(name): \(check)")
      let full = try await file.pool.writeWithoutTransaction {
        try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? -1
      }
      add("database.synchronous", full == 2 ? .good : .bad, "\(name): \(full == 2 ? "FULL" : String(full))")
      add("database.log-size", .note, "\(name): \(file.logSize) bytes")
    }
    if register.isThere {
      do {
        let check = try await register.read { try $0.first("PRAGMA quick_check")?.text(0) ?? "" }
        add("database.integrity", check == "ok" ? .good : .bad, "register.sqlite: \(check)")
      } catch let error as StorageError {
        add("database.integrity", .bad, "register.sqlite: \(error.reason)")
      }
    }
    do {
      add("journal.chain", .good, "\(try await verifyChain()) entries")
    } catch let error as StorageError {
      add("journal.chain", .bad, error.reason)
    }
    let damagedLines = ErasedList(file: layout.erased).damagedLines + FinalList(file: layout.final).damagedLines
    if damagedLines > 0 { add("folder.promises", .bad, "\(damagedLines) lines of erased and final cannot be read") }
    let report = try await missing()
    if let missing = report.missingEntries {
      add("folder.mark", .bad, "entries \(missing.lowerBound)–\(missing.upperBound) are missing")
    } else {
      add("folder.mark", .good, "journal entry \(report.journalNumber)")
    }
    let unsealed = try await unsealed(limit: 1000).count
    add("awards.interrupted", unsealed == 0 ? .good : .note, String(unsealed))
    let behind = try await listsToSign().count
    add("status-lists.to-sign", behind == 0 ? .good : .note, String(behind))
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: layout.root.path)
    if let free = attributes?[.systemFreeSize] as? NSNumber {
      let megabytes = free.int64Value >> 20
      add("disk.free", megabytes >= 200 ? .good : megabytes >= 20 ? .note : .bad, "\(megabytes) MiB")
    }
    return findings
  }
}
