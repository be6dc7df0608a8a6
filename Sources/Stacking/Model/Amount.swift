/// An exact decimal amount of credits, hours or achievements, kept in millionths: thirty times 0.1 is 3.
public struct Amount: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let millionths: Int

  /// The greatest amount that is read: a million.
  public static let greatest = Amount(1_000_000)
  public static let zero = Amount(0)

  public init(_ whole: Int) { millionths = whole * 1_000_000 }

  init(millionths: Int) { self.millionths = millionths }

  /// Reads a number as JSON or YAML write it; nil where it is none, is negative, has more than six decimals, or is more
  /// than a million.
  public init?(_ text: some StringProtocol) {
    var digits: [Int] = []
    var decimals = 0
    var hasPoint = false
    var exponent = 0
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.first {
      bytes = bytes.dropFirst()
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(Int(byte - 48))
        if hasPoint { decimals += 1 }
      case UInt8(ascii: ".") where !hasPoint && !digits.isEmpty && !bytes.isEmpty: hasPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard !digits.isEmpty, let value = Int(String(decoding: bytes, as: UTF8.self)), abs(value) <= 12 else {
          return nil
        }
        exponent = value
        bytes = []
      default: return nil
      }
    }
    guard !digits.isEmpty, digits.count <= 40 else { return nil }
    var shift = exponent - decimals + 6
    while shift < 0 {
      // Finer than a millionth only where zeros are dropped.
      guard let last = digits.popLast(), last == 0 else { return nil }
      if digits.isEmpty { digits = [0] }
      shift += 1
    }
    var value = 0
    for digit in digits {
      value = value * 10 + digit
      guard value <= Self.greatest.millionths else { return nil }
    }
    for _ in 0..<shift where value > 0 {
      value *= 10
      guard value <= Self.greatest.millionths else { return nil }
    }
    millionths = value
  }

  public static func < (left: Self, right: Self) -> Bool { left.millionths < right.millionths }
  static func + (left: Self, right: Self) -> Self { Amount(millionths: left.millionths + right.millionths) }
  static func - (left: Self, right: Self) -> Self { Amount(millionths: left.millionths - right.millionths) }

  /// `12`, `1.5`: without zeros at the end.
  public var description: String {
    let whole = millionths / 1_000_000
    var rest = String(abs(millionths % 1_000_000))
    guard rest != "0" else { return String(whole) }
    rest = String(repeating: "0", count: 6 - rest.utf8.count) + rest
    while rest.last == "0" { rest.removeLast() }
    return "\(whole).\(rest)"
  }
}
