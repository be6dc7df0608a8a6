import ArgumentParser
import Awarding
import Encodings
import Foundation
import Intake
import Issuance
import JSONTree
import Register
import Storage
import StorageSQL

struct TypeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "type", abstract: "Check, publish and look at the definitions of micro-credentials.",
    subcommands: [TypeCheckCommand.self, TypePublishCommand.self, TypeListCommand.self, TypeShowCommand.self])
}

/// A definition's file, read with the organisation of the folder as the default awarding body.
enum DefinitionFile {
  static func read(
    _ path: String, awardingBody: AwardingBody?, publishingOn day: CalendarDate?, _ context: CommandContext
  ) throws -> DefinitionReading {
    let bytes = try InputFile.read(path, limit: DefinitionDocument.maximumBytes + 1)
    do {
      return try DefinitionDocument.read(
        bytes, form: .init(fileName: path), awardingBody: awardingBody, publishingOn: day)
    } catch {
      throw unreadable(error, path)
    }
  }

  /// A file in which nothing can be read, with the place in it.
  static func unreadable(_ error: DefinitionUnreadable, _ path: String) -> Failure {
    let place = error.line.map { ":\($0):\(error.column ?? 1)" } ?? ""
    return Failure(
      .unreadable, error.code.name, fr: "\(path)\(place) : \(error.message(in: .fr))",
      en: "\(path)\(place): \(error.message(in: .en))")
  }

  static func say(_ faults: [DefinitionFault], of path: String, _ terminal: Terminal) {
    for fault in faults {
      let place = fault.place.line.map { ":\($0):\(fault.place.column ?? 1)" } ?? ""
      let mark = fault.severity == .fault ? "✗" : "!"
      terminal.line("\(mark) \(path)\(place) \(fault.field?.path ?? "") — \(fault.message(in: terminal.language))")
      let remedy = fault.remedy(in: terminal.language)
      if !remedy.isEmpty { terminal.line("    → \(remedy)") }
    }
  }

  static func body(of organisation: Organisation) throws -> AwardingBody {
    try AwardingBody(name: organisation.name, country: Country(organisation.country))
  }
}

struct TypeCheckCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Name everything that a definition lacks, at once.")

  @Argument(help: "The definitions' files, YAML or JSON.") var files: [String]
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    // Without a folder a definition must name its awarding body itself, and no register is asked.
    let root = folder.root(context.environment)
    guard FolderLayout(root: root).exists else { return try check(nil, nil, context) }
    let opened = try await Bootstrap.open(root, context.environment, at: context.clock())
    let organisation = try await opened.institution().organisation
    let result = Result { try check(organisation, opened.register, context) }
    try await opened.close()
    try result.get()
  }

  private func check(_ organisation: Organisation?, _ register: RegisterFile?, _ context: CommandContext) throws {
    let body = try organisation.map { try DefinitionFile.body(of: $0) }
    var documents: [JSON] = []
    var outcomes: [ExitStatus] = []
    for file in files {
      let reading: DefinitionReading
      do {
        reading = try DefinitionFile.read(
          file, awardingBody: body, publishingOn: CalendarDate(context.clock()), context)
      } catch let failure as Failure where files.count > 1 {
        let message = failure.message(in: context.language)
        context.terminal.warn(message)
        documents.append([
          "file": .string(file), "complete": false,
          "error": ["code": .string(failure.code), "message": .string(message)],
        ])
        outcomes.append(failure.exit)
        continue
      }
      var claim: RegisterClaim?
      if let definition = reading.definition {
        if let organisation, let register {
          claim = try RegisterClaim(definition, by: organisation, register: register, context)
        }
        if let refusal = claim?.refusal { outcomes.append(refusal.exit) }
      } else {
        outcomes.append(.no)
      }
      documents.append([
        "file": .string(file), "complete": .bool(reading.definition != nil),
        "slug": reading.definition.map { .string($0.slug.text) } ?? .null,
        "missing": .array(reading.missingElements.map { .string($0.rawValue) }),
        "faults": .array(reading.faults.map { $0.json(in: context.language) }),
        "register": .string(claim?.word ?? (reading.definition?.register == nil ? "none" : "not-checked")),
        "registerFindings": claim?.json(in: context.language) ?? [],
      ])
      DefinitionFile.say(reading.faults, of: file, context.terminal)
      claim?.sayNotices(context)
      if claim == nil, let code = reading.definition?.register {
        context.terminal.say(
          fr: "! \(code.text) : non contrôlé, faute d’un dossier de données avec le répertoire.",
          en: "! \(code.text): not checked, for want of a data folder with the register.")
      }
      if let refusal = claim?.refusal {
        context.terminal.say(fr: "✗ \(file) : \(refusal.french)", en: "✗ \(file): \(refusal.english)")
      } else if reading.definition != nil {
        context.terminal.say(
          fr: "✓ \(file) : complet (les neuf éléments de l’annexe I que porte une définition y sont).",
          en: "✓ \(file): complete (the nine elements of Annex I that a definition holds are there).")
      }
    }
    context.terminal.document(.array(documents))
    if let first = ExitStatus.first(of: outcomes) { throw ExitCode(first) }
  }
}

struct TypePublishCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Publish a definition as an immutable version.")

  @Argument(help: "The definition's file, YAML or JSON.") var file: String
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    try await Bootstrap.withFolder(folder, context) { folder in
      let body = try DefinitionFile.body(of: try await folder.institution().organisation)
      let reading = try DefinitionFile.read(
        file, awardingBody: body, publishingOn: CalendarDate(context.clock()), context)
      DefinitionFile.say(reading.faults, of: file, context.terminal)
      guard let definition = reading.definition else {
        context.terminal.document([
          "published": false, "missing": .array(reading.missingElements.map { .string($0.rawValue) }),
          "faults": .array(reading.faults.map { $0.json(in: context.language) }),
        ])
        throw ExitCode(ExitStatus.no)
      }
      let organisation = try await folder.institution().organisation
      let claim = try RegisterClaim(definition, by: organisation, register: folder.register, context)
      claim.sayNotices(context)
      if let refusal = claim.refusal { throw refusal }
      let published = try await folder.publish(definition, actor: Bootstrap.actor, at: context.clock())
      let address = try await folder.institution().address
      context.terminal.document([
        "published": true, "slug": .string(published.slug), "version": .number(JSONNumber(published.version)),
        "page": .string(address.type(published.slug)), "register": .string(claim.word),
        "faults": .array(reading.faults.map { $0.json(in: context.language) }),
      ])
      context.terminal.say(
        fr: "Publié : \(published.slug), version \(published.version). \(address.type(published.slug))",
        en: "Published: \(published.slug), version \(published.version). \(address.type(published.slug))")
    }
  }
}

struct TypeListCommand: PalierCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List published definitions.")

  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    try await Bootstrap.withFolder(folder, context) { folder in
      let all = try await folder.definitions()
      context.terminal.document(
        .array(
          all.map { published in
            [
              "slug": .string(published.slug), "version": .number(JSONNumber(published.version)),
              "title": .string(published.definition.title.text(in: context.language).text),
              "publishedAt": .string(RFC3339.string(published.publishedAt)),
            ]
          }))
      for published in all {
        let title = published.definition.title.text(in: context.language).text
        context.terminal.line("\(published.slug)  v\(published.version)  \(title)")
      }
    }
  }
}

struct TypeShowCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a published definition as its stored document.")

  @Argument(help: "The slug.") var slug: String
  @Option(name: .customLong("version"), help: "The version (default: the latest).") var number: Int?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    try await Bootstrap.withFolder(folder, context) { folder in
      let published = try await folder.definition(slug, version: number)
      let document = DefinitionDocument.json(of: published.definition)
      context.terminal.out(
        JSON.object([
          "slug": .string(published.slug), "version": .number(JSONNumber(published.version)),
          "publishedAt": .string(RFC3339.string(published.publishedAt)), "definition": document,
        ]).text(.pretty))
    }
  }
}
