import ArgumentParser
import Fetching
import Foundation
import Hummingbird
import Issuance
import JOSE
import JSONTree
import Logging
import Metrics
import NIOCore
import PalierWeb
import ServiceLifecycle
import Storage
import StorageSQL

struct ServeCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the public pages and the API.")

  @Option(help: "The address to listen on.") var host = "127.0.0.1"
  @Option(help: "The port to listen on.") var port = 8080
  @Option(help: "The public address; it can change only until the first award.") var publicURL: String?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    try await Bootstrap.withFolder(folder, context) { folder in
      if let publicURL {
        let address = try Storage.PublicAddress(publicURL)
        let organisation = try await folder.institution().organisation
        try await folder.setPublicAddress(address, actor: Bootstrap.actor, at: context.clock()) { keyID, _ in
          // A key keeps its name under the new address.
          IssuerIdentity.did(of: organisation, at: address) + keyID.drop { $0 != "#" }
        }
      }
      try await Server(host: host, port: port).run(folder, context)
    }
  }
}

/// The server with its services, ended gracefully by SIGTERM or SIGINT.
struct Server {
  let host: String
  let port: Int

  func run(_ folder: DataFolder, _ context: CommandContext) async throws {
    guard (0...65535).contains(port) else {
      throw Failure(.usage, "port.malformed", fr: "Un port va de 0 à 65535.", en: "A port goes from 0 to 65535.")
    }
    let source = context.environment.registerSource
    guard source == "off" || (try? FetchAddress(source)) != nil else {
      throw Failure(
        .configuration, "source.malformed",
        fr: "PALIER_REGISTER_SOURCE n’est ni une adresse https sans nom d’utilisateur, ni « off ».",
        en: "PALIER_REGISTER_SOURCE is neither an https address without a user's name nor “off”.")
    }
    let logger = ServerLog.make()
    let metrics = PrometheusMetrics()
    MetricsSystem.bootstrap(metrics)
    let isBehind = try await folder.isBehind()
    if isBehind {
      context.terminal.warn(Failure(StorageError(.folderBehind, "")).message(in: context.language))
    } else {
      let finished = try await FinishInterrupted(store: folder)(actor: "server", clock: context.clock)
      if finished > 0 { logger.notice("finished interrupted awards", metadata: ["count": "\(finished)"]) }
      try await PublishStatusLists(store: folder)(actor: "server", now: context.clock())
    }
    let institution = try await folder.institution()
    guard let address = PalierWeb.PublicAddress(institution.address.base) else {
      throw Failure(
        .configuration, "public-address.malformed", fr: "L’adresse publique du dossier est illisible.",
        en: "The folder's public address cannot be read.")
    }
    let application = WebApplication.build(
      content: SiteFromFolder(folder: folder, institution: institution, clock: context.clock),
      register: RegisterFromFolder(register: folder.register),
      verifier: try await Bootstrap.verifier(
        for: folder, context.environment, offline: false, clock: context.clock),
      configuration: WebConfiguration(
        host: host, port: port, publicAddress: address, version: Palier.configuration.version),
      metrics: metrics, logger: logger,
      describe: { error in
        if let error = error as? StorageError { return "\(error.code.name): \(error.reason)" }
        return String(describing: type(of: error))
      }, now: context.clock)
    context.terminal.say(
      fr:
        "Palier écoute sur http://\(host):\(port) (adresse publique : "
        + "\(institution.address.base)). Ctrl-C pour arrêter.",
      en: "Palier listens on http://\(host):\(port) (public address: \(institution.address.base)). Ctrl-C to stop.")
    var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
      .init(service: StatusKeeper(folder: folder, clock: context.clock, logger: logger))
    ]
    if source != "off" {
      let update = UpdateRegister(
        folder: folder, source: source, allowsLoopback: context.environment.allowsLoopback)
      services.append(
        .init(
          service: RegisterKeeper(
            update: update, clock: context.clock, metrics: metrics, logger: logger, minute: Int.random(in: 0...59))))
    }
    services.append(.init(service: application))
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    do { try await group.run() } catch { throw Self.refusal(error, host: host, port: port) }
  }

  private static func refusal(_ error: any Error, host: String, port: Int) -> any Error {
    if error is SocketAddressError {
      return Failure(
        .configuration, "address.unknown", fr: "« \(host) » n’est l’adresse d’aucune interface de cette machine.",
        en: "“\(host)” is the address of no interface of this machine.")
    }
    guard let cause = error as? IOError, cause.errnoCode == EADDRINUSE || cause.errnoCode == EACCES else {
      return error
    }
    return Failure(
      .configuration, "address.in-use",
      fr: "L’adresse \(host):\(port) ne peut pas être prise : choisissez un autre port avec --port.",
      en: "The address \(host):\(port) cannot be taken: choose another port with --port.")
  }
}
