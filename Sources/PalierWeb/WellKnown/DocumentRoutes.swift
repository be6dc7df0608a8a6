import Encodings
import Hummingbird

/// What other programs read, from any web page too: keys, status lists and signed forms.
struct DocumentRoutes: Sendable {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get(.didDocument, use: didDocument)
    router.get(.keySet, use: keySet)
    router.get(.statusList, use: statusList)
    router.get(.credentialJWT) { try await form(.jwt, $0, $1) }
    router.get(.credentialSDJWT) { try await form(.sdJWT, $0, $1) }
    router.get(.issuerMetadata, use: issuerMetadata)
    router.get(.typeMetadata, use: typeMetadata)
    router.get(.typeDrawing, use: typeDrawing)
  }

  @Sendable private func didDocument(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let slug = context.slug, let document = try await site.content.didDocument(organisation: slug) else {
      throw WebFault.notFound
    }
    return Answer.document(document, to: request)
  }

  @Sendable private func keySet(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let slug = context.slug, let document = try await site.content.keySet(organisation: slug) else {
      throw WebFault.notFound
    }
    return Answer.document(document, to: request)
  }

  @Sendable private func statusList(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let id = context.parameters.get("id").flatMap({ SitePath.name($0) }),
      let document = try await site.content.statusList(id: id)
    else { throw WebFault.notFound }
    return Answer.document(document, to: request)
  }

  @Sendable private func issuerMetadata(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let slug = context.slug, let document = try await site.content.issuerMetadata(organisation: slug) else {
      throw WebFault.notFound
    }
    return Answer.document(document, to: request)
  }

  @Sendable private func typeMetadata(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let slug = context.slug, let version = context.parameters.get("version").flatMap({ SitePath.version($0) }),
      let document = try await site.content.typeMetadata(slug: slug, version: version)
    else { throw WebFault.notFound }
    return Answer.document(document, to: request)
  }

  @Sendable private func typeDrawing(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let slug = context.slug, let version = context.parameters.get("version").flatMap({ SitePath.version($0) }),
      let language = context.parameters.get("language").flatMap({ Language(rawValue: $0) }),
      let document = try await site.content.typeDrawing(slug: slug, version: version, language: language)
    else { throw WebFault.notFound }
    return Answer.document(document, to: request)
  }

  private func form(_ form: CredentialForm, _ request: Request, _ context: SiteContext) async throws -> Response {
    guard let page = context.parameters.get("page").flatMap({ PageSecret($0) }),
      let document = try await site.content.form(form, at: page)
    else { throw WebFault.notFound }
    return Answer.document(document, to: request, keeping: .never)
  }
}
