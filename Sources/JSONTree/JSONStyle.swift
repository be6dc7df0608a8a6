/// How a value is laid out as text.
public enum JSONStyle: Hashable, Sendable {
  /// No white space at all.
  case compact
  /// One member or element a line, indented by two spaces; no line break at the end.
  case pretty
}
