import Awarding
import Foundation
import JOSE
import Storage

/// Signs every living award again whose forms a retired or compromised key signed. Links stay as they are; each new
/// form has a status index of its own, and the form before it is ended. It can be stopped and run again.
public struct ResignForms: Sendable {
  /// What one call did.
  public struct Outcome: Sendable {
    public let award: AwardID
    public let form: CredentialForm
  }

  static let batchSize = 500

  let store: any AwardingStore

  public init(store: any AwardingStore) { self.store = store }

  /// How many forms are still to be signed again, up to `limit`.
  public func pending(limit: Int) async throws -> Int {
    try await store.forms(signedBy: Set(keysToLeave().keys), limit: limit).count
  }

  /// - Parameter progress: called after every batch with what it acknowledged.
  public func callAsFunction(
    actor: String, clock: @Sendable () -> Date, progress: ([Outcome]) async throws -> Void
  ) async throws {
    try await FinishInterrupted(store: store)(actor: actor, clock: clock)
    let keys = try await keysToLeave()
    while true {
      let forms = try await store.forms(signedBy: Set(keys.keys), limit: Self.batchSize)
      if forms.isEmpty { break }
      try await progress(try await resign(forms, signedBy: keys, actor: actor, now: clock()))
    }
    try await PublishStatusLists(store: store)(actor: actor, now: clock())
  }

  private func resign(
    _ forms: [FormToResign], signedBy keys: [String: SignatureAlgorithm], actor: String, now: Date
  ) async throws -> [Outcome] {
    var prepared: [PreparedForm] = []
    for (like, group) in Dictionary(grouping: forms, by: Likeness.init).sorted(by: { $0.key < $1.key }) {
      let published = try await store.definition(like.slug, version: like.version)
      // Badges keep the kind of signature that they had.
      let algorithm = keys[like.keyID] ?? .EdDSA
      for plan in try await FormPlanning(store: store).plans([like.form], of: published, badgesBy: algorithm) {
        prepared += try await store.prepareSuccessors(of: group, plan: plan, actor: actor, at: now)
      }
    }
    _ = try await SealForms(store: store)(prepared, actor: actor, now: now)
    return prepared.map { Outcome(award: $0.award, form: $0.form) }
  }

  /// The keys that no longer stand behind living awards.
  private func keysToLeave() async throws -> [String: SignatureAlgorithm] {
    let keys = try await store.signingKeys().filter { !$0.isCurrent }
    return Dictionary(keys.map { ($0.keyID, $0.algorithm) }, uniquingKeysWith: { first, _ in first })
  }

  /// What forms must share to be made by one plan.
  private struct Likeness: Hashable, Comparable {
    let slug: String
    let version: Int
    let form: CredentialForm
    let keyID: String

    init(_ form: FormToResign) {
      slug = form.slug
      version = form.version
      self.form = form.form
      keyID = form.keyID
    }

    static func < (left: Self, right: Self) -> Bool {
      (left.slug, left.version, left.form.rawValue, left.keyID) < (
        right.slug, right.version, right.form.rawValue, right.keyID
      )
    }
  }
}
