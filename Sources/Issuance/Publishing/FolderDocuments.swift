import Foundation
import Identifiers
import JSONTree
import Storage
import Verification

/// The folder's own documents, answered from the folder and never fetched: controller document, key set, lists.
public struct FolderDocuments: DocumentSource {
  let store: any AwardingStore
  let identity: IssuerIdentity
  let clock: @Sendable () -> Date

  public init(store: any AwardingStore, institution: Institution, clock: @escaping @Sendable () -> Date) {
    self.store = store
    identity = IssuerIdentity(institution)
    self.clock = clock
  }

  public func document(
    at address: String, accept: String, maximumBytes: Int
  ) async throws(DocumentFailure) -> FetchedDocument {
    guard let own = ownAddress(address) else { throw Self.notOurs(address) }
    do {
      if let list = listID(own) {
        return try published(
          own, try await PublishStatusLists(store: store).current(list, actor: "palier", now: clock()))
      }
      if let document = try keyDocument(own) { return document }
    } catch let failure as DocumentFailure {
      throw failure
    } catch let error as StorageError where error.code == .listNotFound {
      throw DocumentFailure(.notFound, "this folder has no such status list")
    } catch {
      throw DocumentFailure(.unreachable, "the data folder could not be read")
    }
    throw Self.notOurs(address)
  }

  /// The same without suspension; nil where a list has to be signed first.
  public func documentAtHand(_ address: String, maximumBytes: Int) -> FetchedDocument? {
    guard let own = ownAddress(address) else { return nil }
    if let list = listID(own) {
      guard let record = try? store.listAtHand(list), record.signedVersion == record.version else { return nil }
      return try? published(own, record)
    }
    return try? keyDocument(own)
  }

  private func keyDocument(_ own: String) throws -> FetchedDocument? {
    let organisation = identity.institution.organisation.slug
    if own == identity.didDocumentAddress {
      return held(own, identity.document(try store.signingKeysAtHand()).serialized(), "application/did+json")
    }
    if own == identity.institution.address.keySet(organisation) {
      return held(own, identity.keySet(try store.signingKeysAtHand()).serialized(), "application/jwk-set+json")
    }
    return nil
  }

  private func published(_ own: String, _ record: StatusListRecord) throws -> FetchedDocument {
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

  private func listID(_ own: String) -> String? {
    let lists = identity.institution.address.statusList("")
    return own.hasPrefix(lists) ? String(own.dropFirst(lists.count)) : nil
  }

  private static func notOurs(_ address: String) -> DocumentFailure {
    DocumentFailure(.notFound, "this folder does not publish \(address)")
  }

  private func held(_ address: String, _ bytes: [UInt8], _ type: String) -> FetchedDocument {
    FetchedDocument(address: address, bytes: bytes, contentType: type, fetchedAt: clock())
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
      reason: "the organisation of this data folder")
  }

  public func issuer(_ id: String) -> KnownIssuer? { id == did ? known : nil }
}
