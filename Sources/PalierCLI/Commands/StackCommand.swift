import ArgumentParser
import Encodings
import Foundation
import Intake
import Issuance
import JSONTree
import Register
import Stacking
import Storage
import StorageSQL

struct StackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stack",
    abstract: "Stacking rules: what somebody's achievements come to, and what the register implies.",
    subcommands: [StackCheckCommand.self, StackRuleCommand.self])
}

struct StackCheckCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Whether somebody is eligible under a rule: what counts, what does not, what is missing.",
    discussion: """
      The achievements come from a facts file, which is believed as it stands: the report says that it is not verified. \
      Credentials themselves are not read here yet.

      Exit codes: 0 eligible, 1 not eligible, 2 pending or undetermined.
      """)

  @Option(help: "The rule's file, or a folder of its versions.") var rule: String
  @Option(help: "The facts file with the achievements, or - for standard input.") var credentials: String
  @Option(help: "The day (default: today).") var at: String?
  @Option(help: "The day on which the person entered, which chooses the version (default: the day of --at).")
  var enteredOn: String?
  @Option(help: "The id of a decision that was given; may be repeated.") var decision: [String] = []
  @Option(help: "The holder whose achievements count, where the file names several.") var holder: String?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    let day = try RegisterWire.day(at, context)
    let entered = try enteredOn.map { try RegisterWire.day($0, option: "--entered-on", context) } ?? day
    let chosen = try RuleFile.choose(rule, organisation: try await organisation(context), enteredOn: entered)
    let facts = try FactsFile.read(credentials)
    let (achievements, refused) = try FactsFile.ofOnePerson(facts, holder: holder)
    try refuseUnknownDecisions(chosen.rule)
    let report = EligibilityReport(
      chosen.rule, digest: chosen.digest, of: achievements,
      beside: refused.isEmpty ? [] : facts.filter { $0.holder != holder }, at: day, enteredOn: entered,
      decisions: Set(decision),
      isVerified: false, refused: refused)
    context.terminal.document(report.json)
    EligibilityText.lines(report, in: context.language).forEach(context.terminal.line)
    switch report.outcome {
    case .eligible: return
    case .notEligible: throw ExitCode(ExitStatus.no)
    case .pending, .undetermined: throw ExitCode(ExitStatus.undecided)
    }
  }

  /// Whose rule it is where its file does not say: the folder's own, where there is a folder.
  private func organisation(_ context: CommandContext) async throws -> String? {
    guard FolderLayout(root: folder.root(context.environment)).exists else { return nil }
    return try await Bootstrap.withFolder(folder, context) { folder in
      let institution = try await folder.institution()
      return IssuerIdentity.did(of: institution.organisation, at: institution.address)
    }
  }

  /// A decision that the rule does not know is a slip of the pen, which would leave it pending without a word.
  private func refuseUnknownDecisions(_ rule: Rule) throws {
    let known = rule.decisions
    guard let unknown = decision.first(where: { !known.contains($0) }) else { return }
    let list = known.sorted().joined(separator: ", ")
    throw Failure(
      .usage, "decision.unknown",
      fr: "La règle n’a pas de décision « \(unknown) »" + (list.isEmpty ? "." : " : \(list)."),
      en: "The rule has no decision “\(unknown)”" + (list.isEmpty ? "." : ": \(list)."))
  }
}

struct StackRuleCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule", abstract: "The rule that the official register implies for a certification, as a draft.",
    discussion: """
      All blocs of the record, its correspondences as substitutes (in their direction only, undated, to be confirmed by \
      the receiving body) and what it asks beside the blocs as a decision. Written as YAML; with --json as JSON.
      """)

  @Option(help: "The certification: RNCP36490, RS6604, a bare number, or the address of its page.") var from: String
  @Option(help: "The day (default: today).") var at: String?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    let day = try RegisterWire.day(at, context)
    try await Bootstrap.withFolder(folder, context) { folder in
      let register = folder.register
      try await RegisterWire.refuseEmpty(register)
      let code = try await RegisterWire.code(from, in: register, at: day)
      guard let answer = try await register.answer(code, at: day) else { throw RegisterWire.unknown(code) }
      guard code.kind != .block else {
        throw Failure(
          .usage, "rule.of-bloc", fr: "\(code.text) est un bloc : donnez la certification, \(code.fiche.text).",
          en: "\(code.text) is a bloc: give the certification, \(code.fiche.text).")
      }
      let institution = try await folder.institution()
      let draft = RegisterRule(
        answer.statement.record, organisation: IssuerIdentity.did(of: institution.organisation, at: institution.address)
      )
      let read = RuleReader.read(draft.json, organisation: nil)
      guard read.rule != nil else {
        throw StackingFaults.failure("rule.not-drawn", read.faults, of: code.text) { _ in nil }
      }
      for written in draft.unreadable {
        context.terminal.warn(
          context.terminal.text(
            fr: "« \(written) » n’est pas un code de bloc : laissé de côté.",
            en: "“\(written)” is no bloc's code: left out."))
      }
      context.terminal.document(draft.json)
      guard !context.terminal.json else { return }
      context.terminal.out(
        context.terminal.text(
          fr: "# Tiré du répertoire au \(day.iso) ; à relire et à confirmer par l’organisme qui reçoit.",
          en: "# Drawn from the register at \(day.iso); to be read over and confirmed by the receiving body."))
      context.terminal.out("# " + RegisterAnswer.licence)
      var text = RuleDocument.yaml(of: draft.json)
      text.removeLast()
      context.terminal.out(text)
    }
  }
}

/// Rules from files.
enum RuleFile {
  struct Chosen {
    let rule: Rule
    let digest: String
  }

  /// A rule from its file; of a folder the highest version that serves those who entered on that day.
  /// - Throws: ``Failure`` 65 where a file is no rule, or where no version serves that day.
  static func choose(
    _ path: String, organisation: String?, enteredOn day: CalendarDate
  ) throws -> Chosen {
    let files = try self.files(path)
    let all = try files.map { try read($0, organisation: organisation) }
    if let first = all.first, let other = all.first(where: { $0.rule.id != first.rule.id }) {
      throw Failure(
        .unreadable, "rule.several",
        fr: "Le dossier contient plusieurs règles (\(first.rule.id), \(other.rule.id)) : donnez un fichier.",
        en: "The folder holds several rules (\(first.rule.id), \(other.rule.id)): give a file.")
    }
    let serving = all.filter { $0.rule.appliesTo.covers(day) }
    guard let chosen = serving.max(by: { $0.rule.version < $1.rule.version }) else {
      throw Failure(
        .unreadable, "rule.none-for-entry", fr: "Aucune version de la règle ne vaut pour une entrée le \(day.iso).",
        en: "No version of the rule serves an entry on \(day.iso).")
    }
    guard serving.count(where: { $0.rule.version == chosen.rule.version }) == 1 else {
      throw Failure(
        .unreadable, "rule.version-doubled", fr: "La version \(chosen.rule.version) figure deux fois.",
        en: "Version \(chosen.rule.version) stands there twice.")
    }
    return chosen
  }

  private static func files(_ path: String) throws -> [String] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else {
      return [path]
    }
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw Failure(
        .cannotRead, "cannot-read", fr: "Le dossier « \(path) » ne peut pas être lu.",
        en: "The folder “\(path)” cannot be read.")
    }
    let names = entries.sorted().filter { name in
      [".yaml", ".yml", ".json"].contains { name.lowercased().hasSuffix($0) }
    }
    guard !names.isEmpty, names.count <= 1000 else {
      throw Failure(
        .unreadable, "rule.folder-empty", fr: "« \(path) » ne contient pas de règle (ou plus de 1000 fichiers).",
        en: "“\(path)” holds no rule (or more than 1000 files).")
    }
    return names.map { path + "/" + $0 }
  }

  private static func read(_ path: String, organisation: String?) throws -> Chosen {
    let bytes = try InputFile.read(path, limit: DefinitionDocument.maximumBytes + 1)
    let document: RuleDocument
    do {
      document = try RuleDocument(bytes, form: .init(fileName: path))
    } catch {
      throw DefinitionFile.unreadable(error, path)
    }
    let read = RuleReader.read(document.json, organisation: organisation)
    guard let rule = read.rule else {
      throw StackingFaults.failure("rule.faulty", read.faults, of: path) { document.place(of: $0) }
    }
    return Chosen(rule: rule, digest: try Rule.digest(of: document.json))
  }
}

/// What somebody has, from a facts file.
enum FactsFile {
  /// At most 10 MiB.
  static let maximumBytes = 10 << 20

  static func read(_ path: String) throws -> [Achievement] {
    var isDirectory: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
    let json: JSON
    do {
      guard !isDirectory.boolValue else { throw refusal(path) }
      json = try JSON(parsing: InputFile.read(path, limit: maximumBytes))
    } catch let error as JSONError {
      throw Failure(
        .unreadable, "facts.unreadable",
        fr: "\(path):\(error.location.line):\(error.location.column) : ce n’est pas un fichier de faits en JSON.",
        en: "\(path):\(error.location.line):\(error.location.column): this is no facts file in JSON.")
    }
    guard json["achievements"] != nil else { throw refusal(path) }
    let read = FactsReader.read(json)
    guard read.faults.isEmpty else { throw StackingFaults.failure("facts.faulty", read.faults, of: path) { _ in nil } }
    return read.achievements
  }

  private static func refusal(_ path: String) -> Failure {
    Failure(
      .unreadable, "facts.expected",
      fr:
        "« \(path) » : un fichier de faits est attendu ({\"achievements\": […]}) ; les attestations ne sont pas encore lues ici.",
      en: "“\(path)”: a facts file is expected ({\"achievements\": […]}); credentials are not read here yet.")
  }

  /// All of one person: where several are named the call has to say whose.
  static func ofOnePerson(
    _ achievements: [Achievement], holder: String?
  ) throws -> ([Achievement], refused: [(id: String, reason: String)]) {
    if let holder {
      let own = achievements.filter { $0.holder == holder }
      let refused = achievements.filter { $0.holder != holder }
        .map { ($0.id, $0.holder == nil ? "holder-unknown" : "other-holder") }
      return (own, refused)
    }
    let holders = Set(achievements.compactMap(\.holder)).sorted()
    guard holders.count <= 1 else {
      let names = holders.prefix(5).joined(separator: ", ") + (holders.count > 5 ? ", …" : "")
      throw Failure(
        .unreadable, "holder.several", fr: "Ces acquis sont à plusieurs personnes (\(names)) : donnez --holder.",
        en: "These achievements belong to several persons (\(names)): give --holder.")
    }
    return (achievements, [])
  }
}

/// What is wrong with a rule or facts, as one refusal that names each.
enum StackingFaults {
  private static let shown = 20

  static func failure(
    _ code: String, _ faults: [StackingFault], of path: String, _ place: (String) -> (line: Int, column: Int)?
  ) -> Failure {
    func text(_ language: Language) -> String {
      var lines = faults.prefix(shown).map { fault in
        let at = place(fault.path).map { ":\($0.line):\($0.column)" } ?? ""
        return "\(path)\(at) \(fault.path.isEmpty ? "/" : fault.path) — \(fault.message(in: language))"
      }
      if faults.count > shown {
        lines.append(language == .fr ? "… et \(faults.count - shown) de plus" : "… and \(faults.count - shown) more")
      }
      return lines.joined(separator: "\n")
    }
    return Failure(.unreadable, code, fr: text(.fr), en: text(.en))
  }
}
