/// What an object must hold. A class, because the tables are shared and never copied.
final class ObjectForm: Sendable {
  let rule: CredentialFault.Rule
  let required: [String]
  let members: [String: Form]
  /// Whether a member that the form does not name is a fault.
  let isClosed: Bool
  let isEmptyAllowed: Bool

  init(
    _ rule: CredentialFault.Rule, required: [String], isClosed: Bool = false, isEmptyAllowed: Bool = true,
    _ members: [String: Form]
  ) {
    self.rule = rule
    self.required = required
    self.members = members
    self.isClosed = isClosed
    self.isEmptyAllowed = isEmptyAllowed
  }
}
