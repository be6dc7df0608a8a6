import ArgumentParser
import JSONTree

@main struct Palier: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "palier",
    abstract: "Define, award, deliver and verify micro-credentials.",
    version: "0.1.0",
    subcommands: [
      DemoCommand.self, ServeCommand.self, InitCommand.self, TypeCommand.self, AwardCommand.self,
      CredentialCommand.self, PersonCommand.self, VerifyCommand.self, KeyCommand.self, TrustCommand.self,
      RegisterCommand.self, StackCommand.self,
      BackupCommand.self,
      RestoreCommand.self,
      DoctorCommand.self, MigrateCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      // Scripts that ask for JSON get it for a wrong call too; people get ArgumentParser's own help.
      // What a command refused by itself it has said.
      if !(error is ExitCode), exitCode(for: error) == .validationFailure, CommandLine.arguments.contains("--json") {
        let terminal = Terminal(language: .en, json: true, quiet: false)
        terminal.document(["error": ["code": "usage", "message": .string(message(for: error))]])
      }
      exit(withError: error)
    }
  }
}
