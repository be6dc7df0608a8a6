/// What a text of a definition may hold.
///
/// Letters of every script may; control characters, bidirectional overrides and isolates, line and paragraph
/// separators, tag characters and the replacement character may not. A text has a letter or a digit.
public struct TextBounds: Hashable, Sendable {
  /// The most characters, counted as Unicode scalars.
  public let limit: Int
  /// Whether lines may be broken (LF).
  public let lines: Bool

  /// One line of at most `limit` characters.
  public static func line(_ limit: Int) -> TextBounds { TextBounds(limit: limit, lines: false) }

  /// Lines of at most `limit` characters in all.
  public static func paragraphs(_ limit: Int) -> TextBounds { TextBounds(limit: limit, lines: true) }

  /// The text without white space around it, its line ends all LF.
  ///
  /// - Throws: ``DefinitionFault`` with a problem of a text.
  public func checked(_ text: String) throws(DefinitionFault) -> String {
    let trimmed = Self.trimmed(text)
    guard !trimmed.isEmpty else { throw DefinitionFault(.textEmpty, found: text.isEmpty ? nil : text) }
    var (count, meaningful) = (0, false)
    for scalar in trimmed.unicodeScalars {
      count += 1
      if let problem = problem(of: scalar) { throw DefinitionFault(problem, found: trimmed) }
      meaningful = meaningful || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    guard meaningful else { throw DefinitionFault(.textPlaceholder, found: trimmed) }
    guard count <= limit else { throw DefinitionFault(.textTooLong(limit: limit), found: trimmed) }
    return trimmed
  }

  private func problem(of scalar: Unicode.Scalar) -> DefinitionProblem? {
    switch scalar.value {
    case 0x0A: lines ? nil : .textLineBreak
    case 0x2028, 0x2029: .textLineBreak
    case 0xFFFD: .textLostCharacter
    case 0x202A...0x202E, 0x2066...0x2069: .textBidirectional(codePoint: Self.name(scalar))
    default: Self.isInvisible(scalar) ? .textCharacter(codePoint: Self.name(scalar)) : nil
    }
  }

  /// Whether a character can be neither seen nor read: controls (C0, C1, DEL), bidirectional overrides and
  /// isolates, separators, the byte order mark, tag characters, noncharacters.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFDD0...0xFDEF,
      0xE0000...0xE007F:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  static func name(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      if scalar == "\r" {
        scalars.append("\n")
      } else if !(scalar == "\n" && previous == "\r") {
        scalars.append(scalar)
      }
    }
    let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
