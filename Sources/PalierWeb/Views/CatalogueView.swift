/// What the catalogue page shows.
public struct CatalogueView: Hashable, Sendable {
  public var organisations: [OrganisationView]
  /// The latest version of every published micro-credential.
  public var entries: [CatalogueEntry]

  public init(organisations: [OrganisationView], entries: [CatalogueEntry]) {
    self.organisations = organisations
    self.entries = entries
  }
}
