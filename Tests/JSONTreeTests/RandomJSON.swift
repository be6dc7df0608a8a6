import JSONTree
import TestMaterial

/// Random values, and random spellings of them: white space, escapes and their letter case as the
/// generator likes.
struct RandomJSON {
  var generator: SeededGenerator

  mutating func value(depth: Int = 4) -> JSON {
    switch Int.random(in: 0..<(depth == 0 ? 5 : 8), using: &generator) {
    case 0: .null
    case 1: .bool(Bool.random(using: &generator))
    case 2: .number(number())
    case 3, 4: .string(string())
    case 5, 6:
      .array((0..<Int.random(in: 0...5, using: &generator)).map { _ in value(depth: depth - 1) })
    default:
      .object(
        (0..<Int.random(in: 0...(Bool.random(using: &generator) ? 4 : 24), using: &generator))
          .reduce(into: JSONObject()) { object, _ in object[string()] = value(depth: depth - 1) })
    }
  }

  private mutating func number() -> JSONNumber {
    let digits = (0..<Int.random(in: 1...22, using: &generator)).map { _ in
      Character(String(Int.random(in: 0...9, using: &generator)))
    }
    var text = Bool.random(using: &generator) ? "-" : ""
    text += digits.count > 1 && digits[0] == "0" ? "1" + String(digits) : String(digits)
    if Int.random(in: 0..<3, using: &generator) == 0 { text += "." + String(digits.reversed()) }
    if Int.random(in: 0..<4, using: &generator) == 0 {
      text += ["e", "E", "e+", "E-"].randomElement(using: &generator)! + "0" + String(digits.prefix(3))
    }
    return (try? JSONNumber(text: text)) ?? 0
  }

  private mutating func string() -> String {
    let alphabet: [ClosedRange<UInt32>] = [
      0x61...0x7A, 0x20...0x7F, 0x20...0x7F, 0x00...0x1F, 0x80...0x7FF, 0x300...0x36F, 0x2000...0x2100,
      0xE000...0xFFFF, 0x10000...0x10FFFF,
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0...Int.random(in: 0...40, using: &generator), using: &generator) {
      let range = alphabet.randomElement(using: &generator)!
      text.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: range, using: &generator))!)
    }
    return text
  }

  /// One of the many texts of a value.
  mutating func spelling(of value: JSON) -> String {
    let text: String
    switch value {
    case .null, .bool, .number: text = value.text()
    case .string(let content): text = spelling(of: content)
    case .array(let elements):
      text = "[" + elements.map { spelling(of: $0) }.joined(separator: ",") + space() + "]"
    case .object(let object):
      let members = object.map { name, value in
        space() + spelling(of: name) + space() + ":" + spelling(of: value)
      }
      text = "{" + members.joined(separator: ",") + space() + "}"
    }
    return space() + text + space()
  }

  private mutating func space() -> String {
    String(
      (0..<Int.random(in: -3...2, using: &generator).magnitude).map { _ in
        [" ", "\t", "\n", "\r"].randomElement(using: &generator)!
      }.prefix(2).joined())
  }

  private mutating func spelling(of text: String) -> String {
    let short: [Unicode.Scalar: String] = [
      "\"": "\\\"", "\\": "\\\\", "/": "\\/", "\u{8}": "\\b", "\t": "\\t", "\n": "\\n", "\u{C}": "\\f",
      "\r": "\\r",
    ]
    var result = "\""
    for scalar in text.unicodeScalars {
      let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      if let escape = short[scalar], Bool.random(using: &generator) {
        result += escape
      } else if mustEscape || Int.random(in: 0..<8, using: &generator) == 0 {
        for unit in UTF16.encode(scalar)! {
          let hex = String(unit, radix: 16, uppercase: Bool.random(using: &generator))
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
