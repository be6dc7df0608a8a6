import Awarding
import Foundation
import Storage

/// Suspends, reinstates or revokes awards, all or none, and publishes their new status at once.
public struct ChangeAwards: Sendable {
  let store: any AwardingStore

  public init(store: any AwardingStore) { self.store = store }

  public func callAsFunction(
    _ awards: [AwardID], _ move: AwardMove, reason: String, actor: String, now: Date
  ) async throws {
    try await store.move(awards, move, reason: reason, actor: actor, at: now)
    try await PublishStatusLists(store: store)(actor: actor, now: now)
  }
}
