import ArgumentParser
import Encodings
import Foundation
import Issuance
import JSONTree
import Storage
import StorageSQL

struct CredentialResignCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "resign", abstract: "Sign again every living award that a retired or compromised key signed.",
    discussion: """
      Links stay as they are. It can be stopped and started again: nothing is signed twice. The report names every form \
      that was ever signed again, also by runs that were broken off.
      """)

  @Option(help: "A CSV of all that was signed again; only its owner can read it.") var report: String?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    if let report { try OutputFile.check(report) }
    try await Bootstrap.withFolder(folder, context) { folder in
      var counts: [CredentialForm: Int] = [:]
      try await ResignForms(store: folder)(actor: Bootstrap.actor, clock: context.clock) { outcomes in
        for outcome in outcomes { counts[outcome.form, default: 0] += 1 }
      }
      if let report { try await write(report, folder) }
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

  /// From the store, so that what an interrupted run signed is in it too.
  private func write(_ path: String, _ folder: DataFolder) async throws {
    let file = try OutputFile.Opened(path)
    try file.append(Array("award,form,former_key,key,signed_at\r\n".utf8))
    var number = 0
    while true {
      let forms = try await folder.successors(after: number, limit: 10_000)
      guard let last = forms.last else { break }
      number = last.number
      let lines = forms.map { form in
        [form.award.text, form.form.rawValue, form.formerKey, form.key, RFC3339.string(form.signedAt)]
          .joined(separator: ",") + "\r\n"
      }
      try file.append(Array(lines.joined().utf8))
    }
    try file.place()
  }
}
