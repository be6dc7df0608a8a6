/// What an organisation's page shows.
public struct OrganisationPageView: Hashable, Sendable {
  public var organisation: OrganisationView
  /// The latest version of each of its micro-credentials.
  public var entries: [CatalogueEntry]

  public init(organisation: OrganisationView, entries: [CatalogueEntry]) {
    self.organisation = organisation
    self.entries = entries
  }
}
