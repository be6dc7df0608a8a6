import JSONTree

/// A second parser of the same grammar, written to be obviously right: recursive, scalar by scalar,
/// with no care for speed. The property tests compare the product's parser with it.
struct NaiveJSON {
  private var rest: ArraySlice<Unicode.Scalar>

  /// The value of the text, or nil when RFC 8259 or the rules of the house refuse it.
  static func parse(_ bytes: [UInt8]) -> JSON? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var parser = NaiveJSON(rest: Array(text.unicodeScalars)[...])
    guard let value = parser.value() else { return nil }
    parser.skipWhiteSpace()
    return parser.rest.isEmpty ? value : .none  // `nil` would be JSON's null here
  }

  private mutating func skipWhiteSpace() {
    while let next = rest.first, next == " " || next == "\t" || next == "\n" || next == "\r" {
      rest.removeFirst()
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func take(word: String) -> Bool {
    guard rest.starts(with: word.unicodeScalars) else { return false }
    rest.removeFirst(word.unicodeScalars.count)
    return true
  }

  private mutating func value() -> JSON? {
    skipWhiteSpace()
    if take("[") { return array() }
    if take("{") { return object() }
    if take("\"") { return string().map { .string($0) } }
    if take(word: "null") { return JSON.null }
    if take(word: "true") { return .bool(true) }
    if take(word: "false") { return .bool(false) }
    return number()
  }

  private mutating func array() -> JSON? {
    var elements: [JSON] = []
    skipWhiteSpace()
    if take("]") { return .array([]) }
    while true {
      guard let element = value() else { return nil }
      elements.append(element)
      skipWhiteSpace()
      if take("]") { return .array(elements) }
      if !take(",") { return nil }
    }
  }

  private mutating func object() -> JSON? {
    var names: Set<[Unicode.Scalar]> = []
    var object = JSONObject()
    skipWhiteSpace()
    if take("}") { return .object(object) }
    while true {
      skipWhiteSpace()
      guard take("\""), let name = string(), names.insert(Array(name.unicodeScalars)).inserted else {
        return nil
      }
      skipWhiteSpace()
      guard take(":"), let member = value() else { return nil }
      object.append(name, member)
      skipWhiteSpace()
      if take("}") { return .object(object) }
      if !take(",") { return nil }
    }
  }

  private mutating func string() -> String? {
    var units: [UInt16] = []
    while let next = rest.popFirst() {
      switch next {
      case "\"":
        return String(validating: units, as: UTF16.self)
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        switch escaped {
        case "\"", "\\", "/": units.append(UInt16(escaped.value))
        case "b": units.append(8)
        case "t": units.append(9)
        case "n": units.append(10)
        case "f": units.append(12)
        case "r": units.append(13)
        case "u":
          let digits = String(String.UnicodeScalarView(rest.prefix(4)))
          guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit), let unit = UInt16(digits, radix: 16)
          else { return nil }
          rest.removeFirst(4)
          units.append(unit)
        default: return nil
        }
      case _ where next.value < 0x20: return nil
      default: units.append(contentsOf: UTF16.encode(next)!)
      }
    }
    return nil
  }

  private mutating func number() -> JSON? {
    var text = ""
    func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }
    func digits() -> Bool {
      guard isDigit(rest.first) else { return false }
      while isDigit(rest.first) { text.unicodeScalars.append(rest.removeFirst()) }
      return true
    }
    if take("-") { text += "-" }
    if take("0") { text += "0" } else if !digits() { return nil }
    if take(".") {
      text += "."
      if !digits() { return nil }
    }
    if let mark = rest.first, mark == "e" || mark == "E" {
      text.unicodeScalars.append(rest.removeFirst())
      if let sign = rest.first, sign == "+" || sign == "-" { text.unicodeScalars.append(rest.removeFirst()) }
      if !digits() { return nil }
    }
    guard text.utf8.count <= 1_000 else { return nil }
    return (try? JSONNumber(text: text)).map { .number($0) }
  }
}
