import ArgumentParser
import Encodings
import Foundation
import Issuance
import JSONTree
import Register
import Storage
import StorageSQL
import Verification

struct TrustCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: "What a verifier needs to work offline, and whom it knows by name.",
    subcommands: [
      TrustExportCommand.self, TrustImportCommand.self, TrustListCommand.self, TrustIssuerCommand.self,
    ])
}

struct TrustExportCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write keys, status lists, type metadata and known issuers, dated and signed.")

  @Option(help: "The file to write (default: standard output).") var output: String?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    try await Bootstrap.withFolder(folder, context) { folder in
      let (text, file) = try await GatherTrust(store: folder).file(actor: Bootstrap.actor, now: context.clock())
      guard let output else {
        context.terminal.out(text)
        return
      }
      try OutputFile.write(Array((text + "\n").utf8), to: output)
      context.terminal.document([
        "file": .string(output), "exportedAt": .string(RFC3339.string(file.exportedAt)),
        "documents": .number(JSONNumber(file.facts.documents.count)), "thumbprint": .string(file.signedBy),
      ])
      context.terminal.say(
        fr: "Écrit : \(output). Empreinte de la clé : \(file.signedBy)",
        en: "Written: \(output). The key's thumbprint: \(file.signedBy)")
    }
  }
}

struct TrustImportCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Believe a trust file from now on.",
    discussion: """
      Compare the thumbprint that is shown with what the exporting body tells you by another way. A later file of the \
      same body replaces the earlier one; it must be signed by a key that the earlier one names, or that such a key \
      vouches for. Where neither is so, because a key was compromised, compare the thumbprint and give it.
      """)

  @Argument(help: "The trust file.") var file: String
  @Option(help: "The thumbprint of the signing key, as the body told you by another way.") var thumbprint: String?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    let text = String(decoding: try InputFile.read(file, limit: TrustFile.maximumBytes), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let now = context.clock()
    let read = try TrustInput.read(text, named: file, at: now)
    guard thumbprint == nil || thumbprint == read.signedBy else {
      throw Failure(
        .no, "trust.thumbprint-differs",
        fr: "Le fichier est signé par la clé \(read.signedBy), et non par celle que vous donnez.",
        en: "The file is signed by the key \(read.signedBy), and not by the one that you give.")
    }
    try await Bootstrap.withFolder(folder, context) { folder in
      let earlier = try await folder.importedTrust().first { $0.exporter == read.exporter }
      if let earlier, earlier.text != text {
        let known = try TrustFile(parsing: earlier.text, at: max(now, earlier.importedAt))
        if let fault = read.breakWith(known, isConfirmed: thumbprint != nil) { throw Self.refusal(fault, of: read) }
      }
      try await folder.importTrust(
        ImportedTrust(exporter: read.exporter, exportedAt: read.exportedAt, importedAt: now, text: text),
        replacing: earlier, actor: Bootstrap.actor, at: now)
      context.terminal.document([
        "exporter": ["id": .string(read.exporter), "name": .string(read.exporterName)],
        "exportedAt": .string(RFC3339.string(read.exportedAt)), "thumbprint": .string(read.signedBy),
        "documents": .number(JSONNumber(read.facts.documents.count)),
        "issuers": .number(JSONNumber(read.facts.issuers.count)),
      ])
      context.terminal.say(
        fr: "Importé : \(read.exporterName) (\(read.exporter)), empreinte de la clé \(read.signedBy).",
        en: "Imported: \(read.exporterName) (\(read.exporter)), key thumbprint \(read.signedBy).")
    }
  }

  private static func refusal(_ fault: TrustFile.Break, of read: TrustFile) -> Failure {
    switch fault {
    case .older:
      // It would bring back lists from before a revocation.
      Failure(
        .no, "trust.older", fr: "Un fichier plus récent de \(read.exporterName) est déjà importé.",
        en: "A newer file of \(read.exporterName) has been imported already.")
    case .unknownKey:
      Failure(
        .no, "trust.key-unknown",
        fr:
          "Ce fichier est signé par une clé dont les clés connues de \(read.exporterName) ne répondent pas. "
          + "Demandez à cet organisme l’empreinte de sa clé, puis donnez-la avec --thumbprint.",
        en:
          "This file is signed by a key for which the known keys of \(read.exporterName) do not answer. "
          + "Ask that body for the thumbprint of its key, then give it with --thumbprint.")
    case .compromiseWithdrawn:
      Failure(
        .no, "trust.compromise-withdrawn",
        fr: "Ce fichier dit bonne une clé que \(read.exporterName) avait déclarée compromise : ne le croyez pas.",
        en: "This file calls a key good that \(read.exporterName) had declared compromised: do not believe it.")
    }
  }
}

struct TrustListCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what is believed: issuers, keys and documents, each with its age.")

  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    try await Bootstrap.withFolder(folder, context) { folder in
      var items: [JSON] = []
      for issuer in try await folder.vouchedIssuers() {
        items.append([
          "kind": "issuer", "id": .string(issuer.id), "name": .string(issuer.name),
          "siret": issuer.siret.map { .string($0) } ?? .null, "reason": .string(issuer.reason),
          "since": .string(RFC3339.string(issuer.addedAt)), "source": "operator",
        ])
      }
      for imported in try await folder.importedTrust() {
        let file = try TrustFile(parsing: imported.text, at: max(context.clock(), imported.importedAt))
        items.append([
          "kind": "file", "id": .string(file.exporter), "name": .string(file.exporterName),
          "exportedAt": .string(RFC3339.string(file.exportedAt)), "thumbprint": .string(file.signedBy),
          "documents": .number(JSONNumber(file.facts.documents.count)),
        ])
        for issuer in file.facts.issuers {
          items.append([
            "kind": "issuer", "id": .string(issuer.id), "name": .string(issuer.name),
            "siret": issuer.siret.map { .string($0) } ?? .null, "reason": .string(issuer.reason),
            "since": .string(RFC3339.string(file.exportedAt)), "source": .string(file.exporter),
          ])
        }
        for key in file.facts.keys {
          items.append([
            "kind": "key", "id": .string(key.id), "thumbprint": .string(key.thumbprint),
            "state": .string(key.standing.word),
            "since": key.standing.since.map { .string(RFC3339.string($0)) } ?? .null, "source": .string(file.exporter),
          ])
        }
        for document in file.facts.documents {
          let age = max(0, context.clock().timeIntervalSince(document.fetchedAt))
          items.append([
            "kind": "document", "id": .string(document.address),
            "fetchedAt": .string(RFC3339.string(document.fetchedAt)), "ageSeconds": .number(JSONNumber(Int(age))),
            "source": .string(file.exporter),
          ])
        }
      }
      context.terminal.document(.array(items))
      for item in items {
        context.terminal.line(
          ["kind", "id", "name", "state", "since", "exportedAt", "fetchedAt", "source"].compactMap { item[$0]?.string }
            .joined(separator: "  "))
      }
    }
  }
}

struct TrustIssuerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issuer", abstract: "Bodies that you vouch for.", subcommands: [TrustIssuerAddCommand.self])
}

struct TrustIssuerAddCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Vouch for the body behind an issuer's identifier.")

  @Argument(help: "The identifier: a DID or an https address.") var id: String
  @Option(help: "The body's name.") var name: String
  @Option(help: "Its SIRET.") var siret: String?
  @Option(help: "Why you are sure: shown in reports.") var reason: String
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func check() throws {
    guard TrustFacts.Issuer.isIdentifier(id) else {
      throw Failure.words(
        fr: "L’identifiant d’un émetteur est un DID ou une adresse https.",
        en: "An issuer's identifier is a DID or an https address.")
    }
    for text in [name, reason] {
      guard !text.allSatisfy(\.isWhitespace), TrustFacts.isLine(text) else {
        throw Failure.words(
          fr: "--name et --reason tiennent chacun sur une ligne, et disent quelque chose.",
          en: "--name and --reason are one line each, and say something.")
      }
    }
  }

  func execute(_ context: CommandContext) async throws {
    let number = try siret.map { text -> String in
      do { return try SIRET(text).text } catch {
        throw Failure(
          .usage, "siret.malformed", fr: "Un SIRET a quatorze chiffres, dont le dernier est une clé.",
          en: "A SIRET has fourteen digits, the last of which is a check digit.")
      }
    }
    try await Bootstrap.withFolder(folder, context) { folder in
      try await folder.vouch(
        for: VouchedIssuer(id: id, name: name, siret: number, reason: reason, addedAt: context.clock()),
        actor: Bootstrap.actor, at: context.clock())
      context.terminal.document(["id": .string(id), "name": .string(name)])
      context.terminal.say(fr: "Connu désormais : \(name)", en: "Known from now on: \(name)")
    }
  }
}

/// Trust files as the commands read them.
enum TrustInput {
  /// - Throws: ``Failure`` 65 for no trust file, 1 for one that does not hold.
  static func read(_ text: String, named name: String, at now: Date) throws -> TrustFile {
    do { return try TrustFile(parsing: text, at: now) } catch { throw Failure(trust: error, named: name) }
  }
}
