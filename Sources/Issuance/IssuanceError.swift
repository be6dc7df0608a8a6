/// Why issuing stopped. Equality looks at ``code`` only.
public struct IssuanceError: Error, Equatable, Sendable {
  public struct Code: Hashable, Sendable {
    public let name: String
    public init(_ name: String) { self.name = name }
    /// Our own verifier refuses what was signed: a fault of this program.
    public static let selfCheckFailed = Code("self-check.failed")
    public static let formNotOffered = Code("form.not-offered")
    public static let notOneRow = Code("replacement.not-one-row")
    /// What is awarded says that it is an entry of a register that is not at hand.
    public static let registerNotHeld = Code("register.empty")
    public static let organisationWithoutSIRET = Code("register.organisation-without-siret")
  }

  public let code: Code
  public let reason: String

  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
