import JSONTree

/// Why an input is nothing known, and where reading stopped.
public struct UnreadableInput: Sendable, Equatable {
  /// The code of the `format` finding that says the same.
  public var code: FindingCode
  /// English, for developers; people read the finding's message.
  public var reason: String
  /// Line, column (both from 1) and offset, where there are any.
  public var location: JSONLocation?

  public init(code: FindingCode, reason: String, location: JSONLocation? = nil) {
    self.code = code
    self.reason = reason
    self.location = location
  }
}
