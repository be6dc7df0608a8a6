/// What the awarding body says of an award now. That its time is over follows from ``CredentialView/validUntil``.
public enum CredentialState: Hashable, Sendable {
  case active
  case suspended
  case revoked
  /// Withdrawn in favour of a corrected one. The page of the new one, where it has one.
  case replaced(by: PageSecret?)
}
