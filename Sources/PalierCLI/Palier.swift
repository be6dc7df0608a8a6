import ArgumentParser

@main struct Palier: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "palier",
    abstract: "Define, award, deliver and verify micro-credentials.",
    version: "0.1.0",
    subcommands: [
      DemoCommand.self, ServeCommand.self, InitCommand.self, TypeCommand.self, AwardCommand.self,
      CredentialCommand.self, PersonCommand.self, VerifyCommand.self, BackupCommand.self, RestoreCommand.self,
      DoctorCommand.self, MigrateCommand.self,
    ])
}
