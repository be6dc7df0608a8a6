extension JSON {
  /// Reads one JSON text, strictly (RFC 8259): UTF-8 without byte order mark, each member name once an
  /// object, white space alone after the value.
  /// - Throws: ``JSONError`` with the place of the first fault found: `.tooLarge` before anything is
  ///   read, `.byteOrderMark`, `.syntax`, `.unexpectedEnd`, `.invalidUTF8`, `.loneSurrogate`,
  ///   `.duplicateName`, `.tooDeep`, `.numberTooLong`.
  public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
      try JSON(parsing: UnsafeRawBufferPointer(buffer), limits: limits)
    }
  }

  /// Reads one JSON text; as ``init(parsing:limits:)-([UInt8],_)``.
  public init(parsing text: String, limits: JSONLimits = .standard) throws(JSONError) {
    var text = text
    self = try text.withUTF8 { buffer -> Result<JSON, JSONError> in
      Result { () throws(JSONError) in try JSON(parsing: UnsafeRawBufferPointer(buffer), limits: limits) }
    }.get()
  }

  /// Reads one JSON text; as ``init(parsing:limits:)-([UInt8],_)``. The buffer is not kept.
  public init(parsing bytes: UnsafeRawBufferPointer, limits: JSONLimits = .standard) throws(JSONError) {
    var parser = try JSONParser(bytes.bindMemory(to: UInt8.self), limits: limits)
    self = try parser.document()
  }
}
