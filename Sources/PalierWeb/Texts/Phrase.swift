/// A sentence with numbered gaps, such as `"Awarded by {1} on {2}"`.
struct Phrase: Sendable, ExpressibleByStringLiteral {
  private enum Part: Sendable {
    case text(String)
    case gap(Int)
  }

  /// As written, for the test of the catalogues.
  let template: String
  private let parts: [Part]

  init(stringLiteral template: String) {
    self.template = template
    var parts: [Part] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}"),
      let number = Int(rest[rest.index(after: open)..<close])
    {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      parts.append(.gap(number))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  /// The numbers of the gaps.
  var gaps: Set<Int> {
    Set(
      parts.compactMap {
        if case .gap(let number) = $0 { number } else { nil }
      })
  }

  /// The sentence with its gaps filled; a value that is not given leaves its gap empty.
  func callAsFunction(_ values: String...) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let piece): text += piece
      case .gap(let number): if number >= 1, number <= values.count { text += values[number - 1] }
      }
    }
    return text
  }
}
