/// What one value of a status means, in the issuer's words for developers (not for people to read).
public struct StatusMessage: Hashable, Sendable {
  /// From 0 to 2^statusSize − 1.
  public let value: Int
  public let message: String

  public init(value: Int, message: String) {
    self.value = value
    self.message = message
  }
}
