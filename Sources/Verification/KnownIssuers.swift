/// Bodies that the operator vouches for: what stands behind an issuer's identifier, and why we believe it.
public protocol KnownIssuers: Sendable {
  /// Answers nil for an identifier that nobody vouches for. Called once per credential; must not wait.
  func issuer(_ id: String) -> KnownIssuer?
}

/// Nobody is known: every identity is a warning.
public struct NoKnownIssuers: KnownIssuers {
  public init() {}
  public func issuer(_ id: String) -> KnownIssuer? { nil }
}
