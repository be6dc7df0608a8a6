import ArgumentParser
import Encodings
import Foundation
import JSONTree
import Storage
import StorageSQL

struct BackupCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Write the data and the keys as two archives, while the server runs.")

  @Argument(help: "The folder to write to.") var target: String
  @Flag(help: "Add the public register, which can be imported again.") var withRegister = false
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    guard !FolderLayout(root: URL(fileURLWithPath: target, isDirectory: true)).exists else {
      throw Failure(
        .usage, "output.in-data-folder", fr: "« \(target) » est un dossier de données : sauvegardez ailleurs.",
        en: "“\(target)” is a data folder: back up elsewhere.")
    }
    try await Bootstrap.withFolder(folder, context) { folder in
      let receipt = try await folder.backup(
        to: URL(fileURLWithPath: target, isDirectory: true), withRegister: withRegister, actor: Bootstrap.actor,
        at: context.clock())
      context.terminal.document([
        "data": .string(receipt.dataArchive), "keys": .string(receipt.keysArchive),
        "journal": .number(JSONNumber(receipt.journalNumber)),
      ])
      context.terminal.say(
        fr: """
          Sauvegardé : \(receipt.dataArchive) (jusqu’à l’écriture \(receipt.journalNumber) du journal) et \(receipt.keysArchive).
          La clé du dossier n’y est pas : gardez-la ailleurs, à part.
          """,
        en: """
          Backed up: \(receipt.dataArchive) (up to journal entry \(receipt.journalNumber)) and \(receipt.keysArchive).
          The folder's key is not in it: keep that elsewhere, apart.
          """)
    }
  }
}

struct RestoreCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup back. The server must be stopped.")

  @Argument(help: "The backup's folder; may be left out with --accept-loss.") var source: String?
  @Flag(help: "Go on from an older backup: names what is missing, and closes the gap.") var acceptLoss = false
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func check() throws {
    guard source != nil || acceptLoss else {
      throw Failure.words(fr: "Il manque le dossier de la sauvegarde.", en: "The backup's folder is missing.")
    }
  }

  func execute(_ context: CommandContext) async throws {
    let root = folder.root(context.environment)
    var report: RestorationReport?
    if let source {
      report = try await Bootstrap.restore(
        URL(fileURLWithPath: source, isDirectory: true), to: root, context.environment, at: context.clock())
    }
    if acceptLoss {
      report = try await Bootstrap.withFolder(folder, context) {
        try await $0.acceptLoss(actor: Bootstrap.actor, at: context.clock())
      }
    }
    guard let report else { return }
    let missing = report.missingEntries
    context.terminal.document([
      "journal": .number(JSONNumber(report.journalNumber)),
      "missing": missing.map {
        ["from": .number(JSONNumber($0.lowerBound)), "to": .number(JSONNumber($0.upperBound))]
      } ?? .null,
      "olderLists": .array(report.olderLists.map { .string($0) }),
      "lossAccepted": .bool(report.isLossAccepted),
    ])
    context.terminal.say(
      fr: "Remis : le journal va jusqu’à l’écriture \(report.journalNumber).",
      en: "Restored: the journal goes up to entry \(report.journalNumber).")
    guard let missing else { return }
    context.terminal.say(
      fr:
        "Il manque les écritures \(missing.lowerBound) à \(missing.upperBound) du journal "
        + "(\(missing.count)), et \(report.olderLists.count) liste(s) d’états sont plus anciennes "
        + "que celles qui ont été publiées.",
      en:
        "Journal entries \(missing.lowerBound) to \(missing.upperBound) are missing "
        + "(\(missing.count)), and \(report.olderLists.count) status list(s) are older than those "
        + "published."
    )
    if report.isLossAccepted {
      context.terminal.say(
        fr:
          "La perte est acceptée et notée : le dossier signe à nouveau. Ce qui avait été révoqué ou "
          + "suspendu l’est de nouveau ; renvoyez les fichiers délivrés depuis cette sauvegarde.",
        en:
          "The loss is accepted and noted: the folder signs again. What was revoked or suspended is so again; send "
          + "again the files that were awarded since that backup."
      )
    } else {
      context.terminal.say(
        fr:
          "Le dossier sert les pages et les vérifications ; il ne signe plus rien avant « palier "
          + "restore --accept-loss ».",
        en: "The folder serves pages and verification; it signs nothing before `palier restore --accept-loss`.")
    }
  }
}

struct DoctorCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look the data folder over, and change nothing.")

  @Flag(help: "Verify every form, state, list and key again; a million awards take some minutes.") var deep = false
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    let isWell = try await Bootstrap.withFolder(folder, context) { folder in
      var findings = try await folder.examine()
      findings.append(
        Examination(
          code: "fetching.loopback", state: context.environment.allowsLoopback ? .bad : .good,
          found: context.environment.allowsLoopback ? "PALIER_ALLOW_LOOPBACK=1" : "refused"))
      if deep { findings += try await DeepExamination.findings(folder, context) }
      context.terminal.document(
        .array(
          findings.map {
            ["code": .string($0.code), "state": .string($0.state.rawValue), "found": .string($0.found)]
          }))
      for finding in findings {
        let mark =
          switch finding.state {
          case .good: "✓"
          case .note: "·"
          case .bad: "✗"
          }
        let words = DoctorTexts.words(finding.code, in: context.language)
        context.terminal.line("\(mark) \(words) \(finding.found)")
      }
      return findings.allSatisfy { $0.state != .bad || $0.code == "fetching.loopback" }
    }
    if !isWell { throw ExitCode(ExitStatus.no) }
  }
}

/// What `doctor` calls the things that it looks at.
enum DoctorTexts {
  static func words(_ code: String, in language: Language) -> String {
    let (french, english): (String, String) =
      switch code {
      case "sqlite.version": ("Version de SQLite :", "SQLite version:")
      case "database.integrity": ("Intégrité de", "Integrity of")
      case "database.synchronous": ("Écriture jusqu’au disque,", "Written through to the disk,")
      case "database.log-size": ("Journal d’écriture de", "Write-ahead log of")
      case "journal.chain": ("Journal, chaîne entière :", "Journal, whole chain:")
      case "folder.promises":
        ("Effacements et décisions gardés à côté des bases :", "Erasures and decisions kept beside the databases:")
      case "folder.mark": ("Dernier état connu :", "High-water mark:")
      case "awards.interrupted": ("Attestations interrompues à finir :", "Interrupted awards to finish:")
      case "status-lists.to-sign": ("Listes d’états à signer :", "Status lists to sign:")
      case "deep.examined":
        ("Attestations, formes et listes vérifiées à nouveau :", "Awards, forms and lists verified again:")
      case "database.damaged": ("Base de données abîmée :", "Damaged database:")
      case "award.unreadable": ("Attestations illisibles :", "Unreadable awards:")
      case "award.state-differs": ("États contraires au journal :", "States unlike the journal's:")
      case "award.replacement-lost":
        ("Attestations dont la remplaçante n’est plus là :", "Awards whose replacement is no longer there:")
      case "award.page-differs":
        ("Pages qui ne mènent plus à leur attestation :", "Pages that lead to their award no more:")
      case "person.not-found-again":
        ("Personnes que le dossier ne retrouverait plus :", "People whom the folder would not find again:")
      case "person.key-missing": ("Clés de personnes manquantes :", "Missing keys of people:")
      case "form.unreadable": ("Formes illisibles :", "Unreadable forms:")
      case "form.missing", "form.seal-missing": ("Formes manquantes :", "Missing forms:")
      case "form.changed", "form.key-differs":
        ("Formes modifiées depuis leur signature :", "Forms changed since they were signed:")
      case "form.signature": ("Formes que le vérificateur refuse :", "Forms that the verifier refuses:")
      case "form.contradicts-award":
        ("Formes qui contredisent leur attestation :", "Forms that contradict their award:")
      case "status.entry-differs", "status.entry-missing", "status.entry-surplus", "status.count-differs":
        ("Entrées de listes d’états à tort :", "Wrong entries of status lists:")
      case "list.signature": ("Listes dont la signature ne vaut rien :", "Lists whose signature is no good:")
      case "list.differs": ("Listes signées qui disent autre chose :", "Signed lists that say something else:")
      case "key.unknown", "key.not-journalled": ("Clés inconnues du journal :", "Keys that the journal does not know:")
      case "key.unreadable": ("Clés illisibles :", "Unreadable keys:")
      case "key.out-of-its-time": ("Clés utilisées hors de leur temps :", "Keys used out of their time:")
      case "disk.free": ("Place libre sur le disque :", "Free room on the disk:")
      case "fetching.loopback": ("Adresses locales pour la vérification :", "Loopback addresses for verification:")
      default: (code, code)
      }
    return language == .fr ? french : english
  }
}

struct MigrateCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring the data folder to this program's shape (opening it does so too).")

  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    try await Bootstrap.withFolder(folder, context) { folder in
      let institution = try await folder.institution()
      context.terminal.document(["organisation": .string(institution.organisation.slug), "migrated": true])
      context.terminal.say(fr: "Le dossier est à jour.", en: "The folder is up to date.")
    }
  }
}
