import Foundation
import JOSE
import Storage

/// Signs status lists whose bits changed, or whose last signature grows old.
public struct PublishStatusLists: Sendable {
  let store: any AwardingStore

  public init(store: any AwardingStore) { self.store = store }

  /// Signs every list that is behind; returns their identifiers.
  @discardableResult
  public func callAsFunction(actor: String, now: Date) async throws -> [String] {
    let behind = try await store.listsToSign()
    for id in behind { _ = try await publish(id, actor: actor, now: now) }
    return behind
  }

  /// Signs what is behind, what was signed a day ago or more, and what a clock that was ahead dated in the future.
  public func renew(actor: String, now: Date) async throws {
    try await self(actor: actor, now: now)
    for state in try await store.listStates() where !Self.isFresh(state.signedAt, at: now) {
      _ = try await publish(state.id, actor: actor, now: now)
    }
  }

  private static func isFresh(_ signedAt: Date?, at now: Date) -> Bool {
    guard let age = signedAt.map({ now.timeIntervalSince($0) }) else { return false }
    return age < StatusListDocument.renewal && age > -StatusListDocument.leeway
  }

  /// What a list is served as.
  public static func mediaType(_ record: StatusListRecord) -> String { StatusListDocument.mediaType(record.kind) }

  /// The list's signed document as it must be served now: signed again only when its bits changed or its
  /// signature is a day old.
  public func current(_ id: String, actor: String, now: Date) async throws -> StatusListRecord {
    let record = try await store.list(id)
    if record.signedVersion == record.version, Self.isFresh(record.signedAt, at: now),
      try await store.signsNow(record.signedBy)
    {
      return record
    }
    return try await publish(id, actor: actor, now: now)
  }

  private func publish(_ id: String, actor: String, now: Date) async throws -> StatusListRecord {
    let record = try await store.list(id)
    let (version, entries) = try await store.entries(id)
    let issuer = IssuerIdentity(try await store.institution())
    let signer = try await store.signer(StatusListDocument.algorithm(record.kind))
    let document = try StatusListDocument.sign(record, entries, issuer: issuer, by: signer, at: now)
    try await store.publish(id, version: version, document: document, keyID: signer.keyID, actor: actor, at: now)
    return try await store.list(id)
  }
}
