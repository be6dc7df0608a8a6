/// Several who know issuers, or keys: the first that knows one answers; of the keys the worst word counts.
public struct JoinedTrust: KnownIssuers, KeyStandings {
  let issuers: [any KnownIssuers]
  let standings: [any KeyStandings]

  public init(issuers: [any KnownIssuers], standings: [any KeyStandings]) {
    self.issuers = issuers
    self.standings = standings
  }

  public func issuer(_ id: String) -> KnownIssuer? {
    for known in issuers { if let found = known.issuer(id) { return found } }
    return nil
  }

  public func standing(ofKey thumbprint: String) -> KeyStanding {
    var found = KeyStanding.good
    for known in standings {
      switch known.standing(ofKey: thumbprint) {
      case .compromised(let since): return .compromised(since: since)
      case .retired(let since): found = .retired(since: since)
      case .good: break
      }
    }
    return found
  }
}
