import Verification

/// Turns a host's name into addresses. The fetcher asks once for each hop, checks the whole answer and connects to
/// nothing else.
public protocol NameResolver: Sendable {
  /// Every address of the name, best first.
  ///
  /// Must return soon after the task is cancelled.
  /// - Throws: `unreachable` when the name does not exist or nobody answers.
  func addresses(of host: String) async throws(DocumentFailure) -> [IPAddress]
}
