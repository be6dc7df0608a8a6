/// A place in a definition's file.
public struct DefinitionPlace: Hashable, Sendable {
  /// The JSON Pointer (RFC 6901) of the value; `""` is the whole definition. Of a value that is missing, the
  /// pointer where it should stand.
  public let pointer: String
  /// From 1; nil where the definition was not read from a file. Of a missing value, the line of what should hold it.
  public let line: Int?
  /// From 1, in Unicode scalars.
  public let column: Int?

  public init(pointer: String = "", line: Int? = nil, column: Int? = nil) {
    self.pointer = pointer
    self.line = line
    self.column = column
  }

  /// The place of a member or element that stands, or should stand, inside this one.
  public func inside(_ token: String, line: Int? = nil, column: Int? = nil) -> DefinitionPlace {
    var escaped = ""
    for scalar in token.unicodeScalars {
      switch scalar {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return DefinitionPlace(
      pointer: pointer + "/" + escaped, line: line ?? self.line, column: line == nil ? self.column : column)
  }
}

extension DefinitionPlace: Comparable {
  /// The order of the file; places without a line come first.
  public static func < (left: DefinitionPlace, right: DefinitionPlace) -> Bool {
    (left.line ?? 0, left.column ?? 0, left.pointer) < (right.line ?? 0, right.column ?? 0, right.pointer)
  }
}
