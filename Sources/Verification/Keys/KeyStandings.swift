import Foundation

/// What the operator knows of a key beyond what its controller publishes.
public enum KeyStanding: Sendable, Hashable {
  case good
  /// It signs no more; what it signed stays good.
  case retired(since: Date)
  /// It came into foreign hands: whatever date a signature bears, a thief may have written it.
  case compromised(since: Date)
}

/// Keys that were retired or compromised, by whoever runs the verifier. Asked without waiting.
public protocol KeyStandings: Sendable {
  /// - Parameter thumbprint: RFC 7638, SHA-256, base64url: a key is the same under every name.
  func standing(ofKey thumbprint: String) -> KeyStanding
}

/// Nothing is known against any key.
public struct AllKeysStand: KeyStandings {
  public init() {}
  public func standing(ofKey thumbprint: String) -> KeyStanding { .good }
}
