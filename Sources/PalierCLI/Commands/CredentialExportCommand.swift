import ArgumentParser
import Awarding
import Foundation
import Issuance
import JOSE
import JSONTree
import Storage
import StorageSQL

struct CredentialExportCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a signed form of an award.")

  @Argument(help: "The award's identifier.") var id: String
  @Option(help: "The form: open-badge-jwt or sd-jwt-vc.") var form: String
  @Option(help: "The holder's public key (a JWK, or a file with one) that a copy of sd-jwt-vc is bound to.")
  var holderKey: String?
  @Option(help: "The file to write (default: standard output).") var output: String?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    guard let form = CredentialForm(rawValue: form) else {
      throw IssuanceError(.formNotOffered, "the form \(form) is not offered yet")
    }
    let bound = try holderKey.map { try HolderKeyInput.read($0) }
    guard bound == nil || form == .sdJWTVC else {
      throw Failure(
        .usage, "holder-key.not-for-form", fr: "Seule la forme sd-jwt-vc peut être liée à une clé.",
        en: "Only the form sd-jwt-vc can be bound to a key.")
    }
    if let output { try OutputFile.check(output) }
    try await Bootstrap.withFolder(folder, context) { folder in
      let sealed = try await IssueForm(store: folder)(
        form, of: AwardID(id), boundTo: bound, actor: Bootstrap.actor, now: context.clock())
      if let output {
        try OutputFile.write(Array((sealed.text + "\n").utf8), to: output)
        context.terminal.document(["file": .string(output), "form": .string(form.rawValue)])
        context.terminal.say(fr: "Écrit : \(output)", en: "Written: \(output)")
      } else if context.terminal.json {
        context.terminal.document(["form": .string(form.rawValue), "credential": .string(sealed.text)])
      } else {
        context.terminal.out(sealed.text)
      }
    }
  }
}

/// A JWK on the command line: the JSON itself, or a file that holds it.
enum HolderKeyInput {
  static func json(_ input: String) throws -> JSON {
    let isInline = input.first { !$0.isWhitespace } == "{"
    let bytes = isInline ? Array(input.utf8) : try InputFile.read(input, limit: 64 << 10)
    guard let json = try? JSON(parsing: bytes), json.object != nil else { throw malformed() }
    return json
  }

  /// A public key that a wallet can prove to hold.
  static func read(_ input: String) throws -> BoundKey {
    let json = try json(input)
    guard let key = try? JWK(json) else { throw malformed() }
    guard !key.isPrivate else {
      throw Failure(
        .usage, "holder-key.private", fr: "C’est une clé privée : donnez la clé publique, et gardez l’autre.",
        en: "This is a private key: give the public one, and keep the other.")
    }
    guard let verification = try? VerificationKey(key),
      !verification.algorithms.isDisjoint(with: [.ES256, .EdDSA, .Ed25519])
    else { throw malformed() }
    return BoundKey(jwk: key.json.text(), thumbprint: key.thumbprint())
  }

  private static func malformed() -> Failure {
    Failure(
      .usage, "holder-key.malformed", fr: "Une clé est un JWK de type P-256 ou Ed25519.",
      en: "A key is a JWK of kind P-256 or Ed25519.")
  }
}
