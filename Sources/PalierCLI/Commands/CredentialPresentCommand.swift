import ArgumentParser
import Foundation
import JOSE
import JSONTree
import SDJWT

struct CredentialPresentCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "present", abstract: "Make a presentation of an SD-JWT VC that discloses what is named.",
    discussion: """
      A path is a claim's name, or a JSON Pointer such as /address/street. With --key the presentation is bound to a \
      nonce and an audience by the holder's key. Nothing is sent anywhere.
      """)

  @Argument(help: "The SD-JWT VC (a file, or - for standard input).") var file: String
  @Option(help: "A claim to disclose; once for each.") var disclose: [String] = []
  @Option(help: "The holder's private key: a JWK, in a file.") var key: String?
  @Option(help: "What the verifier asked to repeat.") var nonce: String?
  @Option(help: "Who the presentation is for.") var audience: String?
  @Option(help: "The file to write (default: standard output).") var output: String?
  @OptionGroup var global: GlobalOptions

  func check() throws {
    guard (key == nil) == (nonce == nil), (key == nil) == (audience == nil) else {
      throw Failure.words(
        fr: "--key, --nonce et --audience vont ensemble.", en: "--key, --nonce and --audience come together.")
    }
    guard nonce?.isEmpty != true, audience?.isEmpty != true else {
      throw Failure.words(
        fr: "--nonce et --audience doivent dire quelque chose.", en: "--nonce and --audience must say something.")
    }
  }

  func execute(_ context: CommandContext) async throws {
    let credential = try read()
    let selected: SDJWT
    do { selected = try credential.disclosing(disclose.map { ClaimPath($0) }) } catch {
      throw try refusal(error, of: credential)
    }
    let text: String
    if let key, let nonce, let audience {
      text = try bound(selected, key: key, nonce: nonce, audience: audience, at: context.clock())
    } else {
      text = selected.text
    }
    let disclosed = (try? selected.disclosable().map(\.description)) ?? []
    if let output {
      try OutputFile.write(Array((text + "\n").utf8), to: output)
      context.terminal.document([
        "file": .string(output), "disclosed": .array(disclosed.map { .string($0) }), "isBound": .bool(key != nil),
      ])
      context.terminal.say(fr: "Écrit : \(output)", en: "Written: \(output)")
    } else if context.terminal.json {
      context.terminal.document([
        "presentation": .string(text), "disclosed": .array(disclosed.map { .string($0) }), "isBound": .bool(key != nil),
      ])
    } else {
      context.terminal.out(text)
    }
  }

  private func read() throws -> SDJWT {
    let bytes = try InputFile.read(file, limit: 1 << 20)
    let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    do {
      let json = text.first == "{" ? try? JSON(parsing: Array(text.utf8)) : nil
      let credential: SDJWT
      if let json { credential = try SDJWT(json: json) } else { credential = try SDJWT(parsing: text) }
      // What is not consistent in itself is not presented.
      _ = try credential.claims()
      return credential
    } catch {
      throw Failure(
        .unreadable, "sd-jwt.\(error.code.name)",
        fr: "Le fichier « \(file) » ne peut pas être lu comme un SD-JWT VC. (\(error.reason))",
        en: "“\(file)” cannot be read as an SD-JWT VC. (\(error.reason))")
    }
  }

  private func refusal(_ error: SDJWTError, of credential: SDJWT) throws -> Failure {
    let paths = ((try? credential.disclosable()) ?? []).map(\.description).joined(separator: ", ")
    return Failure(
      error.code == .path ? .usage : .unreadable, "sd-jwt.\(error.code.name)",
      fr: "Rien à révéler sous ce nom. On peut révéler : \(paths).",
      en: "Nothing can be disclosed by that name. What can be: \(paths).")
  }

  private func bound(
    _ selected: SDJWT, key path: String, nonce: String, audience: String, at now: Date
  ) throws -> String {
    let json = try HolderKeyInput.json(path)
    guard let jwk = try? JWK(json), jwk.isPrivate, let signer = try? SigningKey(jwk) else {
      throw Failure(
        .usage, "holder-key.malformed", fr: "--key attend une clé privée (JWK) de type P-256 ou Ed25519.",
        en: "--key takes a private JWK of kind P-256 or Ed25519.")
    }
    let named = (try? selected.payload())?["cnf"]?["jwk"].flatMap { try? JWK($0) }
    guard let named else {
      throw Failure(
        .no, "sd-jwt.holder-key-missing",
        fr: "Cette attestation n’est liée à aucune clé : demandez-en une copie liée à la vôtre.",
        en: "This credential is bound to no key: ask for a copy that is bound to yours.")
    }
    guard named.thumbprint() == signer.publicJWK.thumbprint() else {
      throw Failure(
        .no, "sd-jwt.other-holder-key", fr: "Cette attestation est liée à une autre clé.",
        en: "This credential is bound to another key.")
    }
    return try selected.bound(by: signer, nonce: nonce, audience: audience, issuedAt: Int(now.timeIntervalSince1970))
  }
}
