import Foundation

/// The facts of trust files and of the operator, ready to be asked: later ones win.
public struct TrustStore: KnownIssuers, KeyStandings {
  private var documents: [String: TrustFacts.Document] = [:]
  private var issuers: [String: KnownIssuer] = [:]
  private var standings: [String: KeyStanding] = [:]

  public init(_ facts: [TrustFacts] = []) { for facts in facts { add(facts) } }

  /// Adds facts: of two copies of a document the newer one is kept, and of two words on a key the worse one.
  public mutating func add(_ facts: TrustFacts) {
    for document in facts.documents {
      if let known = documents[document.address], known.fetchedAt > document.fetchedAt { continue }
      documents[document.address] = document
    }
    for issuer in facts.issuers {
      issuers[issuer.id] = KnownIssuer(name: issuer.name, siret: issuer.siret, reason: issuer.reason)
    }
    for key in facts.keys where severity(key.standing) > severity(standings[key.thumbprint] ?? .good) {
      standings[key.thumbprint] = key.standing
    }
  }

  private func severity(_ standing: KeyStanding) -> Int {
    switch standing {
    case .good: 0
    case .retired: 1
    case .compromised: 2
    }
  }

  /// The documents, at hand.
  public var source: InMemoryDocumentSource {
    var source = InMemoryDocumentSource()
    for document in documents.values {
      source.hold(
        Array(document.text.utf8), at: document.address, contentType: document.contentType,
        fetchedAt: document.fetchedAt)
    }
    return source
  }

  public func issuer(_ id: String) -> KnownIssuer? { issuers[id] }
  public func standing(ofKey thumbprint: String) -> KeyStanding { standings[thumbprint] ?? .good }
}

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
