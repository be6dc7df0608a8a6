import Hummingbird
import NIOCore

/// The pages for people.
struct PublicRoutes: Sendable {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get(.catalogue, use: catalogue)
    router.get(.microCredential, use: microCredential)
    router.get(.organisation, use: organisation)
    router.get(.credential, use: credential)
    router.get(.accessibility, use: accessibility)
    router.get(.asset, use: asset)
  }

  @Sendable private func catalogue(_ request: Request, _ context: SiteContext) async throws -> Response {
    let reader = Reader(request)
    let view = try await site.content.catalogue()
    return Answer.page(
      CataloguePage(view: view, siteName: site.name, reader: reader).document, for: reader, keeping: .publicly(60))
  }

  @Sendable private func microCredential(_ request: Request, _ context: SiteContext) async throws -> Response {
    let reader = Reader(request)
    guard let slug = context.slug else { throw WebFault.notFound }
    let written = Query(request.uri.query)["version"]
    let version = try written.map { text in
      guard let number = Int(text), (1...1_000_000).contains(number), String(number) == text else {
        throw WebFault(.parameterMalformed, "version: a whole number from 1")
      }
      return number
    }
    guard let view = try await site.content.microCredential(slug: slug, version: version) else {
      throw WebFault.notFound
    }
    let page = MicroCredentialPage(view: view, namesVersion: version != nil, siteName: site.name, reader: reader)
    return Answer.page(page.document, for: reader, keeping: .publicly(60))
  }

  @Sendable private func organisation(_ request: Request, _ context: SiteContext) async throws -> Response {
    let reader = Reader(request)
    guard let slug = context.slug, let view = try await site.content.organisation(slug: slug) else {
      throw WebFault.notFound
    }
    return Answer.page(
      OrganisationPage(view: view, siteName: site.name, reader: reader).document, for: reader,
      keeping: .publicly(60))
  }

  @Sendable private func credential(_ request: Request, _ context: SiteContext) async throws -> Response {
    let reader = Reader(request)
    guard let secret = context.parameters.get("page").flatMap({ PageSecret($0) }),
      let bytes = try await site.pages.page(secret, for: reader)
    else { throw WebFault.notFound }
    return Answer.page(bytes, for: reader, keeping: .never)
  }

  @Sendable private func accessibility(_ request: Request, _ context: SiteContext) async throws -> Response {
    let reader = Reader(request)
    let page = AccessibilityPage(
      siteName: site.name, contact: site.configuration.contact, date: site.configuration.statementDate,
      reader: reader)
    return Answer.page(page.document, for: reader, keeping: .publicly(60))
  }

  @Sendable private func asset(_ request: Request, _ context: SiteContext) async throws -> Response {
    let name = context.parameters.get("name")
    guard let asset = Asset.all.first(where: { $0.name == name }) else { throw WebFault.notFound }
    let document = PublishedDocument(bytes: asset.bytes, contentType: asset.contentType, etag: asset.name)
    return Answer.document(document, to: request, keeping: .forever)
  }
}

extension Router<SiteContext> {
  func get(_ route: Route, use handler: @escaping @Sendable (Request, SiteContext) async throws -> Response) {
    on(RouterPath(route.rawValue), method: .get, use: handler)
  }

  func post(_ route: Route, use handler: @escaping @Sendable (Request, SiteContext) async throws -> Response) {
    on(RouterPath(route.rawValue), method: .post, use: handler)
  }
}

extension Reader {
  init(_ request: Request) {
    self.init(query: Query(request.uri.query), acceptLanguage: request.headers[.acceptLanguage])
  }
}

extension SiteContext {
  /// The slug in the address, where it is one.
  var slug: String? { parameters.get("slug").flatMap { SitePath.slug($0) } }
}
