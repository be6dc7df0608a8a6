import ArgumentParser
import Awarding
import Issuance
import JSONTree
import Register
import Storage

struct InitCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a data folder, its key, an organisation and its signing keys.")

  @Option(help: "The organisation's legal name.") var name: String
  @Option(help: "Its SIRET: 14 digits.") var siret: String?
  @Option(help: "Its country, ISO 3166-1.") var country = "FR"
  @Option(help: "Its website.") var website: String?
  @Option(help: "The public address that credentials will carry.") var publicURL = "http://localhost:8080"
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    var number: SIRET?
    if let siret {
      do { number = try SIRET(siret) } catch {
        throw Failure(.usage, "siret.malformed", fr: error.reasonInFrench, en: error.reason)
      }
    }
    let organisation = try Organisation(name: name, country: country, siret: number, website: website)
    let address = try PublicAddress(publicURL)
    let root = folder.root(context.environment)
    let opened = try await Bootstrap.create(
      root, organisation: organisation, address: address, context.environment, at: context.clock())
    let identity = IssuerIdentity(try await opened.institution())
    try await opened.close()
    context.terminal.document([
      "organisation": .string(organisation.slug), "did": .string(identity.did), "data": .string(root.path),
      "publicAddress": .string(address.base),
    ])
    context.terminal.say(
      fr: """
        Dossier de données prêt : \(root.path)
        Organisme : \(organisation.name) (\(identity.did))
        La clé du dossier est le fichier « key » : gardez-en une copie ailleurs, rien ne se lit sans elle.
        """,
      en: """
        Data folder ready: \(root.path)
        Organisation: \(organisation.name) (\(identity.did))
        The folder's key is the file “key”: keep a copy elsewhere, nothing can be read without it.
        """)
  }
}
