/// Why a move of the domain is refused. Equality looks at ``code`` only.
public struct AwardingError: Error, Equatable, Sendable {
  /// The stable name of a refusal.
  public struct Code: Hashable, Sendable {
    public let name: String
    public init(_ name: String) { self.name = name }
    public static let identifierMalformed = Code("identifier-malformed")
    public static let moveNotAllowed = Code("move-not-allowed")
    public static let notSuspendable = Code("not-suspendable")
    public static let organisationMalformed = Code("organisation-malformed")
  }

  public let code: Code
  /// English, for the log; people read the text of the code.
  public let reason: String

  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  static let identifierMalformed = AwardingError(
    .identifierMalformed,
    "an identifier is a UUID such as 5f0c9a8e-2d51-4c3b-9a77-0b1f2c3d4e5f, with or without urn:uuid:")
}
