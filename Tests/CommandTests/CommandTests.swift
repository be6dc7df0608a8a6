import Foundation
import Testing

/// The scripts of the folder Scripts, run against the built `palier` (PALIER_BINARY, else .build/debug/palier).
@Suite struct CommandTests {
  private static let turnstile = Turnstile(3)

  @Test(.enabled(if: Palier.isExpected, "no built palier: run swift build first"), arguments: Palier.scripts)
  func script(_ name: String) async throws {
    await Self.turnstile.enter()
    let file = Palier.scriptsFolder.appending(path: name)
    do {
      let script = try CommandScript(String(contentsOf: file, encoding: .utf8))
      let run = try ScriptRun(
        root: Palier.root, programs: ["palier": Palier.binary], shared: Palier.shared)
      try await run.run(script)
      print("script \(name): \(run.checks) steps")
    } catch let fault as ScriptFault {
      Issue.record(
        Comment(rawValue: "\(name):\(fault.line): \(fault.message)"),
        sourceLocation: SourceLocation(
          fileID: "CommandTests/\(name)", filePath: file.path, line: max(fault.line, 1), column: 1))
    } catch {
      Issue.record(error)
    }
    await Self.turnstile.leave()
  }

  @Test func thereAreScripts() { #expect(Palier.scripts.count >= 12) }
}
