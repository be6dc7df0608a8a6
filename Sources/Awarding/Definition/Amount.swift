import Encodings

/// A positive number with at most two decimals, kept exactly: hours, or credits.
public struct Amount: Hashable, Sendable, Comparable {
  public let hundredths: Int

  public init(hundredths: Int) { self.hundredths = hundredths }

  /// A whole number.
  public init(_ whole: Int) { hundredths = whole * 100 }

  /// Reads `25`, `7.5` or `0.25`: decimal digits without a leading zero, a point, one or two decimals.
  ///
  /// - Throws: ``DefinitionFault`` `number.malformed`, with the number that was probably meant.
  public init(_ text: String) throws(DefinitionFault) {
    guard let hundredths = Self.parse(text) else {
      throw DefinitionFault(.number(suggestion: Self.suggestion(for: text)), found: text)
    }
    self.hundredths = hundredths
  }

  /// The shortest spelling: `25`, `7.5`.
  public var text: String {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return String(whole) }
    if rest % 10 == 0 { return "\(whole).\(rest / 10)" }
    return "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The number as people write it: with a comma in French.
  public func words(in language: Language) -> String {
    language == .fr ? String(text.map { $0 == "." ? "," : $0 }) : text
  }

  public static func < (left: Amount, right: Amount) -> Bool { left.hundredths < right.hundredths }

  private static func parse(_ text: String) -> Int? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = digits(parts[0], 1...7), whole < 1_000_000,
      parts[0].utf8.count == 1 || parts[0].utf8.first != UInt8(ascii: "0")
    else { return nil }
    guard parts.count == 2 else { return whole * 100 }
    guard let decimals = digits(parts[1], 1...2) else { return nil }
    return whole * 100 + (parts[1].utf8.count == 1 ? decimals * 10 : decimals)
  }

  private static func digits(_ text: Substring, _ length: ClosedRange<Int>) -> Int? {
    guard length.contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  /// `7,5` → 7.5 · `025` → 25 · `60 h`, `60 heures` → 60 · `1:30`, `1h30` → 1.5 · `1 000` → 1000 · `25.000` → 25.
  private static func suggestion(for text: String) -> String? {
    var plain = ""
    for character in Spelling.folded(String(text.prefix(40))) {
      switch character {
      case ",": plain += "."
      case "_", "+", "'", "’": continue
      default: if !character.isWhitespace { plain.append(character) }
      }
    }
    for unit in ["heures", "heure", "hours", "hour", "hrs", "h", "ects", "credits", "credit"]
    where plain.hasSuffix(unit) {
      plain.removeLast(unit.count)
      break
    }
    let clock = plain.split(whereSeparator: { $0 == ":" || $0 == "h" }).map(String.init)
    if clock.count == 2, let hours = parse(clock[0]), clock[1].utf8.count == 2,
      let minutes = Int(clock[1]), (0..<60).contains(minutes), hours % 100 == 0, minutes * 100 % 60 == 0
    {
      return Amount(hundredths: hours + minutes * 100 / 60).text
    }
    if plain.hasPrefix(".") { plain = "0" + plain }
    while plain.hasPrefix("0"), plain.utf8.count > 1, !plain.hasPrefix("0.") { plain.removeFirst() }
    if plain.contains(".") {
      while plain.hasSuffix("0") { plain.removeLast() }
      if plain.hasSuffix(".") { plain.removeLast() }
    }
    return parse(plain).map { Amount(hundredths: $0).text }
  }
}
