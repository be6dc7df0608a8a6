import Awarding
import Crypto
import Encodings
import Foundation
import GRDB
import JSONTree
import Storage

/// What a backup wrote.
public struct BackupReceipt: Sendable {
  public let dataArchive: String
  public let keysArchive: String
  /// The journal entry up to which the data go.
  public let journalNumber: Int
}

extension DataFolder {
  /// Writes the data and the keys as two archives, while others read and write. A newer keys archive replaces the
  /// older; the key-encryption key is in neither.
  public func backup(to target: URL, withRegister: Bool, actor: String, at now: Date) async throws -> BackupReceipt {
    do {
      try FileManager.default.createDirectory(
        at: target, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StorageError(.cannotWrite, "the backup folder cannot be made: check the path and its rights")
    }
    // Data first: every person in them has a key in the keys archive, which is read after.
    let beside = target.appendingPathComponent("data.new")
    try copy(data.pool, to: beside)
    let number = try Self.lastNumber(of: beside)
    let name = "data-\(String(format: "%010d", number)).sqlite"
    try Self.place(beside, as: target.appendingPathComponent(name))
    let keysBeside = target.appendingPathComponent("keys.new")
    try copy(keys.pool, to: keysBeside)
    try Self.place(keysBeside, as: target.appendingPathComponent("keys.sqlite"))
    let erased = ErasedList(file: layout.erased).read().map { $0.text + "\n" }.sorted().joined()
    try DurableFile.replace(target.appendingPathComponent("erased"), with: Array(erased.utf8))
    let final = FileManager.default.contents(atPath: layout.final.path) ?? Data()
    try DurableFile.replace(target.appendingPathComponent("final"), with: Array(final))
    if withRegister {
      let registerBeside = target.appendingPathComponent("register.new")
      try copy(register.opened().pool, to: registerBeside)
      try Self.place(registerBeside, as: target.appendingPathComponent("register.sqlite"))
    }
    try await write { write in
      try write.journal(
        JournalDraft(
          .backupMade, actor: actor, subject: "backup", detail: ["journal": .number(JSONNumber(number))]), at: now)
    }
    return BackupReceipt(dataArchive: name, keysArchive: "keys.sqlite", journalNumber: number)
  }

  private func copy(_ pool: DatabasePool, to file: URL) throws {
    try? FileManager.default.removeItem(at: file)
    guard FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
    else { throw StorageError(.cannotWrite, "\(file.lastPathComponent) cannot be written in the backup folder") }
    try StorageError.mapping {
      let target = try DatabaseQueue(path: file.path)
      try pool.backup(to: target)
      // One plain file without a log beside it.
      try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try target.close()
    }
  }

  private static func place(_ beside: URL, as file: URL) throws {
    let descriptor = Foundation.open(beside.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StorageError(.cannotWrite, "the backup cannot be read back") }
    let synced = fsync(descriptor)
    Foundation.close(descriptor)
    guard synced == 0, rename(beside.path, file.path) == 0 else {
      throw StorageError(.cannotWrite, "the backup cannot be put in place: \(String(cString: strerror(errno)))")
    }
    try DurableFile.syncFolder(of: file)
  }

  static func lastNumber(of file: URL) throws -> Int {
    try StorageError.mapping {
      let queue = try DatabaseQueue(path: file.path)
      defer { try? queue.close() }
      return try queue.read { try Int.fetchOne($0, sql: "SELECT coalesce(max(number), 0) FROM journal") ?? 0 }
    }
  }
}
