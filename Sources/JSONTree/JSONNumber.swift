/// A JSON number as it was written: every digit kept, whatever the size or the precision.
///
/// Equality is that of the text: `1`, `1.0` and `1e0` differ.
public struct JSONNumber: Hashable, Sendable {
  /// The number in the grammar of RFC 8259 section 6: ASCII, 1 to 1,000 characters when it was parsed.
  public let text: String

  /// The number of a text that is known to follow the grammar.
  init(unchecked text: String) { self.text = text }

  public init(_ value: Int) { text = String(value) }

  /// The shortest text that reads back as the same double; nil for infinities and NaN, which JSON
  /// does not have.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = "\(value)"
  }

  /// A number from its text.
  /// - Throws: ``JSONError`` `.syntax` or `.unexpectedEnd` when the text is not exactly one number of
  ///   RFC 8259 section 6, `.numberTooLong` beyond 1,000 characters.
  public init(text: String) throws(JSONError) {
    let limits = JSONLimits.standard
    guard case .number(let number) = try JSON(parsing: text, limits: limits), number.text == text else {
      throw JSONError(
        code: .syntax, reason: "not a number", location: JSONLocation(line: 1, column: 1, offset: 0))
    }
    self = number
  }

  /// The value, when the number is written without fraction and exponent and fits 64 bits; else nil.
  /// `1.0` and `1e3` give nil, `-0` gives 0.
  public var int: Int? { Int(text) }

  /// The nearest double: ±infinity beyond its range, 0 below its precision.
  public var double: Double { Double(text) ?? .nan }
}

extension JSONNumber: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  public init(integerLiteral value: Int) { self.init(value) }

  public init(floatLiteral value: Double) {
    precondition(value.isFinite, "JSON has no infinity and no NaN")
    text = "\(value)"
  }
}

extension JSONNumber: CustomStringConvertible {
  public var description: String { text }
}
