/// Why a text or a byte string is not what its encoding demands.
///
/// Equality looks at ``code`` only, so that tests and callers depend on nothing else.
public struct EncodingFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong; new codes may be added.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    public let name: String

    private init(_ name: String) { self.name = name }

    /// A character that the alphabet does not have (padding and white space included).
    public static let alphabet = Code("alphabet")
    /// A length that no encoder produces.
    public static let length = Code("length")
    /// Bits after the last whole byte that are not zero.
    public static let trailingBits = Code("trailing-bits")
    /// Padding that is missing or wrong, where the encoding demands it.
    public static let padding = Code("padding")
    /// More input than the caller allows.
    public static let tooLong = Code("too-long")
    /// A prefix (multibase, multicodec) that is absent or unknown.
    public static let prefix = Code("prefix")
    /// A number that is not written in its shortest form, or too large.
    public static let number = Code("number")
    /// A date that the calendar does not have, or that is not written as expected.
    public static let date = Code("date")

    public var description: String { name }
  }

  public let code: Code
  /// In English, for a log; never contains the input.
  public let reason: String
  /// Where in the input, in bytes from 0, when that is known.
  public let offset: Int?

  public init(_ code: Code, _ reason: String, at offset: Int? = nil) {
    self.code = code
    self.reason = reason
    self.offset = offset
  }

  public var description: String {
    offset.map { "\(code): \(reason) (at byte \($0))" } ?? "\(code): \(reason)"
  }

  public static func == (left: EncodingFault, right: EncodingFault) -> Bool { left.code == right.code }
}
