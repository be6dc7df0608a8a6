import ArgumentParser
import Encodings
import Foundation
import JSONTree

/// A command of the product: it does its work in `execute`, and every error leaves through one door.
protocol PalierCommand: AsyncParsableCommand {
  var global: GlobalOptions { get }
  /// Whether the words of the call go together, before anything is done.
  func check() throws
  func execute(_ context: CommandContext) async throws
}

/// What a command runs with.
struct CommandContext: Sendable {
  let environment: Environment
  let terminal: Terminal
  let clock: @Sendable () -> Date

  var language: Language { terminal.language }
}

extension PalierCommand {
  func check() throws {}

  func run() async throws {
    let environment = Environment()
    let terminal = Terminal(language: global.words(environment), json: global.json, quiet: global.quiet)
    let context = CommandContext(environment: environment, terminal: terminal, clock: { Date() })
    do {
      try check()
      try await execute(context)
    } catch let code as ExitCode {
      throw code
    } catch {
      let failure = Failure(error)
      let message = failure.message(in: terminal.language)
      terminal.warn((terminal.language == .fr ? "Erreur : " : "Error: ") + message)
      if terminal.json {
        terminal.document(["error": ["code": .string(failure.code), "message": .string(message)]])
      }
      throw ExitCode(failure.exit.rawValue)
    }
  }
}

extension ExitCode {
  init(_ status: ExitStatus) { self.init(status.rawValue) }
}
