/// Why a trust file cannot be used. Equality looks at ``code`` only.
public struct TrustError: Error, Equatable, Sendable {
  public struct Code: Hashable, Sendable {
    public let name: String
    public init(_ name: String) { self.name = name }
    /// No trust file at all.
    public static let unreadable = Code("trust.unreadable")
    /// Larger than the limits allow.
    public static let tooLarge = Code("trust.too-large")
    /// Written by a newer program.
    public static let newer = Code("trust.newer")
    /// A member is missing or of the wrong kind.
    public static let malformed = Code("trust.malformed")
    /// Dated in the future.
    public static let future = Code("trust.in-the-future")
    /// Changed since it was signed, or not signed by the one who says so.
    public static let signature = Code("trust.signature-mismatch")
  }

  public let code: Code
  /// English: what was expected and found.
  public let reason: String

  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
