import ArgumentParser
import Encodings
import Fetching
import Foundation
import Intake
import Issuance
import JSONTree
import PalierWeb
import Register
import RegisterImport
import Storage
import StorageSQL

struct RegisterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "The French registers RNCP and RS: import, look up, search.",
    subcommands: [
      RegisterImportCommand.self, RegisterUpdateCommand.self, RegisterShowCommand.self, RegisterSearchCommand.self,
      RegisterCorrectCommand.self, RegisterWatchCommand.self,
    ])
}

struct RegisterImportCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take official exports: a zip, its XML, or the ten CSV tables.",
    discussion: """
      The exports of France compétences are published every day on data.gouv.fr. Readers see the register before the \
      import until it is complete.
      """)

  @Argument(help: "Exports, as they are published.") var files: [String]
  @Option(help: "The day of the export, where its name does not tell it.") var exportedOn: String?
  @Flag(help: "Take it although it is older than what is held, or a part only.") var force = false
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    let day = try exportedOn.map { text in
      guard let day = try? CalendarDate(iso: text) else {
        throw Moment.malformed("--exported-on", fr: "un jour comme 2026-08-16", en: "a day such as 2026-08-16")
      }
      return day
    }
    let exports = try OfficialExport.open(files, exportedOn: day).sorted { $0.day < $1.day }
    try await Bootstrap.withFolder(folder, context) { folder in
      var documents: [JSON] = []
      let taken = try await TakeExport(register: folder.register)(exports, force: force, at: context.clock())
      for (export, (summary, reading)) in zip(exports, taken) {
        documents.append(RegisterWire.summary(export, summary, reading))
        RegisterWire.say(export, summary, reading, context)
      }
      context.terminal.document(documents.count == 1 ? documents[0] : .array(documents))
    }
  }
}

struct RegisterUpdateCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Find the newest official exports, download, check and import them.",
    discussion: """
      The exports are those of France compétences on data.gouv.fr. A server does this by itself every night once a \
      register is there. PALIER_REGISTER_SOURCE or --source names another listing of the same form.
      """)

  @Option(help: "The address of the data set's listing.") var source: String?
  @Flag(help: "Take the newest exports although they are held already, or look implausible.") var force = false
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    let written = context.environment.registerSource
    let address = source ?? (written == "off" ? UpdateRegister.publicDataSet : written)
    guard (try? FetchAddress(address)) != nil else {
      throw Failure(
        .usage, "source.malformed", fr: "La source doit être l’adresse https d’une liste, sans nom d’utilisateur.",
        en: "The source has to be the https address of a listing, without a user's name.")
    }
    try await Bootstrap.withFolder(folder, context) { folder in
      let update = try await UpdateRegister(
        folder: folder, source: address, allowsLoopback: context.environment.allowsLoopback
      )(force: force, at: context.clock())
      context.terminal.document(.array(update.parts.map { RegisterWire.json($0, in: context.language) }))
      for part in update.parts { RegisterWire.say(part, context) }
      if let first = ExitStatus.first(of: update.parts.compactMap(RegisterWire.exit)) { throw ExitCode(first) }
    }
  }
}

struct RegisterShowCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "What the register says of a code, today or at a date.")

  @Argument(help: "RNCP36490, RS6604, RNCP36490BC02, a bare number, or the address of its page.") var code: String
  @Option(help: "The day (default: today).") var at: String?
  @Option(help: "Whether the body of that SIRET may award, train or assess on that day.") var siret: String?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    let day = try RegisterWire.day(at, context)
    let body = try siret.map { text in try RegisterWire.parsed { try SIRET(text) } }
    try await Bootstrap.withFolder(folder, context) { folder in
      let register = folder.register
      try await RegisterWire.refuseEmpty(register)
      let code = try await RegisterWire.code(code, in: register, at: day)
      guard let answer = try await register.answer(code, at: day) else {
        throw RegisterWire.unknown(code)
      }
      context.terminal.document(RegisterJSON.json(answer, of: body))
      RegisterWire.say(answer, context)
      if let body { RegisterWire.sayRights(of: body, answer, context.terminal) }
    }
  }
}

struct RegisterSearchCommand: PalierCommand {
  static let configuration = CommandConfiguration(commandName: "search", abstract: "Find records by words and filters.")

  @Argument(help: "Words of titles, abbreviations, blocks and bodies.") var words: [String] = []
  @Option(help: "RNCP or RS.") var register: String?
  @Flag(help: "Registered today only.") var active = false
  @Option(help: "Registered on that day only.") var activeAt: String?
  @Option(help: "The level, 1 to 8.") var level: Int?
  @Option(help: "A ROME code.") var rome: String?
  @Option(help: "An NSF code.") var nsf: String?
  @Option(help: "The SIRET or SIREN of a certifying body.") var siret: String?
  @Flag(help: "Only records that are cut into blocks.") var blocks = false
  @Option(help: "How many (1 to 1000).") var limit = 20
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    var query = RegisterQuery(words: words.joined(separator: " "), limit: limit)
    switch register?.lowercased() {
    case nil: break
    case "rncp": query.kind = .rncp
    case "rs": query.kind = .rs
    default: throw Failure.words(fr: "--register attend RNCP ou RS.", en: "--register takes RNCP or RS.")
    }
    query.level = level
    query.hasBlocks = blocks ? true : nil
    query.rome = try rome.map { text in try RegisterWire.parsed { try ROMECode(text).text } }
    query.nsf = try nsf.map { text in try RegisterWire.parsed { try NSFCode(text).text } }
    query.siren = try siret.map { text in
      try RegisterWire.parsed { try SIREN(ofBody: text) }
    }
    if active || activeAt != nil { query.activeAt = try RegisterWire.day(activeAt, option: "--active-at", context) }
    guard level.map({ (1...8).contains($0) }) ?? true, (1...1000).contains(limit) else {
      throw Failure.words(
        fr: "--level va de 1 à 8, --limit de 1 à 1000.", en: "--level goes from 1 to 8, --limit from 1 to 1000.")
    }
    let wanted = query
    try await Bootstrap.withFolder(folder, context) { folder in
      try await RegisterWire.refuseEmpty(folder.register)
      let hits = try await folder.register.search(wanted)
      context.terminal.document(.array(hits.map(RegisterJSON.json)))
      for hit in hits {
        let state = hit.isActive == false ? "inactive" : ""
        context.terminal.line(
          [hit.code.text, hit.level.map { "\($0)" } ?? "-", hit.abbreviation ?? "", hit.title, state]
            .filter { !$0.isEmpty }.joined(separator: "  "))
      }
      if hits.isEmpty {
        context.terminal.say(fr: "Rien de tel dans le répertoire.", en: "Nothing such in the register.")
      }
    }
  }
}

struct RegisterCorrectCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Say something against the official data, dated and with a reason.",
    discussion: """
      The file (YAML or JSON) takes the place of all corrections that were given before. They are shown as such, and \
      survive imports. Each says one thing: title, active, effect, decision, end, lastAward, level, body or notBody.
      """)

  @Argument(help: "The corrections.") var file: String
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    let bytes = try InputFile.read(file, limit: 4 << 20)
    let read: (corrections: [RegisterCorrection], faults: [RegisterCorrectionsFile.Fault])
    do {
      read = try RegisterCorrectionsFile.read(bytes, form: DefinitionDocument.Form(fileName: file))
    } catch {
      throw Failure(.unreadable, error.code.name, fr: error.message(in: .fr), en: error.message(in: .en))
    }
    guard read.faults.isEmpty else {
      func lines(_ language: Language) -> String {
        read.faults.prefix(50).map { ($0.line.map { "\($0): " } ?? "") + $0.message(in: language) }
          .joined(separator: "\n")
      }
      throw Failure(.no, "register.correction-malformed", fr: lines(.fr), en: lines(.en))
    }
    try await Bootstrap.withFolder(folder, context) { folder in
      try await folder.replaceRegisterCorrections(
        read.corrections, actor: Bootstrap.actor, at: context.clock())
      context.terminal.document(["corrections": .number(JSONNumber(read.corrections.count))])
      context.terminal.say(
        fr: "Corrections tenues : \(read.corrections.count).", en: "Corrections held: \(read.corrections.count).")
    }
  }
}
