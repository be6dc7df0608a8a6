import ArgumentParser
import Awarding
import Encodings
import Foundation
import Intake
import Issuance
import JOSE
import JSONTree
import Register
import RegisterImport
import Storage
import StorageSQL

struct DemoCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "A new data folder with a sample awarding body and awarded credentials, then the server.")

  @Option(help: "The port to listen on.") var port = 8080
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("palier-demo-\(PageSecret(Bootstrap.randomness).text)")
    let folder = try await DemoData.make(at: root, port: port, context)
    let address = try await folder.institution().address
    let awards = try await folder.awards(AwardFilter(), after: nil, limit: 50, at: context.clock()).map(\.1)
    context.terminal.say(
      fr:
        "Démonstration prête. Dossier : \(root.path)\nCatalogue : \(address.base)/\nVérifier : "
        + "\(address.base)/verify\nRNCP et RS : \(address.base)/register (sept fiches d’essai ; l’export officiel entier, "
        + "de data.gouv.fr : « palier register import FICHIER --data \(root.path) »)\nAttestations :",
      en:
        "The demonstration is ready. Folder: \(root.path)\nCatalogue: \(address.base)/\nVerify: "
        + "\(address.base)/verify\nRNCP and RS: \(address.base)/register (seven sample records; the whole official export, "
        + "from data.gouv.fr: `palier register import FILE --data \(root.path)`)\nCredentials:"
    )
    for award in awards {
      guard let personal = award.personal else { continue }
      context.terminal.line(
        "  \(personal.learner.displayName) · \(award.slug) · "
          + "\(award.standing(at: context.clock())) · \(address.page(personal.page))"
      )
    }
    let environment = Environment(allowingLoopbackOf: context.environment)
    let local = CommandContext(environment: environment, terminal: context.terminal, clock: context.clock)
    do { try await Server(host: "127.0.0.1", port: port).run(folder, local) } catch {
      try? await folder.close()
      throw error
    }
    try await folder.close()
  }
}

/// The sample awarding body: made up, like everything in it.
enum DemoData {
  static func make(at root: URL, port: Int, _ context: CommandContext) async throws -> DataFolder {
    let organisation = try Organisation(
      name: "Institut des métiers de Brocéliande", country: "FR", siret: nil, website: nil)
    let now = context.clock()
    let folder = try await Bootstrap.create(
      root, organisation: organisation, address: try PublicAddress("http://localhost:\(port)"),
      context.environment, at: now)
    let body = try DefinitionFile.body(of: organisation)
    for document in samples {
      let reading = try DefinitionDocument.read(document, form: .yaml, awardingBody: body)
      guard let definition = reading.definition else { continue }
      let published = try await folder.publish(definition, actor: "demo", at: now)
      try await award(published, folder, now)
    }
    try await takeRegister(root, folder, now)
    let made = try await folder.awards(AwardFilter(), after: nil, limit: 100, at: now).map(\.1)
    if let suspendable = made.first(where: \.isSuspendable) {
      try await ChangeAwards(store: folder)(
        [suspendable.id], .suspend, reason: "Vérification en cours", actor: "demo", now: now)
    }
    if let last = made.last(where: { !$0.isSuspendable }) {
      try await ChangeAwards(store: folder)(
        [last.id], .revoke, reason: "Délivrée par erreur", actor: "demo", now: now)
    }
    return folder
  }

  /// The definitions of Examples/, inside the program.
  private static let samples: [[UInt8]] = [
    PackageResources.analyse_cycle_de_vie_yaml, PackageResources.contrat_intelligent_yaml,
    PackageResources.soudure_tig_initiation_yaml,
  ]

  /// Some records of the registers, from facts, so that their pages have something to show.
  private static func takeRegister(_ root: URL, _ folder: DataFolder, _ now: Date) async throws {
    let file = root.appendingPathComponent("repertoires-extrait-2026-08-16.xml")
    try Data(PackageResources.repertoires_extrait_2026_08_16_xml).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    _ = try await TakeExport(register: folder.register)(OfficialExport.open([file.path]), force: true, at: now)
  }

  private static let people = [
    ("Le Goff", "Nolwenn"), ("Traoré", "Issa"), ("Martin", "Élodie"), ("Nguyễn", "Thị Mai"), ("O’Brien", "Sean"),
  ]

  private static func award(_ published: PublishedDefinition, _ folder: DataFolder, _ now: Date) async throws {
    let run = try await AwardCandidates(
      store: folder, published: published,
      occasion: AwardCandidates.Occasion(
        decision: Decision(reference: "PV 2026-11", decidedBy: "Jury de démonstration"),
        sourceDigest: [UInt8](repeating: 0, count: 32), sourceName: "demo", actor: "demo"),
      algorithm: .EdDSA, now: now)
    let day = CalendarDate(now).adding(days: -14)
    let rows = people.enumerated().map { index, name in
      CandidateRow(
        row: index + 2,
        candidate: Candidate(
          learner: Learner(familyName: name.0, givenName: name.1, identifier: "demo-\(index)"),
          grade: index == 0 ? "16/20" : nil, row: index + 2),
        awardedOn: day, place: "Paimpont",
        validUntil: published.definition.expires.map { $0.end(of: day).startOfDayUTC })
    }
    _ = try await run(rows, now: now)
  }
}
