import Foundation
import Identifiers
import JSONTree
import Storage
import Synchronization
import Verification

/// The folder's own documents, answered from the folder and never fetched: controller document, key set, lists.
///
/// ``refresh()`` looks at the store and keeps what it finds at hand; a verifier that may not wait is given what was
/// found then.
public final class FolderDocuments: DocumentSource {
  let store: any AwardingStore
  let identity: IssuerIdentity
  let clock: @Sendable () -> Date
  private let atHand = Mutex<AtHand>(AtHand())

  private struct AtHand {
    var keyIDs: [String] = []
    var states: [String: StatusListState] = [:]
    var documents: [String: FetchedDocument] = [:]
  }

  public init(store: any AwardingStore, institution: Institution, clock: @escaping @Sendable () -> Date) {
    self.store = store
    identity = IssuerIdentity(institution)
    self.clock = clock
  }

  /// Brings what is at hand up to what the store holds now: two small reads, and more only where something changed.
  /// A list that cannot be had (its store is behind, say) is no longer at hand.
  public func refresh() async throws {
    let keys = try await store.signingKeys()
    if atHand.withLock({ $0.keyIDs }) != keys.map(\.keyID) {
      let documents = [
        held(identity.didDocumentAddress, identity.document(keys), "application/did+json"),
        held(keySetAddress, identity.keySet(keys), "application/jwk-set+json"),
      ]
      atHand.withLock {
        $0.keyIDs = keys.map(\.keyID)
        for document in documents { $0.documents[document.address] = document }
      }
    }
    for state in try await store.listStates() where atHand.withLock({ $0.states[state.id] }) != state {
      let address = identity.institution.address.statusList(state.id)
      let document = try? await list(state.id, at: address)
      atHand.withLock {
        $0.documents[address] = document
        $0.states[state.id] = document == nil ? nil : state
      }
    }
  }

  public func document(
    at address: String, accept: String, maximumBytes: Int
  ) async throws(DocumentFailure) -> FetchedDocument {
    guard let own = ownAddress(address) else { throw Self.notOurs(address) }
    do {
      let lists = identity.institution.address.statusList("")
      if own.hasPrefix(lists) { return try await list(String(own.dropFirst(lists.count)), at: own) }
      if own == identity.didDocumentAddress {
        return held(own, identity.document(try await store.signingKeys()), "application/did+json")
      }
      if own == keySetAddress {
        return held(own, identity.keySet(try await store.signingKeys()), "application/jwk-set+json")
      }
    } catch let failure as DocumentFailure {
      throw failure
    } catch let error as StorageError where error.code == .listNotFound {
      throw DocumentFailure(.notFound, "this folder has no such status list")
    } catch {
      throw DocumentFailure(.unreachable, "the data folder could not be read")
    }
    throw Self.notOurs(address)
  }

  public func documentAtHand(_ address: String, maximumBytes: Int) -> FetchedDocument? {
    guard let own = ownAddress(address), var document = atHand.withLock({ $0.documents[own] }) else { return nil }
    document.fetchedAt = clock()
    return document
  }

  private var keySetAddress: String {
    identity.institution.address.keySet(identity.institution.organisation.slug)
  }

  private func list(_ id: String, at own: String) async throws -> FetchedDocument {
    let record = try await PublishStatusLists(store: store).current(id, actor: "palier", now: clock())
    guard let document = record.document else { throw DocumentFailure(.notFound, "that list was never signed") }
    return FetchedDocument(
      address: own, bytes: Array(document.utf8), contentType: "application/vc+jwt", fetchedAt: clock(),
      revision: "\(record.id)|\(record.signedVersion ?? 0)|\(record.signedAt?.timeIntervalSince1970 ?? 0)")
  }

  /// The address as this folder writes it: a did:web address is always https, and a folder that is served over
  /// http answers for it all the same. Nil for anybody else's.
  private func ownAddress(_ address: String) -> String? {
    let base = identity.institution.address.base
    let secure = "https://" + base.drop { $0 != "/" }.dropFirst(2)
    let own = address.hasPrefix(secure) ? base + address.dropFirst(secure.count) : address
    return own.hasPrefix(base + "/") ? own : nil
  }

  private static func notOurs(_ address: String) -> DocumentFailure {
    DocumentFailure(.notFound, "this folder does not publish \(address)")
  }

  private func held(_ address: String, _ json: JSON, _ type: String) -> FetchedDocument {
    FetchedDocument(address: address, bytes: json.serialized(), contentType: type, fetchedAt: clock())
  }
}

/// The organisation of this folder, known to its own verifier by name and SIRET.
public struct OwnIssuer: KnownIssuers {
  let did: String
  let known: KnownIssuer

  public init(_ institution: Institution) {
    did = IssuerIdentity(institution).did
    known = KnownIssuer(
      name: institution.organisation.name, siret: institution.organisation.siret?.text,
      // A name, so that it reads alike in every language.
      reason: institution.address.host)
  }

  public func issuer(_ id: String) -> KnownIssuer? { id == did ? known : nil }
}
