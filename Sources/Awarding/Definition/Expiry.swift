import Encodings

/// How long an award stays good: a period of ISO 8601 in years, months and days, counted from the day of award.
///
/// A definition without one makes awards that never expire.
public struct Expiry: Hashable, Sendable {
  public static let longest = 100

  public let years: Int
  public let months: Int
  public let days: Int

  /// Reads `P3Y`, `P1Y6M`, `P90D`.
  ///
  /// - Throws: ``DefinitionFault`` `period.malformed`, also for weeks, times, nothing at all and more than 100 years.
  public init(_ text: String) throws(DefinitionFault) {
    guard let (years, months, days) = Self.parse(text) else {
      throw DefinitionFault(
        .period(suggestion: Self.suggestion(for: text)), field: .expiresAfter, found: text)
    }
    self.years = years
    self.months = months
    self.days = days
  }

  public var text: String {
    "P" + (years > 0 ? "\(years)Y" : "") + (months > 0 ? "\(months)M" : "") + (days > 0 ? "\(days)D" : "")
  }

  /// The day so many years, months and days after the day of an award.
  public func end(of award: CalendarDate) -> CalendarDate {
    award.adding(years: years, months: months, days: days)
  }

  /// `3 ans`, `1 year 6 months`.
  public func words(in language: Language) -> String {
    let french = language == .fr
    var parts: [String] = []
    if years > 0 {
      parts.append("\(years) " + (french ? (years > 1 ? "ans" : "an") : (years > 1 ? "years" : "year")))
    }
    if months > 0 { parts.append("\(months) " + (french ? "mois" : (months > 1 ? "months" : "month"))) }
    if days > 0 {
      parts.append("\(days) " + (french ? (days > 1 ? "jours" : "jour") : (days > 1 ? "days" : "day")))
    }
    return parts.joined(separator: " ")
  }

  private static func parse(_ text: String) -> (Int, Int, Int)? {
    guard text.utf8.first == UInt8(ascii: "P"), text.utf8.count <= 20 else { return nil }
    var (values, digits, next) = ([0, 0, 0], "", 0)
    for character in text.dropFirst() {
      if character.isASCII, character.isNumber, digits.utf8.count < 5 {
        digits.append(character)
      } else if let unit = Array("YMD").firstIndex(of: character), unit >= next, let value = Int(digits) {
        values[unit] = value
        (digits, next) = ("", unit + 1)
      } else {
        return nil
      }
    }
    let total = values[0] * 366 + values[1] * 31 + values[2]
    guard digits.isEmpty, next > 0, total > 0, total <= longest * 366 else { return nil }
    return (values[0], values[1], values[2])
  }

  /// `3 ans`, `3Y`, `p3y`, `P3A` → P3Y; `P4W` → P28D.
  private static func suggestion(for text: String) -> String? {
    let plain = Spelling.folded(String(text.prefix(40))).filter { !$0.isWhitespace }
    let body = plain.hasPrefix("p") ? plain.dropFirst() : plain[...]
    let digits = body.prefix { $0.isASCII && $0.isNumber }
    guard let value = Int(digits), value > 0, value < 10_000 else { return nil }
    let candidate: String? =
      switch String(body.dropFirst(digits.count)) {
      case "y", "a", "an", "ans", "year", "years", "annee", "annees": "P\(value)Y"
      case "m", "mois", "month", "months": "P\(value)M"
      case "d", "j", "jour", "jours", "day", "days": "P\(value)D"
      case "w", "s", "semaine", "semaines", "week", "weeks": "P\(value * 7)D"
      default: nil
      }
    return candidate.flatMap { parse($0) == nil ? nil : $0 }
  }
}
