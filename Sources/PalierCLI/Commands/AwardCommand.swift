import ArgumentParser
import Awarding
import Crypto
import Encodings
import Foundation
import Intake
import Issuance
import JOSE
import JSONTree
import Storage
import StorageSQL

struct AwardCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "award", abstract: "Award a published micro-credential to every learner of a file.",
    discussion: "By this act the body states that every outcome was assessed.")

  @Option(help: "The micro-credential's slug.") var type: String
  @Option(help: "The learners' CSV.") var learners: String
  @Option(help: "The day of award (default: today).") var awardedOn: String?
  @Option(help: "The place of award.") var place: String?
  @Option(help: "The reference of the decision (default: the file's name and digest).") var decision: String?
  @Option(help: "Who decided.") var decidedBy: String?
  @Option(help: "How credentials are signed: EdDSA or ES256.") var signature = SignatureChoice.EdDSA
  @Option(help: "A form to make now, once for each; the others are made when asked for (default: all).")
  var form: [CredentialForm] = []
  @Flag(help: "Say what would happen, and change nothing.") var check = false
  @Flag(help: "Award the rows without a fault, and refuse the others.") var onlyValid = false
  @Option(help: "A CSV of what became of each row; only its owner can read it.") var report: String?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    let today = LocalDay.of(context.clock())
    let day = try awardedOn.map { text -> CalendarDate in
      guard let day = try? CalendarDate(iso: text), day <= today else {
        throw Failure(
          .usage, "awarded-on.malformed",
          fr: "--awarded-on attend un jour passé ou présent, comme 2026-05-12.",
          en: "--awarded-on takes a past or present day such as 2026-05-12.")
      }
      return day
    }
    let work = AwardWork(
      type: type, path: learners, day: day ?? today, today: today, place: place,
      decision: decision, decidedBy: decidedBy, algorithm: signature.algorithm,
      forms: form.isEmpty ? CredentialForm.allCases : CredentialForm.allCases.filter(form.contains),
      onlyValid: onlyValid,
      report: check ? nil : report, context: context)
    let summary = try await Bootstrap.withFolder(folder, context) { folder in
      check ? try await work.rehearse(folder) : try await work.perform(folder)
    }
    context.terminal.document(summary.json(in: context.language))
    summary.say(context.terminal, isRehearsal: check)
    if summary.refused > 0 { throw ExitCode(ExitStatus.no) }
  }
}

enum SignatureChoice: String, ExpressibleByArgument, CaseIterable {
  case EdDSA, ES256
  var algorithm: SignatureAlgorithm { self == .EdDSA ? .EdDSA : .ES256 }
}

/// `--form` takes the words by which forms are kept.
extension CredentialForm: ExpressibleByArgument {}

/// The day that it is where the program runs.
enum LocalDay {
  static func of(_ date: Date) -> CalendarDate {
    CalendarDate(date, secondsFromGMT: TimeZone.current.secondsFromGMT(for: date))
  }
}
