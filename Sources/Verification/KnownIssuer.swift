/// One body that the operator vouches for.
public struct KnownIssuer: Sendable, Hashable {
  public var name: String
  /// Fourteen digits; nil outside France.
  public var siret: String?
  /// Why it is believed, in the operator's words or as a stable phrase ("this data folder's own organisation").
  public var reason: String

  public init(name: String, siret: String? = nil, reason: String) {
    self.name = name
    self.siret = siret
    self.reason = reason
  }
}
