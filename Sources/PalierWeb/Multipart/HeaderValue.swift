/// A header value with parameters, such as a `Content-Type` or a `Content-Disposition`.
struct HeaderValue: Sendable, Equatable {
  /// What stands before the first semicolon, in lower case.
  let value: String
  /// Names in lower case; of a name that stands twice, the first counts.
  let parameters: [String: String]

  /// Nil when a parameter has no name, or a quoted string does not end.
  init?(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var position = 0
    let first = Self.take(scalars, &position) { $0 != ";" }
    value = Self.trimmed(first).lowercased()
    var parameters: [String: String] = [:]
    while position < scalars.count {
      position += 1
      let name = Self.trimmed(Self.take(scalars, &position) { $0 != ";" && $0 != "=" }).lowercased()
      if position >= scalars.count || scalars[position] == ";" {
        // An empty parameter, as in "a; ;b", is harmless; a name without a value says nothing.
        continue
      }
      guard !name.isEmpty else { return nil }
      position += 1
      while position < scalars.count, scalars[position] == " " || scalars[position] == "\t" { position += 1 }
      let content: String
      if position < scalars.count, scalars[position] == "\"" {
        position += 1
        guard let quoted = Self.quoted(scalars, &position) else { return nil }
        content = quoted
        _ = Self.take(scalars, &position) { $0 != ";" }
      } else {
        content = Self.trimmed(Self.take(scalars, &position) { $0 != ";" })
      }
      if parameters[name] == nil { parameters[name] = content }
    }
    self.parameters = parameters
  }

  private static func take(
    _ scalars: [Unicode.Scalar], _ position: inout Int, while condition: (Unicode.Scalar) -> Bool
  ) -> String {
    var text = ""
    while position < scalars.count, condition(scalars[position]) {
      text.unicodeScalars.append(scalars[position])
      position += 1
    }
    return text
  }

  private static func quoted(_ scalars: [Unicode.Scalar], _ position: inout Int) -> String? {
    var text = ""
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if scalar == "\"" { return text }
      if scalar == "\\", position < scalars.count {
        text.unicodeScalars.append(scalars[position])
        position += 1
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return nil
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
