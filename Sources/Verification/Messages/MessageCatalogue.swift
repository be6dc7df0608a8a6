import Encodings
import Foundation
import JSONTree

/// The texts of findings: one exhaustive table per language, with places for the facts of a finding.
///
/// `{name}` in a text stands for the member `name` of the finding's detail. Facts come from the input: they are cut
/// and cleaned of control and direction characters before a person reads them.
enum MessageCatalogue {
  /// Characters of one fact that a message shows.
  static let maximumFactLength = 160

  static func message(_ code: FindingCode, detail: JSONObject, in language: Language) -> String {
    let template = text(code, in: language)
    guard template.utf8.contains(UInt8(ascii: "{")) else { return template }
    var message = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      message += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      message += fact(name, detail[name], in: language)
      rest = rest[rest.index(after: close)...]
    }
    return message + rest
  }

  static func text(_ code: FindingCode, in language: Language) -> String {
    switch language {
    case .fr: FrenchMessages.text(code)
    case .en: EnglishMessages.text(code)
    }
  }

  private static func fact(_ name: String, _ value: JSON?, in language: Language) -> String {
    switch value {
    case .string(let text)?:
      if name == "failure" { return failure(text, in: language) }
      if let date = RFC3339.parse(text) { return written(date, in: language) }
      return shown(text)
    case .number(let number)?: return number.text
    case .array(let elements)?: return shown(elements.compactMap(\.string).joined(separator: ", "))
    default: return language == .fr ? "non précisé" : "not given"
    }
  }

  private static func failure(_ code: String, in language: Language) -> String {
    let code = DocumentFailure.Code(rawValue: code)
    return switch language {
    case .fr: FrenchMessages.text(code)
    case .en: EnglishMessages.text(code)
    }
  }

  /// A fact as people may read it: one line, nothing that hides or turns other characters.
  static func shown(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(maximumFactLength) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
        shown.append("\u{FFFD}")
      default: shown.append(scalar)
      }
    }
    return String(shown) + (text.unicodeScalars.count > maximumFactLength ? "…" : "")
  }

  /// A day alone when it begins there, else with the minute; always in UTC.
  private static func written(_ date: Date, in language: Language) -> String {
    let day = CalendarDate(date)
    let seconds = Int(date.timeIntervalSince(day.startOfDayUTC))
    let (hour, minute) = (seconds / 3_600, seconds / 60 % 60)
    let minutes = minute < 10 ? "0\(minute)" : "\(minute)"
    switch language {
    case .fr:
      let number = day.day == 1 ? "1er" : "\(day.day)"
      let text = "\(number) \(FrenchMessages.months[day.month - 1]) \(day.year)"
      return seconds == 0 ? text : "\(text) à \(hour) h \(minutes) (UTC)"
    case .en:
      let text = "\(day.day) \(EnglishMessages.months[day.month - 1]) \(day.year)"
      return seconds == 0 ? text : "\(text) at \(hour < 10 ? "0" : "")\(hour):\(minutes) UTC"
    }
  }
}
