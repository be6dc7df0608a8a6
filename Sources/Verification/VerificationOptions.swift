import Foundation

/// What one verification is asked. Everything that changes from run to run, the clock included.
public struct VerificationOptions: Sendable {
  /// The instant that validity is judged by (`--at`).
  public var at: Date
  /// The clock: the age of status lists and documents is judged by it, whatever `at` is.
  public var clock: Date
  /// Checks that must pass for the verdict `valid` (`--require`).
  public var required: Set<Check>
  /// What a presentation must repeat (`--nonce`, `--audience`); either may come alone, and asks for a proof of
  /// holder binding.
  public var nonce: String?
  public var audience: String?
  /// Nothing is fetched: only what the document source has at hand.
  public var offline: Bool
  /// The oldest that a key document, list or other fact may be, in seconds, where its source is not asked: offline, or
  /// when it does not answer and a copy stands in for it. A fact that is older counts as not there.
  public var maximumAge: TimeInterval
  /// SHA-256 (hexadecimal) of signed texts that the operator's own journal holds from before a key was compromised.
  public var knownFromBefore: Set<String> = []

  /// 30 days.
  public static let standardMaximumAge: TimeInterval = 30 * 86_400

  public init(
    at: Date, now: Date, required: Set<Check> = [], nonce: String? = nil, audience: String? = nil,
    offline: Bool = false, maximumAge: TimeInterval = standardMaximumAge
  ) {
    self.at = at
    clock = now
    self.required = required
    self.nonce = nonce
    self.audience = audience
    self.offline = offline
    self.maximumAge = maximumAge
  }

  /// Judges everything by one instant.
  public init(now: Date) { self.init(at: now, now: now) }
}
