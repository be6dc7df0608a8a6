import ArgumentParser
import Foundation
import Issuance
import JSONTree
import Storage
import StorageSQL

struct CredentialResignCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "resign", abstract: "Sign again every living award that a retired or compromised key signed.",
    discussion: "Links stay as they are. It can be stopped and started again: nothing is signed twice.")

  @Option(help: "A CSV of what was signed again; only its owner can read it.") var report: String?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    let handle = try report.map { path -> FileHandle in
      try OutputFile.write(Array("award,form\r\n".utf8), to: path)
      guard let handle = FileHandle(forWritingAtPath: path) else { throw OutputFile.refusal(path) }
      try handle.seekToEnd()
      return handle
    }
    defer { try? handle?.close() }
    try await Bootstrap.withFolder(folder, context) { folder in
      var counts: [CredentialForm: Int] = [:]
      try await ResignForms(store: folder)(actor: Bootstrap.actor, clock: context.clock) { outcomes in
        for outcome in outcomes { counts[outcome.form, default: 0] += 1 }
        let lines = outcomes.map { "\($0.award.text),\($0.form.rawValue)\r\n" }.joined()
        do { try handle?.write(contentsOf: Data(lines.utf8)) } catch { throw OutputFile.refusal(report ?? "") }
      }
      var forms = JSONObject()
      for form in CredentialForm.allCases {
        forms.append(form.rawValue, .number(JSONNumber(counts[form] ?? 0)))
      }
      let total = counts.values.reduce(0, +)
      context.terminal.document(["signedAgain": .number(JSONNumber(total)), "forms": .object(forms)])
      context.terminal.say(
        fr: "Formes signées à nouveau : \(total).", en: "Forms signed again: \(total).")
    }
  }
}
