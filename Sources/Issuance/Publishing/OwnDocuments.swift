import Foundation
import JSONTree
import Storage
import Verification

/// What a folder publishes of its organisation, made from its records alone: which document stands at which address.
struct OwnDocuments: Sendable {
  let identity: IssuerIdentity
  /// When the documents are made.
  let now: Date

  private var address: PublicAddress { identity.institution.address }
  private var slug: String { identity.institution.organisation.slug }

  /// Controller document, key set and issuer metadata, with these keys.
  func ofKeys(_ keys: [SigningKeyRecord]) -> [FetchedDocument] {
    [
      document(identity.didDocumentAddress, identity.document(keys), "application/did+json"),
      document(address.keySet(slug), identity.keySet(keys), "application/jwk-set+json"),
      document(address.issuerMetadata(slug), identity.issuerMetadata(keys), "application/json"),
    ]
  }

  /// The type metadata of one version.
  func ofType(_ published: PublishedDefinition) -> FetchedDocument {
    document(
      address.credentialType(published.slug, version: published.version),
      TypeMetadataDocument.json(of: published, identity: identity), "application/json")
  }

  /// A status list as it was signed last; nil where it never was.
  func ofList(_ record: StatusListRecord) -> FetchedDocument? {
    record.document.map {
      FetchedDocument(
        address: address.statusList(record.id), bytes: Array($0.utf8),
        contentType: StatusListDocument.mediaType(record.kind), fetchedAt: now)
    }
  }

  /// Everything as it is served: without compromised keys.
  func all(from store: any AwardingStore) async throws -> [FetchedDocument] {
    try await ofKeys(store.signingKeys().published) + store.allLists().compactMap(ofList)
      + store.definitions().map(ofType)
  }

  private func document(_ address: String, _ json: JSON, _ type: String) -> FetchedDocument {
    FetchedDocument(address: address, bytes: json.serialized(), contentType: type, fetchedAt: now)
  }
}
