import Encodings
import Register

/// The short values of exports, in every spelling that they have had.
enum ExportValues {
  typealias Text = UnsafeBufferPointer<UInt8>

  static func flag(_ text: Text) -> Bool? {
    if text.elementsEqual("Oui".utf8) { return true }
    if text.elementsEqual("Non".utf8) { return false }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "oui", "true", "active", "actif": return true
    case "non", "false", "inactive", "inactif": return false
    default: return nil
    }
  }

  /// `dd/mm/yyyy`; 00/00/0000 is none.
  static func date(_ text: Text) -> CalendarDate? {
    guard text.count == 10, text[2] == 47, text[5] == 47 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in text[range] {
        guard (48...57).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    guard let day = number(0..<2), let month = number(3..<5), let year = number(6..<10) else { return nil }
    return try? CalendarDate(year: year, month: month, day: day)
  }

  static func figure(_ text: Text) -> Int? {
    guard (1...9).contains(text.count) else { return nil }
    var value = 0
    for byte in text {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }

  /// `NIV5`, or `AUCUN`.
  static func level(_ text: Text) -> QualificationLevel? {
    if text.count == 4, text.starts(with: "NIV".utf8), (49...56).contains(text[3]) { return .level(Int(text[3] - 48)) }
    if text.elementsEqual("AUCUN".utf8) { return QualificationLevel.none }
    return text.elementsEqual("REPRISE".utf8) ? .undetermined : nil
  }

  static func registrationType(_ text: Text) -> RegistrationType? {
    if text.elementsEqual("Enregistrement de droit".utf8) { return .ofRight }
    if text.elementsEqual("Enregistrement sur demande".utf8) { return .onRequest }
    return nil
  }

  /// The state of a habilitation, or of a certifying body.
  static func state(_ text: Text) -> RegisteredPartner.State? {
    if text.elementsEqual("Actif".utf8) { return .active }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "actif": return .active
    case "inactif": return .recordInactive
    case "supprimé", "supprime": return .withdrawn
    default: return nil
    }
  }

  /// V3 on: a code; V2.0: a sentence.
  static func rights(_ text: Text) -> PartnerRights {
    if text.elementsEqual("HABILITATION_ORGA_FORM".utf8) { return [.train, .assess] }
    if text.elementsEqual("HABILITATION_FORMER".utf8) { return .train }
    if text.elementsEqual("HABILITATION_ORGANISER".utf8) { return .assess }
    let words = String(decoding: text, as: UTF8.self).lowercased()
    guard words.hasPrefix("habilitation pour ") else { return [] }
    var rights: PartnerRights = []
    if words.contains("former") { rights.insert(.train) }
    if words.contains("organiser") { rights.insert(.assess) }
    return rights
  }

  /// A value as a report shows it: at most 80 characters, one line.
  static func shown(_ text: String) -> String {
    let line = String(text.prefix(80).map { $0.isNewline || $0 == "\t" ? " " : $0 })
    return text.count > 80 ? line + "…" : line
  }
}
