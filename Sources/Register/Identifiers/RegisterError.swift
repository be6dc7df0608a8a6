/// Why a text is not the French identifier that it was taken for. Equality looks at ``code`` only.
public struct RegisterError: Error, Equatable, Sendable {
  /// The stable name of a refusal; new ones may be added.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    public let name: String

    init(_ name: String) { self.name = name }

    /// Nothing but spaces.
    public static let empty = Code("empty")
    /// A character that cannot stand where it stands.
    public static let character = Code("character")
    /// Too few or too many digits.
    public static let length = Code("length")
    /// The digits do not agree with their check digit.
    public static let checkDigit = Code("check-digit")
    /// A number without the register (RNCP or RS) that it stands in.
    public static let registerMissing = Code("register-missing")
    /// A register that is neither RNCP nor RS.
    public static let registerUnknown = Code("register-unknown")
    /// A skills block where there can be none.
    public static let blockImpossible = Code("block-impossible")

    public var description: String { name }
  }

  public let code: Code
  /// In English: what was found, where, and what was expected.
  public let reason: String
  /// The same in French.
  public let reasonInFrench: String
  /// The place of the first wrong character in the text as it was typed, in characters from 1, where there is one.
  public let position: Int?

  init(_ code: Code, at position: Int? = nil, en reason: String, fr reasonInFrench: String) {
    self.code = code
    self.position = position
    self.reason = reason
    self.reasonInFrench = reasonInFrench
  }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}

extension RegisterError: CustomStringConvertible {
  public var description: String { reason }
}
