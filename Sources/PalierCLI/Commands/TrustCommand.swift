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
      let text = try await GatherTrust(store: folder).file(actor: Bootstrap.actor, now: context.clock())
      guard let output else {
        context.terminal.out(text)
        return
      }
      try OutputFile.write(Array((text + "\n").utf8), to: output)
      let file = try TrustFile(parsing: text)
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
      same body replaces the earlier one; it must be signed by a key that both of them name.
      """)

  @Argument(help: "The trust file.") var file: String
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    let text = String(decoding: try InputFile.read(file, limit: TrustFile.maximumBytes), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let read = try TrustInput.read(text, named: file)
    try await Bootstrap.withFolder(folder, context) { folder in
      if let earlier = try await folder.importedTrust().first(where: { $0.exporter == read.exporter }) {
        let known = try TrustInput.read(earlier.text, named: read.exporter)
        try refuseOlder(read, than: known)
        let isContinued =
          known.facts.keys.contains { $0.thumbprint == read.signedBy }
          || read.facts.keys.contains { $0.thumbprint == known.signedBy }
        guard isContinued else {
          throw Failure(
            .no, "trust.key-unknown",
            fr: "Ce fichier est signé par une clé sans lien avec celles que \(read.exporterName) avait : demandez-lui.",
            en: "This file is signed by a key without a link to those that \(read.exporterName) had: ask that body.")
        }
      }
      try await folder.importTrust(
        ImportedTrust(
          exporter: read.exporter, exportedAt: read.exportedAt, importedAt: context.clock(), text: text),
        actor: Bootstrap.actor, at: context.clock())
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

  /// An older file would bring back lists from before a revocation.
  private func refuseOlder(_ read: TrustFile, than known: TrustFile) throws {
    guard read.exportedAt >= known.exportedAt else {
      throw Failure(
        .no, "trust.older", fr: "Un fichier plus récent de \(read.exporterName) est déjà importé.",
        en: "A newer file of \(read.exporterName) has been imported already.")
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
        let file = try TrustInput.read(imported.text, named: imported.exporter)
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
        for key in file.facts.keys where key.standing != .good {
          items.append([
            "kind": "key", "id": .string(key.id), "thumbprint": .string(key.thumbprint),
            "source": .string(file.exporter),
          ])
        }
      }
      context.terminal.document(.array(items))
      for item in items {
        context.terminal.line(
          ["kind", "id", "name", "since", "exportedAt", "source"].compactMap { item[$0]?.string }
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

  func validate() throws {
    guard id.hasPrefix("did:") || id.hasPrefix("https://"), id.utf8.count <= 2048 else {
      throw ValidationError("An issuer's identifier is a DID or an https address.")
    }
    guard !name.allSatisfy(\.isWhitespace), !reason.allSatisfy(\.isWhitespace) else {
      throw ValidationError("--name and --reason must say something.")
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
  static func read(_ text: String, named name: String) throws -> TrustFile {
    do { return try TrustFile(parsing: text) } catch {
      let isBroken = error.code == .signature
      throw Failure(
        isBroken ? .no : .unreadable, error.code.name,
        fr: isBroken
          ? "« \(name) » a été modifié depuis sa signature, ou n’est pas signé par celui qu’il nomme."
          : "« \(name) » n’est pas un fichier de confiance lisible.",
        en: isBroken
          ? "“\(name)” was changed since it was signed, or is not signed by the body that it names."
          : "“\(name)” is no trust file that can be read (\(error.reason)).")
    }
  }
}
