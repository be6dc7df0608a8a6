import Foundation
import Identifiers
import JOSE
import Storage
import Verification

/// What this folder can tell a verifier that works offline.
public struct GatherTrust: Sendable {
  let store: any AwardingStore & TrustBook

  public init(store: any AwardingStore & TrustBook) { self.store = store }

  /// The folder's own keys with their history, lists, type metadata and name, and what it trusts itself.
  /// - Throws: ``TrustError`` when an imported file can no longer be read.
  public func facts(actor: String, now: Date) async throws -> TrustFacts {
    let institution = try await store.institution()
    let identity = IssuerIdentity(institution)
    var facts = try await foreign(now: now).facts
    for name in [identity.did, identity.issuerAddress] {
      facts.issuers.append(
        TrustFacts.Issuer(
          id: name, name: institution.organisation.name, siret: institution.organisation.siret?.text,
          reason: institution.address.host))
    }
    for key in try await store.signingKeys() {
      let standing: KeyStanding =
        key.compromise.map { .compromised(since: $0.since) } ?? key.retiredAt.map { .retired(since: $0) } ?? .good
      facts.keys.append(
        TrustFacts.Key(id: key.keyID, thumbprint: key.publicJWK.thumbprint(), standing: standing))
    }
    try await PublishStatusLists(store: store).renew(actor: actor, now: now)
    // As served: a compromised key stands in none of them, and is named among the keys alone.
    for document in try await OwnDocuments(identity: identity, now: now).all(from: store) {
      // A verifier looks for a did:web over https, also where this folder is served over http.
      let isControllerDocument = document.address == identity.didDocumentAddress
      facts.documents.append(
        TrustFacts.Document(
          address: isControllerDocument ? PublicAddress.secure(document.address) : document.address,
          contentType: document.contentType ?? "application/octet-stream",
          text: String(decoding: document.bytes, as: UTF8.self), fetchedAt: now))
    }
    return facts
  }

  /// The signed file, read back before it is given out.
  public func file(actor: String, now: Date) async throws -> (text: String, read: TrustFile) {
    let identity = IssuerIdentity(try await store.institution())
    let facts = try await facts(actor: actor, now: now)
    let signer = try await store.signer(.EdDSA)
    // Whoever knows an earlier key learns from it that this one follows.
    var earlier: [SigningKey] = []
    for key in try await store.signingKeys()
    where key.algorithm == .EdDSA && key.compromise == nil && key.keyID != signer.keyID {
      earlier.append(try await store.signer(keyID: key.keyID))
    }
    let text = try TrustFile.signed(
      facts, exporter: identity.did, exporterName: identity.institution.organisation.name, at: now, by: signer,
      endorsedBy: earlier)
    return (text, try TrustFile(parsing: text, at: now))
  }

  /// What was imported and vouched for: for the folder's own verifier too.
  /// - Parameter once: a file that is believed for this time only; it stands in for an imported one of its exporter.
  public func foreign(once: TrustFile? = nil, now: Date) async throws -> TrustStore {
    var files: [TrustFile] = []
    // A clock that was set back since is no reason to forget what was imported.
    for file in try await store.importedTrust() {
      files.append(try TrustFile(parsing: file.text, at: max(now, file.importedAt)))
    }
    if let once { files.append(once) }
    let own = TrustNamespace(did: IssuerIdentity(try await store.institution()).did)
    return TrustStore(files: files, vouched: try await vouched(), own: own)
  }

  private func vouched() async throws -> [TrustFacts.Issuer] {
    try await store.vouchedIssuers().map {
      TrustFacts.Issuer(id: $0.id, name: $0.name, siret: $0.siret, reason: $0.reason)
    }
  }
}
