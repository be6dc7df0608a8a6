import Foundation
import Issuance
import Storage
import StorageSQL

/// `palier doctor --deep`: what it looked at, what is damaged, and what can be done.
enum DeepExamination {
  static func findings(_ folder: DataFolder, _ context: CommandContext) async throws -> [Examination] {
    let bar = ProgressBar(
      label: context.terminal.text(fr: "Vérification", en: "Verifying"), terminal: context.terminal)
    let outcome = try await ExamineDeeply(store: folder)(
      cores: ProcessInfo.processInfo.activeProcessorCount, now: context.clock(), progress: bar.show)
    bar.end()
    var findings = [
      Examination(
        code: "deep.examined", state: .good,
        found: "\(outcome.awards) / \(outcome.forms) / \(outcome.lists)")
    ]
    for (code, count) in outcome.counts.sorted(by: { $0.key < $1.key }) {
      let subjects = outcome.faults.filter { $0.code == code }.map(\.subject)
      let shown = subjects.prefix(20).joined(separator: ", ") + (count > 20 ? " …" : "")
      findings.append(
        Examination(
          code: code, state: .bad,
          found: "\(count): \(shown). \(remedy(code, in: context.language == .fr))"))
    }
    return findings
  }

  /// What can be done about a kind of damage.
  private static func remedy(_ code: String, in isFrench: Bool) -> String {
    let (french, english) =
      switch code {
      case "status.entry-differs", "status.entry-missing", "status.entry-surplus", "status.count-differs",
        "award.state-differs":
        (
          "L’état publié n’est pas celui qui a été décidé : remettez une sauvegarde, puis décidez à nouveau ce qui l’a suivie.",
          "The published state is not the one that was decided: restore a backup, then decide again what followed it."
        )
      case "list.signature", "list.differs":
        (
          "Changez un état ou attendez un jour : la liste sera signée à nouveau d’après les entrées.",
          "Change a state or wait for a day: the list is signed again from the entries."
        )
      case "key.unknown", "key.not-journalled", "key.unreadable", "key.out-of-its-time":
        (
          "Remettez keys.sqlite d’une sauvegarde ; si une clé étrangère a servi, déclarez-la compromise.",
          "Restore keys.sqlite from a backup; if a foreign key was used, declare it compromised."
        )
      case "form.changed", "form.key-differs", "form.signature", "form.contradicts-award", "form.unreadable",
        "form.missing",
        "form.seal-missing", "award.unreadable", "award.page-differs", "award.replacement-lost", "person.key-missing",
        "person.not-found-again":
        (
          "Remettez une sauvegarde ; à défaut, remplacez l’attestation à partir de la décision.",
          "Restore a backup; failing that, replace the award from its decision."
        )
      default:
        ("Remettez une sauvegarde.", "Restore a backup.")
      }
    return isFrench ? french : english
  }
}
