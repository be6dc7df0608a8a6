import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// The web side as one application: routes, middleware and server limits.
///
/// ```swift
/// let application = WebApplication.build(
///   content: content, register: register, verifier: verifier, configuration: configuration, logger: logger)
/// try await application.runService()   // or as a Service of one's own group: it stops gracefully
/// ```
public enum WebApplication {
  /// Builds the application; nothing listens until it is run.
  ///
  /// - Parameters:
  ///   - content: what pages show and documents are made of.
  ///   - register: the French registers.
  ///   - verifier: the one verifier, for pages, uploads and the API.
  ///   - metrics: where requests are counted, and what `/metrics` shows.
  ///   - describe: what the log may say of a fault inside; by default its type alone, since errors may hold
  ///     personal data.
  ///   - now: the clock by which credentials are judged.
  public static func build(
    content: any SiteContent, register: any RegisterContent, verifier: any CredentialVerifying,
    configuration: WebConfiguration,
    metrics: PrometheusMetrics = PrometheusMetrics(), logger: Logger,
    describe: @escaping @Sendable (any Error) -> String = { String(describing: type(of: $0)) },
    now: @escaping @Sendable () -> Date = { Date() }
  ) -> some ApplicationProtocol {
    let router = router(
      site: site(content, register, verifier, configuration, now), configuration: configuration, metrics: metrics,
      describe: describe)
    return Application(
      router: router,
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(configuration.idleSeconds),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port),
        availableConnectionsDelegate: MaximumAvailableConnections(configuration.maximumConnections)),
      logger: logger)
  }

  static func site(
    _ content: any SiteContent, _ register: any RegisterContent, _ verifier: any CredentialVerifying,
    _ configuration: WebConfiguration, _ now: @escaping @Sendable () -> Date
  ) -> Site {
    let pages = CredentialPages(
      content: content, verifier: verifier, lifetime: configuration.reportLifetime, now: now
    ) { credential, reader in
      let page = CredentialPage(
        credential: credential, siteName: configuration.siteName, publicAddress: configuration.publicAddress,
        reader: reader)
      return ByteBuffer(bytes: page.document.bytes())
    }
    return Site(
      content: content, register: register, verifier: verifier, configuration: configuration, pages: pages,
      body: BodyReader(limits: BodyLimits(), budget: UploadBudget(bytes: 64 * 1024 * 1024)), now: now)
  }

  static func router(
    site: Site, configuration: WebConfiguration, metrics: PrometheusMetrics,
    describe: @escaping @Sendable (any Error) -> String
  ) -> Router<SiteContext> {
    let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: RequestLog(factory: metrics))
    router.add(middleware: SecurityHeaders(isHTTPS: configuration.publicAddress.isHTTPS))
    router.add(middleware: FaultOutlet(siteName: configuration.siteName, describe: describe))
    let count = VerificationCount(factory: metrics)
    PublicRoutes(site: site).add(to: router)
    VerifyRoutes(site: site, count: count).add(to: router)
    RegisterRoutes(site: site).add(to: router)
    APIRoutes(site: site, count: count).add(to: router)
    DocumentRoutes(site: site).add(to: router)
    OperationsRoutes(site: site, metrics: metrics).add(to: router)
    return router
  }
}
