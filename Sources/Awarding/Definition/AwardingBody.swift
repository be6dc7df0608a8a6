/// The body that stands behind a micro-credential, as its definition names it (Annex I, elements 3 and 4).
public struct AwardingBody: Hashable, Sendable {
  public static let nameBounds = TextBounds.line(200)

  /// The legal name; 1 to 200 characters.
  public let name: String
  public let country: Country

  /// - Throws: ``DefinitionFault`` with a problem of a text.
  public init(name: String, country: Country) throws(DefinitionFault) {
    do { self.name = try Self.nameBounds.checked(name) } catch {
      throw error.at(DefinitionPlace(), field: .awardedByName)
    }
    self.country = country
  }

  /// The body of a data folder's organisation.
  ///
  /// - Throws: ``DefinitionFault`` when its country is no code of ISO 3166-1.
  public init(_ organisation: Organisation) throws(DefinitionFault) {
    try self.init(name: organisation.name, country: Country(organisation.country))
  }
}
