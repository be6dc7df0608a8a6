extension JSON {
  /// The value as UTF-8 JSON text. Members in their order, numbers as they were written, in strings
  /// only what RFC 8259 section 7 requires escaped: `\"`, `\\`, `\b`, `\f`, `\n`, `\r`, `\t`, and
  /// `\u00xx` in lower case for the other control characters below U+0020.
  public func serialized(_ style: JSONStyle = .compact) -> [UInt8] {
    var writer = JSONWriter(style: style)
    writer.write(self)
    return Array(writer.written)
  }

  /// The value as JSON text; as ``serialized(_:)``.
  public func text(_ style: JSONStyle = .compact) -> String {
    var writer = JSONWriter(style: style)
    writer.write(self)
    return String(decoding: writer.written, as: UTF8.self)
  }
}
