/// A JSON value (RFC 8259) that loses nothing of its text but white space and the spelling of strings:
/// objects keep the order of their members, numbers keep their digits.
///
/// Strings compare by Unicode scalars, never by canonical equivalence: "é" in one scalar and "é" in two
/// are different values and different member names, as in RFC 8259 section 8.3. Numbers compare by
/// their text: `1` and `1.0` differ. Objects compare without regard to order.
///
/// `nil` is a literal for `null`. Where a `JSON` stands beside it, as in `found ? value : nil`, Swift takes
/// it for that and not for an absent value: write `.none` there.
///
/// ```swift
/// let credential = try JSON(parsing: #"{"name": "Soudure", "ects": 3}"#)
/// credential["ects"]?.int  // 3
/// credential.text()        // {"name":"Soudure","ects":3}
/// ```
public enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSON])
  case object(JSONObject)
}

extension JSON {
  /// The member of that name; nil when there is none or the value is no object.
  @inlinable
  public subscript(_ name: String) -> JSON? {
    if case .object(let object) = self { object[name] } else { nil }
  }

  /// The element at that position, from 0; nil when there is none or the value is no array.
  @inlinable
  public subscript(_ index: Int) -> JSON? {
    if case .array(let elements) = self, elements.indices.contains(index) { elements[index] } else { nil }
  }

  /// The text of a string; nil for every other value.
  @inlinable
  public var string: String? { if case .string(let value) = self { value } else { nil } }

  /// The truth value of `true` or `false`; nil for every other value.
  @inlinable
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The number; nil for every other value.
  @inlinable
  public var number: JSONNumber? { if case .number(let value) = self { value } else { nil } }

  /// The whole number of a number written without fraction and exponent that fits 64 bits; else nil.
  @inlinable
  public var int: Int? { number?.int }

  /// The elements of an array; nil for every other value.
  @inlinable
  public var array: [JSON]? { if case .array(let value) = self { value } else { nil } }

  /// The members of an object; nil for every other value.
  @inlinable
  public var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// Whether the value is `null`.
  @inlinable
  public var isNull: Bool { if case .null = self { true } else { false } }
}

extension JSON: Hashable {
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a.hasSameScalars(as: b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0 as UInt8)
    case .bool(let value): hasher.combine(value ? 1 : 2 as UInt8)
    case .number(let value):
      hasher.combine(3 as UInt8)
      hasher.combine(value)
    case .string(let value):
      hasher.combine(4 as UInt8)
      value.hashScalars(into: &hasher)
    case .array(let value):
      hasher.combine(5 as UInt8)
      hasher.combine(value)
    case .object(let value):
      hasher.combine(6 as UInt8)
      hasher.combine(value)
    }
  }
}

extension JSON: CustomStringConvertible {
  /// The value as compact JSON text.
  public var description: String { text() }
}
