/// An awarding body as pages show it.
public struct OrganisationView: Hashable, Sendable {
  public var slug: String
  /// The legal name.
  public var name: String
  /// Fourteen digits; nil outside France.
  public var siret: String?
  /// ISO 3166-1 alpha-2, upper case.
  public var country: String
  public var website: ExternalAddress?
  /// The identifier that its credentials name, such as `did:web:…`.
  public var did: String

  public init(
    slug: String, name: String, siret: String?, country: String, website: ExternalAddress?, did: String
  ) {
    self.slug = slug
    self.name = name
    self.siret = siret
    self.country = country
    self.website = website
    self.did = did
  }
}
