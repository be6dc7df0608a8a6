import Synchronization

/// How many bytes of request bodies may be held in memory at once, by all requests together.
final class UploadBudget: Sendable {
  private let left: Atomic<Int>

  init(bytes: Int) { left = Atomic(bytes) }

  /// What one request has taken; given back when the lease is dropped.
  final class Lease {
    private let budget: UploadBudget
    private var taken = 0

    fileprivate init(_ budget: UploadBudget) { self.budget = budget }

    /// - Throws: ``WebFault`` `busy` when so many bytes are not left; what was taken before stays taken.
    func take(_ bytes: Int) throws(WebFault) {
      let (_, remaining) = budget.left.subtract(bytes, ordering: .relaxed)
      taken += bytes
      guard remaining >= 0 else { throw WebFault(.busy, "too many uploads at once") }
    }

    deinit { budget.left.add(taken, ordering: .relaxed) }
  }

  func lease() -> Lease { Lease(self) }
}
