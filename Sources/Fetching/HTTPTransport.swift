import Verification

/// Carries one request to one address: no resolution, no redirect, no proxy, no cookie, no second try.
public protocol HTTPTransport: Sendable {
  /// Must return soon after the task is cancelled.
  /// - Throws: `unreachable`, `tooLarge` (without reading more than `maximumBytes` and a chunk).
  func get(_ request: PinnedRequest) async throws(DocumentFailure) -> HTTPAnswer
}
