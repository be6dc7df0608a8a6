import Foundation
import Storage
import Testing

@testable import StorageSQL

struct RestorationTests {
  @Test(
    "a restore that was broken off at any of its steps is gone on with by whoever comes next",
    arguments: [0, 1, 2, 3, 4], [false, true])
  func brokenOff(steps: Int, restoresAgain: Bool) async throws {
    let test = try TestFolder()
    defer { test.remove() }
    let (folder, run) = try await opened(test)
    _ = try await award([TestFolder.row(2)], folder, run, test.now)
    let backup = test.root.appendingPathComponent("backup")
    let kept = try await folder.backup(to: backup, withRegister: false, actor: "test", at: test.now)
    _ = try await award([TestFolder.row(3)], folder, run, test.now)
    let layout = folder.layout
    try await folder.close()

    // What a kill leaves: both files staged, the mark set, and the first so many of the steps done.
    let files = FileManager.default
    let pairs = [(layout.keys, kept.keysArchive), (layout.data, kept.dataArchive)]
    for (file, archive) in pairs {
      try files.copyItem(atPath: backup.appendingPathComponent(archive).path, toPath: file.path + ".restoring")
    }
    try Data().write(to: layout.restoring)
    let all: [() throws -> Void] = pairs.flatMap { file, _ in
      [
        { for suffix in ["-wal", "-shm"] { try? files.removeItem(atPath: file.path + suffix) } },
        { #expect(rename(file.path + ".restoring", file.path) == 0) },
      ]
    }
    for step in all.prefix(steps) { try step() }

    if restoresAgain { _ = try await test.restore(from: backup) }
    let back = try await test.open()
    #expect(try await back.awards(AwardFilter(), after: nil, limit: 10, at: test.now).count == 1)
    #expect(try await back.missing().missingEntries != nil)
    #expect(!files.fileExists(atPath: layout.restoring.path))
    for (file, _) in pairs { #expect(!files.fileExists(atPath: file.path + ".restoring")) }
    try await back.close()
  }
}
