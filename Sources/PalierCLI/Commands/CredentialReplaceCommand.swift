import ArgumentParser
import Awarding
import Intake
import Issuance
import JSONTree
import Storage

struct CredentialReplaceCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "replace", abstract: "Replace an award by a corrected one; its page leads to the new one.")

  @Argument(help: "The award's identifier.") var id: String
  @Option(help: "A learners' CSV with the one corrected row.") var learners: String
  @Option(help: "Why: kept in the journal.") var reason: String
  @Option(help: "Who decided.") var decidedBy: String?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    let award = try AwardID(id)
    let today = LocalDay.of(context.clock())
    let work = AwardWork(
      type: "", path: learners, day: today, today: today, place: nil, decision: nil, decidedBy: decidedBy,
      algorithm: .EdDSA, forms: CredentialForm.allCases, onlyValid: false, report: nil, context: context)
    try await Bootstrap.withFolder(folder, context) { folder in
      let outcome = try await work.replace(award, reason: reason, folder)
      try await PublishStatusLists(store: folder)(actor: Bootstrap.actor, now: context.clock())
      let page = outcome.page
      let address = try await folder.institution().address
      context.terminal.document([
        "replaced": .string(award.text), "id": .string(outcome.award.text),
        "page": page.map { .string(address.page($0)) } ?? .null,
      ])
      context.terminal.say(
        fr: "Remplacé par \(outcome.award.text) : \(page.map { address.page($0) } ?? "")",
        en: "Replaced by \(outcome.award.text): \(page.map { address.page($0) } ?? "")")
    }
  }
}
