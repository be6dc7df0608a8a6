import Foundation

/// What a verifier believes of others, each fact on the word of whoever has most authority over it:
///
/// 1. the operator, on who stands behind a name;
/// 2. a body's own file, on its keys, its documents and its name;
/// 3. another body's file, only on those of whom no file of their own is known.
///
/// No file speaks for the verifier's own folder.
public struct TrustStore: KnownIssuers, KeyStandings {
  private var documents: [String: TrustFacts.Document] = [:]
  private var issuers: [String: TrustFacts.Issuer] = [:]
  private var keys: [String: TrustFacts.Key] = [:]

  /// - Parameters:
  ///   - files: of two files of one exporter the later in the list counts.
  ///   - vouched: bodies that the operator entered.
  ///   - own: the folder of the verifier, which answers for itself.
  public init(files: [TrustFile] = [], vouched: [TrustFacts.Issuer] = [], own: TrustNamespace? = nil) {
    for issuer in vouched { issuers[issuer.id] = issuer }
    let latest = Dictionary(files.map { ($0.exporter, $0) }, uniquingKeysWith: { _, later in later })
    let spoken = latest.keys.map(TrustNamespace.init(did:)) + (own.map { [$0] } ?? [])
    for file in latest.values.sorted(by: { $0.exporter < $1.exporter }) where file.exporter != own?.did {
      let space = TrustNamespace(did: file.exporter)
      add(
        file.facts, documents: space.owns(address:), issuers: space.owns(issuer:),
        keys: { space.holds(key: $0.id) })
    }
    for file in latest.values.sorted(by: { $0.exportedAt > $1.exportedAt }) {
      add(
        file.facts, documents: { address in !spoken.contains { $0.covers(address: address) } },
        issuers: { id in !spoken.contains { $0.covers(issuer: id) } },
        keys: { key in !spoken.contains { $0.holds(key: key.id) } })
    }
  }

  /// Adds those facts that are let through: of two copies of a document the newer one is kept, of two words on a key
  /// the worse one, of two names for a body the first.
  private mutating func add(
    _ facts: TrustFacts, documents isDocument: (String) -> Bool, issuers isIssuer: (String) -> Bool,
    keys isKey: (TrustFacts.Key) -> Bool
  ) {
    for document in facts.documents where isDocument(document.address) {
      if let known = documents[document.address], known.fetchedAt >= document.fetchedAt { continue }
      documents[document.address] = document
    }
    for issuer in facts.issuers where isIssuer(issuer.id) && issuers[issuer.id] == nil { issuers[issuer.id] = issuer }
    for key in facts.keys where isKey(key) {
      if let known = keys[key.thumbprint], severity(known.standing) >= severity(key.standing) { continue }
      keys[key.thumbprint] = key
    }
  }

  private func severity(_ standing: KeyStanding) -> Int {
    switch standing {
    case .good: 0
    case .retired: 1
    case .compromised: 2
    }
  }

  /// Everything that is believed, to be handed on.
  public var facts: TrustFacts {
    TrustFacts(
      documents: documents.values.sorted { $0.address < $1.address }, issuers: issuers.values.sorted { $0.id < $1.id },
      keys: keys.values.sorted { ($0.id, $0.thumbprint) < ($1.id, $1.thumbprint) })
  }

  /// The documents, as copies: what can be asked at its source is asked there first.
  public var source: InMemoryDocumentSource {
    InMemoryDocumentSource(
      documents.mapValues {
        FetchedDocument(
          address: $0.address, bytes: Array($0.text.utf8), contentType: $0.contentType, fetchedAt: $0.fetchedAt,
          isCopy: true)
      })
  }

  public func issuer(_ id: String) -> KnownIssuer? {
    issuers[id].map { KnownIssuer(name: $0.name, siret: $0.siret, reason: $0.reason) }
  }

  public func standing(ofKey thumbprint: String) -> KeyStanding { keys[thumbprint]?.standing ?? .good }
}
