/// The JSON Canonicalization Scheme (RFC 8785): one form of bytes for each value.
extension JSON {
  /// The canonical bytes: members sorted by UTF-16 code units, numbers as ECMAScript writes doubles, no white space.
  ///
  /// A number counts as the nearest double (RFC 8785 section 3.2.2.3, I-JSON): digits beyond its precision are lost.
  /// - Throws: ``JSONError`` `numberOutOfRange` for a number beyond the range of doubles.
  public func canonical() throws(JSONError) -> [UInt8] { try sorted().serialized() }

  /// The same value with its members in order and its numbers in their shortest form.
  private func sorted() throws(JSONError) -> JSON {
    switch self {
    case .null, .bool, .string: return self
    case .number(let number):
      guard let text = ECMAScriptNumber.text(of: number.double) else {
        throw JSONError(
          code: .numberOutOfRange, reason: "a number is beyond the range of IEEE 754 doubles",
          location: JSONLocation(line: 1, column: 1, offset: 0))
      }
      return .number(JSONNumber(unchecked: text))
    case .array(let elements):
      var values: [JSON] = []
      values.reserveCapacity(elements.count)
      for element in elements { values.append(try element.sorted()) }
      return .array(values)
    case .object(let object):
      // Section 3.2.3: names as arrays of UTF-16 code units, compared unsigned.
      let order = object.members.indices.sorted {
        object.members[$0].name.utf16.lexicographicallyPrecedes(object.members[$1].name.utf16)
      }
      var members = JSONObject()
      for index in order { members.append(object.members[index].name, try object.members[index].value.sorted()) }
      return .object(members)
    }
  }
}

/// Doubles as ECMAScript writes them (ECMA-262 `Number::toString`, RFC 8785 section 3.2.2.3).
enum ECMAScriptNumber {
  /// nil for infinities and NaN, which JSON does not have.
  static func text(of value: Double) -> String? {
    guard value.isFinite else { return nil }
    if value == 0 { return "0" }
    let (digits, point) = shortest(value.magnitude)
    let sign: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
    let zero = UInt8(ascii: "0")
    // `point` is n of the specification: the value is 0.digits × 10^n.
    let count = digits.count
    var text: [UInt8] = sign
    switch point {
    case count...21 where count <= point:  // step 6: an integer
      text += digits + [UInt8](repeating: zero, count: point - count)
    case 1...21:  // step 7
      text += digits[..<point] + [UInt8(ascii: ".")] + digits[point...]
    case -5...0:  // step 8
      text += [zero, UInt8(ascii: ".")] + [UInt8](repeating: zero, count: -point) + digits
    default:  // steps 9 and 10
      text.append(digits[0])
      if count > 1 { text += [UInt8(ascii: ".")] + digits[1...] }
      let exponent = point - 1
      text.append(UInt8(ascii: "e"))
      text.append(UInt8(ascii: exponent < 0 ? "-" : "+"))
      text += Array(String(abs(exponent)).utf8)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The shortest digits that read back as the same double, without zeros at either end, and the place of the point.
  private static func shortest(_ value: Double) -> (digits: [UInt8], point: Int) {
    // Swift's own description holds these digits; only its notation differs.
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var iterator = value.description.utf8.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
      case UInt8(ascii: "."): point = digits.count
      default:
        var rest: [UInt8] = []
        while let byte = iterator.next() { rest.append(byte) }
        exponent = Int(String(decoding: rest, as: UTF8.self)) ?? 0
      }
    }
    var place = (point ?? digits.count) + exponent
    let zero = UInt8(ascii: "0")
    let leading = digits.prefix { $0 == zero }.count
    digits.removeFirst(leading)
    place -= leading
    while digits.last == zero { digits.removeLast() }
    return (digits, place)
  }
}
