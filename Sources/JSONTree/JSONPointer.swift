/// The address of one value inside a JSON document (RFC 6901).
///
/// `""` is the whole document, `/a~1b/0` the first element of the member `a/b`.
public struct JSONPointer: Hashable, Sendable {
  /// The reference tokens, unescaped.
  public let tokens: [String]

  /// The pointer of these unescaped tokens.
  public init(tokens: [String]) { self.tokens = tokens }

  /// Reads the text form.
  /// - Throws: ``JSONError`` `.malformedPointer` when a text that is not empty does not begin with `/`,
  ///   or a `~` is followed by neither 0 nor 1.
  public init(_ text: String) throws(JSONError) {
    var tokens: [String] = []
    var token: [UInt8] = []
    var escaping = false
    let bytes = Array(text.utf8)
    for (offset, byte) in bytes.enumerated() {
      if offset == 0, byte != UInt8(ascii: "/") {
        throw JSONPointer.failure("a JSON Pointer begins with '/'", at: offset, in: bytes)
      }
      switch byte {
      case UInt8(ascii: "0") where escaping: token.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1") where escaping: token.append(UInt8(ascii: "/"))
      case _ where escaping: throw JSONPointer.failure("'~' without 0 or 1", at: offset - 1, in: bytes)
      case UInt8(ascii: "~"):
        escaping = true
        continue
      case UInt8(ascii: "/"):
        if offset > 0 { tokens.append(String(decoding: token, as: UTF8.self)) }
        token.removeAll(keepingCapacity: true)
      default: token.append(byte)
      }
      escaping = false
    }
    if escaping { throw JSONPointer.failure("'~' without 0 or 1", at: bytes.count - 1, in: bytes) }
    if !bytes.isEmpty { tokens.append(String(decoding: token, as: UTF8.self)) }
    self.tokens = tokens
  }

  /// The pointer to a member or element of the value this one points to.
  public func appending(_ token: String) -> JSONPointer { JSONPointer(tokens: tokens + [token]) }

  /// The pointer to an element of the array this one points to.
  public func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

  /// The text form.
  public var text: String {
    tokens.reduce(into: "") { text, token in
      text += "/"
      for scalar in token.unicodeScalars {
        switch scalar {
        case "~": text += "~0"
        case "/": text += "~1"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
  }

  private static func failure(_ reason: String, at offset: Int, in bytes: [UInt8]) -> JSONError {
    let location = bytes.withUnsafeBufferPointer { JSONLocation(of: offset, in: $0) }
    return JSONError(code: .malformedPointer, reason: reason, location: location)
  }
}

extension JSONPointer: CustomStringConvertible {
  public var description: String { text }
}

extension JSON {
  /// The value a pointer points to; nil when there is none. An array index is `0` or digits without a
  /// leading zero; `-`, the element after the last, points to nothing (RFC 6901 section 4).
  public func value(at pointer: JSONPointer) -> JSON? {
    var value = self
    for token in pointer.tokens {
      switch value {
      case .object(let object):
        guard let member = object[token] else { return nil }
        value = member
      case .array(let elements):
        guard let index = Int(token), String(index) == token, elements.indices.contains(index) else {
          return nil
        }
        value = elements[index]
      default: return nil
      }
    }
    return value
  }
}
