import ArgumentParser
import Awarding
import Encodings
import Foundation
import Issuance
import JSONTree
import Register
import Storage
import StorageSQL

struct RegisterWatchCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "What changed and what ends soon: for a body, and for the definitions of the folder.",
    discussion: """
      Watched are the records in which the body is a certifying body or a partner, or was since that day, and those that \
      the folder's definitions claim, resemble or lead to. Without --siret the body is the folder's own organisation.
      """)

  @Option(help: "The SIRET or SIREN of a certifying body or partner (default: the organisation's).") var siret: String?
  @Option(help: "Changes after that day (default: 30 days ago).") var since: String?
  @Option(help: "What ends within so many days (0 to 1000).") var within = 90
  @Flag(help: "As CSV, which spreadsheets open.") var csv = false
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func check() throws {
    guard !(csv && global.json) else {
      throw Failure.words(fr: "--csv ou --json, pas les deux.", en: "--csv or --json, not both.")
    }
    guard (0...1000).contains(within) else {
      throw Failure.words(fr: "--within va de 0 à 1000 jours.", en: "--within goes from 0 to 1000 days.")
    }
  }

  func execute(_ context: CommandContext) async throws {
    let today = LocalDay.of(context.clock())
    let from = try since.map { try RegisterWire.day($0, option: "--since", context) } ?? today.adding(days: -30)
    let named = try siret.map { text in
      try RegisterWire.parsed { try SIREN(ofBody: text) }
    }
    try await Bootstrap.withFolder(folder, context) { folder in
      try await RegisterWire.refuseEmpty(folder.register)
      let organisation = try await folder.institution().organisation
      if named == nil, organisation.siret == nil {
        context.terminal.say(
          fr:
            "L’organisme n’a pas de SIRET ici : seules ses définitions sont suivies. Donnez --siret pour un organisme.",
          en: "The organisation has no SIRET here: only its definitions are watched. Give --siret for a body.")
      }
      let answer = try await WatchRegister(register: folder.register)(
        named ?? organisation.siret?.siren, try await folder.definitions(), since: from, today: today, within: within)
      if csv {
        FileHandle.standardOutput.write(Data(RegisterWatchWire.csv(answer, in: context.language)))
      } else {
        context.terminal.document(RegisterWatchWire.json(answer))
        RegisterWatchWire.say(answer, context.terminal)
      }
    }
  }
}
