import Awarding
import Crypto
import Encodings
import Foundation
import GRDB
import JSONTree
import Storage
import Testing

@testable import StorageSQL

@Suite("The data folder") struct DataFolderTests {
  @Test("opens again with what was written, and waits for the disk") func opensAgain() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    var folder = try await test.make()
    _ = try await folder.publish(TestFolder.definition(), actor: "test", at: test.now)
    try await folder.close()
    folder = try await test.open()
    #expect(try await folder.definitions().map(\.slug) == ["soudure"])
    for file in [folder.data, folder.keys] {
      let synchronous = try await file.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
      #expect(synchronous == 2)
    }
    #expect(try await folder.verifyChain() == 4)
    try await folder.close()
  }

  @Test("every file is its owner's alone") func rights() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let previous = umask(0o077)
    defer { umask(previous) }
    let folder = try await test.make()
    for name in try FileManager.default.contentsOfDirectory(atPath: test.root.path) {
      var status = stat()
      #expect(lstat(test.root.appendingPathComponent(name).path, &status) == 0)
      #expect(status.st_mode & 0o077 == 0, "\(name) can be read by others")
    }
    try await folder.close()
  }

  @Test("refuses a newer folder, a wrong key, and a key that others can read") func refusals() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let folder = try await test.make()
    try await folder.close()
    let layout = FolderLayout(root: test.root)

    chmod(layout.key.path, 0o644)
    await #expect(throws: StorageError(.keyReadableByOthers, "")) { try await test.open() }
    chmod(layout.key.path, 0o600)

    let right = try Data(contentsOf: layout.key)
    try Data((Base64URL.encode([UInt8](repeating: 7, count: 32)) + "\n").utf8).write(to: layout.key)
    chmod(layout.key.path, 0o600)
    await #expect(throws: StorageError(.wrongKey, "")) { try await test.open() }
    try Data("short".utf8).write(to: layout.key)
    chmod(layout.key.path, 0o600)
    await #expect(throws: StorageError(.keyMalformed, "")) { try await test.open() }
    try right.write(to: layout.key)
    chmod(layout.key.path, 0o600)

    let queue = try DatabaseQueue(path: layout.data.path)
    try await queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()
    await #expect(throws: StorageError(.folderNewer, "")) { try await test.open() }
    await #expect(throws: StorageError(.folderExists, "")) { try await test.make() }
  }

  @Test("what a killed init left does not stand in the way of the next") func unfinished() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let folder = try await test.make()
    try await folder.close()
    let queue = try DatabaseQueue(path: folder.layout.data.path)
    try await queue.write { try $0.execute(sql: "DELETE FROM institution") }
    try queue.close()
    let again = try await test.make()
    #expect(try await again.institution().organisation.slug == "institut-d-essai")
    try await again.close()
  }

  @Test("a published version never changes, and both stay readable") func versions() async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let folder = try await test.make()
    let first = try await folder.publish(TestFolder.definition(title: "Un"), actor: "test", at: test.now)
    let again = try await folder.publish(TestFolder.definition(title: "Un"), actor: "test", at: test.now)
    let second = try await folder.publish(TestFolder.definition(title: "Deux"), actor: "test", at: test.now)
    #expect(first.version == 1 && again.version == 1 && second.version == 2)
    #expect(try await folder.definition("soudure", version: 1).definition.title.fr == "Un")
    #expect(try await folder.definition("soudure", version: nil).definition.title.fr == "Deux")
    await #expect(throws: (any Error).self) {
      try await folder.data.pool.write { try $0.execute(sql: "UPDATE definition SET document = x'00'") }
    }
    await #expect(throws: (any Error).self) {
      try await folder.data.pool.write { try $0.execute(sql: "DELETE FROM journal") }
    }
    await #expect(throws: StorageError(.definitionNotFound, "")) { try await folder.definition("autre", version: nil) }
    try await folder.close()
  }
}
