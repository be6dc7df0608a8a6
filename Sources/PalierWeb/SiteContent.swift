import Encodings

/// What the web side reads from the domain: the one port that stands between the pages and the store.
///
/// Every method answers nil for what is not there, and throws only when it cannot be known; the reader then gets a
/// fault page with a request id, never a 404.
public protocol SiteContent: Sendable {
  /// The organisations and the latest version of every published micro-credential.
  func catalogue() async throws -> CatalogueView

  /// One version of a micro-credential, or its latest.
  func microCredential(slug: String, version: Int?) async throws -> MicroCredentialView?

  func organisation(slug: String) async throws -> OrganisationPageView?

  /// A value that differs from the last one whenever anything that the credential's page shows has changed: its
  /// status above all, whoever changed it, in this process or another. Nil for a wrong and an erased page alike.
  ///
  /// Asked on every view of the page, so it must cost no more than one look-up by key.
  func changeToken(of page: PageSecret) async throws -> ChangeToken?

  /// Nil for a wrong and an erased page alike.
  func credential(at page: PageSecret) async throws -> CredentialView?

  /// A signed form, byte for byte as it was sealed. Nil for a wrong or erased page, or a form that does not exist.
  func form(_ form: CredentialForm, at page: PageSecret) async throws -> PublishedDocument?

  func didDocument(organisation slug: String) async throws -> PublishedDocument?

  func keySet(organisation slug: String) async throws -> PublishedDocument?

  /// A signed status list; its ``PublishedDocument/maxAge`` is at most 60, so that a change is seen within a minute.
  func statusList(id: String) async throws -> PublishedDocument?

  /// The JWT VC issuer metadata of an organisation.
  func issuerMetadata(organisation slug: String) async throws -> PublishedDocument?

  /// The SD-JWT VC type metadata of a published version.
  func typeMetadata(slug: String, version: Int) async throws -> PublishedDocument?

  /// The SVG template that the type metadata name.
  func typeDrawing(slug: String, version: Int, language: Language) async throws -> PublishedDocument?

  /// Asked by `/health/ready`.
  func health() async throws -> SiteHealth
}
