/// What a key must be allowed to do: speak for its controller, or prove that somebody is its controller.
enum KeyPurpose: Sendable {
  /// `assertionMethod`: issuing credentials and status lists.
  case assertion
  /// `authentication`: signing presentations.
  case authentication
}
