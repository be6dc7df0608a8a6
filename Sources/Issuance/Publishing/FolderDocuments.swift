import Awarding
import Encodings
import Foundation
import Identifiers
import JOSE
import JSONTree
import Storage
import Synchronization
import Verification

/// The folder's own documents, answered from the folder and never fetched: controller document, key set, issuer
/// metadata, status lists, type metadata. Unlike what is served they name compromised keys too: the verifier of this
/// folder knows what to make of those.
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
    var standings: [String: KeyStanding] = [:]
    var definitions = 0
    var states: [String: StatusListState] = [:]
    var documents: [String: FetchedDocument] = [:]
  }

  public init(store: any AwardingStore, institution: Institution, clock: @escaping @Sendable () -> Date) {
    self.store = store
    identity = IssuerIdentity(institution)
    self.clock = clock
  }

  /// Brings what is at hand up to what the store holds now: three small reads, and more only where something changed.
  /// A list that cannot be had (its store is behind, say) is no longer at hand.
  public func refresh() async throws {
    let keys = try await store.signingKeys()
    let standings = FolderStandings.of(keys)
    atHand.withLock { $0.standings = standings }
    if atHand.withLock({ $0.keyIDs }) != keys.map(\.keyID) {
      let documents = made.ofKeys(keys)
      atHand.withLock {
        $0.keyIDs = keys.map(\.keyID)
        for document in documents { $0.documents[document.address] = document }
      }
    }
    // A version never changes once it is there.
    let definitions = try await store.definitionCount()
    if atHand.withLock({ $0.definitions }) != definitions {
      let documents = try await store.definitions().map(made.ofType)
      atHand.withLock {
        $0.definitions = documents.count
        for document in documents { $0.documents[document.address] = document }
      }
    }
    for state in try await store.listStates() where atHand.withLock({ $0.states[state.id] }) != state {
      let address = identity.institution.address.statusList(state.id)
      let document = try? await list(state.id)
      atHand.withLock {
        $0.documents[address] = document
        $0.states[state.id] = document == nil ? nil : state
      }
    }
  }

  /// What a key of the folder is worth, as of the last ``refresh()``.
  func standing(ofKey thumbprint: String) -> KeyStanding { atHand.withLock { $0.standings[thumbprint] ?? .good } }

  /// Whether this folder's journal held that form before the key that signed it came into foreign hands.
  public func isKnownFromBefore(_ finding: Finding) async -> String? {
    guard finding.code == .issuerKeyCompromised, let digest = finding.detail["sha256"]?.string,
      let bytes = try? Hex.decode(digest), let key = finding.detail["key"]?.string,
      let compromise = try? await store.signingKeys().first(where: { $0.keyID == key })?.compromise,
      (try? await store.isJournalled(bytes, before: compromise)) == true
    else { return nil }
    return digest
  }

  public func document(
    at address: String, accept: String, maximumBytes: Int
  ) async throws(DocumentFailure) -> FetchedDocument {
    guard let own = ownAddress(address) else { throw Self.notOurs(address) }
    do {
      let lists = identity.institution.address.statusList("")
      if own.hasPrefix(lists) { return try await list(String(own.dropFirst(lists.count))) }
      if let found = made.ofKeys(try await store.signingKeys()).first(where: { $0.address == own }) { return found }
      if let found = try await typeMetadata(own) { return found }
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

  private var made: OwnDocuments { OwnDocuments(identity: identity, now: clock()) }

  private func typeMetadata(_ own: String) async throws -> FetchedDocument? {
    let parts = own.dropFirst(identity.institution.address.base.count).split(separator: "/")
    guard parts.count == 3, parts[0] == "vct", let version = Int(parts[2]) else { return nil }
    do { return made.ofType(try await store.definition(String(parts[1]), version: version)) } catch let error
      as StorageError where error.code == .definitionNotFound
    { return nil }
  }

  private func list(_ id: String) async throws -> FetchedDocument {
    let record = try await PublishStatusLists(store: store).current(id, actor: "palier", now: clock())
    guard let document = made.ofList(record) else { throw DocumentFailure(.notFound, "that list was never signed") }
    return document
  }

  /// The address as this folder writes it: a did:web address is always https, and a folder that is served over
  /// http answers for it all the same. Nil for anybody else's.
  private func ownAddress(_ address: String) -> String? {
    let base = identity.institution.address.base
    let secure = PublicAddress.secure(base)
    let own = address.hasPrefix(secure) ? base + address.dropFirst(secure.count) : address
    return own.hasPrefix(base + "/") ? own : nil
  }

  private static func notOurs(_ address: String) -> DocumentFailure {
    DocumentFailure(.notFound, "this folder does not publish \(address)")
  }
}

/// The organisation of this folder, known to its own verifier by name and SIRET.
public struct OwnIssuer: KnownIssuers {
  let names: Set<String>
  let known: KnownIssuer

  public init(_ institution: Institution) {
    let identity = IssuerIdentity(institution)
    names = [identity.did, identity.issuerAddress]
    known = KnownIssuer(
      name: institution.organisation.name, siret: institution.organisation.siret?.text,
      // A name, so that it reads alike in every language.
      reason: institution.address.host)
  }

  public func issuer(_ id: String) -> KnownIssuer? { names.contains(id) ? known : nil }
}

/// The standing of the folder's own keys, for its verifier.
public struct FolderStandings: KeyStandings {
  let documents: FolderDocuments

  public init(_ documents: FolderDocuments) { self.documents = documents }

  public func standing(ofKey thumbprint: String) -> KeyStanding { documents.standing(ofKey: thumbprint) }

  static func of(_ keys: [SigningKeyRecord]) -> [String: KeyStanding] {
    var standings: [String: KeyStanding] = [:]
    for key in keys {
      if let compromise = key.compromise {
        standings[key.publicJWK.thumbprint()] = .compromised(since: compromise.since)
      } else if let retiredAt = key.retiredAt {
        standings[key.publicJWK.thumbprint()] = .retired(since: retiredAt)
      }
    }
    return standings
  }
}
