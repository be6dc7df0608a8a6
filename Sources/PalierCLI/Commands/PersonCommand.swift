import ArgumentParser
import Awarding
import Encodings
import Foundation
import JSONTree
import Storage

struct PersonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "What a holder may ask for.", subcommands: [PersonEraseCommand.self])
}

struct PersonEraseCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Delete a holder's key: everything sealed with it is unreadable for ever.")

  @Argument(help: "The holder's identifier.") var id: String
  @Option(help: "Why: kept in the journal.") var reason: String
  @Option(help: "Where to write the receipt (JSON).") var receipt: String?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    let holder = try HolderID(id)
    // Erasing cannot be taken back: a receipt that could not be written is found out before.
    if let receipt { try OutputFile.write([], to: receipt) }
    try await Bootstrap.withFolder(folder, context) { folder in
      let done: ErasureReceipt
      do { done = try await folder.erase(holder, reason: reason, actor: Bootstrap.actor, at: context.clock()) } catch {
        if let receipt { unlink(receipt) }
        throw error
      }
      let json: JSON = [
        "holder": .string(done.holder.text), "erasedAt": .string(RFC3339.string(done.erasedAt)),
        "awards": .array(done.awards.map { .string($0.text) }),
        "journal": .number(JSONNumber(done.journalNumber)),
      ]
      if let receipt { try OutputFile.write(json.serialized(.pretty) + [10], to: receipt) }
      context.terminal.document(json)
      context.terminal.say(
        fr: "Effacé : \(done.awards.count) attestation(s) ne peuvent plus être lues par personne.",
        en: "Erased: \(done.awards.count) award(s) can no longer be read by anyone.")
    }
  }
}
