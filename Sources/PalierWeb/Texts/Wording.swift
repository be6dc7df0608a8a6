import Awarding
import Encodings
import Foundation

/// Days, numbers and quantities as people of each language write them.
extension Texts {
  private static let frenchMonths = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `1er mai 2026`, `1 May 2026`.
  func day(_ date: CalendarDate) -> String {
    switch language {
    case .fr: "\(date.day == 1 ? "1er" : String(date.day)) \(Self.frenchMonths[date.month - 1]) \(date.year)"
    case .en: "\(date.day) \(Self.englishMonths[date.month - 1]) \(date.year)"
    }
  }

  /// `25 novembre 2026 à 10:00:05 UTC`.
  func instant(_ date: Date) -> String {
    let time = RFC3339.string(date).utf8.dropFirst(11).dropLast()
    return "\(day(CalendarDate(date))) \(language == .fr ? "à" : "at") \(Substring(time)) UTC"
  }

  /// At most two decimals: `1,5`, `1.5`.
  func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1_000_000_000 else { return "?" }
    let hundredths = Int((abs(value) * 100).rounded())
    var text = String(hundredths / 100)
    let rest = hundredths % 100
    if rest > 0 {
      text += language == .fr ? "," : "."
      text += rest % 10 == 0 ? String(rest / 10) : (rest < 10 ? "0" : "") + String(rest)
    }
    return value < 0 && hundredths > 0 ? "−" + text : text
  }

  /// French uses the singular below two, English for one alone.
  private func isOne(_ value: Double) -> Bool { language == .fr ? abs(value) < 2 : value == 1 }

  func hours(_ value: Double) -> String { (isOne(value) ? facts.oneHour : facts.hours)(number(value)) }

  func ects(_ value: Double) -> String { (isOne(value) ? facts.oneECTS : facts.ects)(number(value)) }

  /// `3 ans`, `1 year and 6 months`; nil when it is no time at all.
  func duration(_ expiry: ExpiryView) -> String? {
    let parts: [(Int, Phrase, Phrase)] = [
      (expiry.years, facts.oneYear, facts.years), (expiry.months, facts.oneMonth, facts.months),
      (expiry.days, facts.oneDay, facts.days),
    ]
    let words = parts.filter { $0.0 > 0 }.map { ($0.0 == 1 ? $0.1 : $0.2)(String($0.0)) }
    return words.isEmpty ? nil : words.joined(separator: facts.and)
  }

  /// The country's name, or its code where it has none.
  func country(_ code: String) -> String { (try? Country(code))?.name(in: language) ?? code }

  /// `820 123 456 00012`: a SIRET as it is usually grouped.
  static func grouped(siret: String) -> String {
    let digits = Array(siret)
    guard digits.count == 14 else { return siret }
    let groups = [digits[0..<3], digits[3..<6], digits[6..<9], digits[9..<14]]
    return groups.map { String($0) }.joined(separator: "\u{A0}")
  }
}
