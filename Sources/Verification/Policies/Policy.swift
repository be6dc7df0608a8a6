/// A rule for one check that somebody else brings: the register, a label owner, an anchor.
///
/// The verifier asks each policy once for every credential, after its own checks.
public protocol Policy: Sendable {
  /// `register`, `label` or `anchor`; a policy for another check is not asked.
  var check: Check { get }
  /// One or more findings of that check. Must not wait.
  func findings(for credential: ExaminedCredential) -> [Finding]
}
