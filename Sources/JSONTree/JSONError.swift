/// Why a text is not the JSON, or the JSON Pointer, that was asked for. Equality looks at ``code`` only.
public struct JSONError: Error, Sendable {
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    public let name: String
    public var description: String { name }

    /// A byte or character that RFC 8259 does not allow at this place.
    public static let syntax = Code(name: "syntax")
    /// The text ends before the value does.
    public static let unexpectedEnd = Code(name: "unexpectedEnd")
    /// Bytes that are not UTF-8.
    public static let invalidUTF8 = Code(name: "invalidUTF8")
    /// An escape for one half of a surrogate pair without its other half.
    public static let loneSurrogate = Code(name: "loneSurrogate")
    /// A byte order mark before the value.
    public static let byteOrderMark = Code(name: "byteOrderMark")
    /// The same member name twice in one object; the location is the second one's.
    public static let duplicateName = Code(name: "duplicateName")
    /// More arrays and objects inside each other than ``JSONLimits/maximumDepth``.
    public static let tooDeep = Code(name: "tooDeep")
    /// More bytes than ``JSONLimits/maximumBytes``.
    public static let tooLarge = Code(name: "tooLarge")
    /// A number longer than ``JSONLimits/maximumNumberLength``.
    public static let numberTooLong = Code(name: "numberTooLong")
    /// Beyond the doubles that I-JSON and RFC 8785 know.
    public static let numberOutOfRange = Code(name: "numberOutOfRange")
    /// A text that is no JSON Pointer (RFC 6901 section 3).
    public static let malformedPointer = Code(name: "malformedPointer")
  }

  public let code: Code
  /// What is wrong, in English, for the log.
  public let reason: String
  public let location: JSONLocation

  public init(code: Code, reason: String, location: JSONLocation) {
    self.code = code
    self.reason = reason
    self.location = location
  }
}

extension JSONError: Equatable {
  public static func == (left: JSONError, right: JSONError) -> Bool { left.code == right.code }
}

extension JSONError: CustomStringConvertible {
  public var description: String { "\(location): \(reason)" }
}
