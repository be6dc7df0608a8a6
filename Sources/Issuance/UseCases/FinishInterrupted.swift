import Foundation
import Storage

/// Finishes what an interrupted run stored but did not sign: run at every start, before anything else is awarded.
public struct FinishInterrupted: Sendable {
  let store: any AwardingStore

  public init(store: any AwardingStore) { self.store = store }

  /// Returns how many awards this call acknowledged.
  @discardableResult
  public func callAsFunction(actor: String, clock: @Sendable () -> Date) async throws -> Int {
    var finished = 0
    while true {
      let forms = try await store.unsealed(limit: 500)
      if forms.isEmpty { return finished }
      do {
        let sealed = try await SealForms(store: store)(forms, actor: actor, now: clock()).count
        finished += sealed
        // Somebody else may have sealed them; then they are not met again.
        if sealed == 0, try await store.unsealed(limit: 500).first?.number == forms.first?.number {
          throw StorageError(
            .folderDamaged, "an award is marked as not signed, and its forms are: see `palier doctor --deep`")
        }
      } catch let error as IssuanceError where error.code == .selfCheckFailed {
        // One was withdrawn; the others are looked at again.
        continue
      }
    }
  }
}
