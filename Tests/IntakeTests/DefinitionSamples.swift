import Awarding
import Encodings
import Intake

/// Definitions that tests begin from.
enum DefinitionSamples {
  /// Complete, in both languages, without a warning.
  static let complete = """
    slug: soudure-tig
    title: { fr: "Souder", en: "Weld" }
    description: { fr: "Souder bien", en: "Weld well" }
    awardedBy: { name: "Institut des métiers de Brocéliande", country: FR }
    outcomes:
      - id: o1
        text: { fr: "Régler", en: "Set up" }
        criteria: { fr: "Juste", en: "Right" }
    workload: { hours: 25, ects: 1 }
    level: { eqf: 5 }
    assessment: { types: [practical-examination] }
    participation: onsite
    qualityAssurance:
      - { type: qualiopi, body: "Certif Horizon", reference: "Q-1", validUntil: 2028-01-01 }

    """

  static let body: AwardingBody? = try? AwardingBody(
    name: "Institut des métiers de Brocéliande", country: .france)

  /// The complete definition with one line changed, or left out.
  static func complete(_ key: String, _ line: String?) -> String {
    var lines: [Substring] = []
    var inside = false
    for old in complete.split(separator: "\n", omittingEmptySubsequences: false) {
      if !old.hasPrefix(" ") { inside = old.hasPrefix(key + ":") }
      if !inside { lines.append(old) }
    }
    if let line { lines.append(line[...]) }
    return lines.joined(separator: "\n") + "\n"
  }

  static func read(_ text: String, on day: String? = nil) throws -> DefinitionReading {
    try DefinitionDocument.read(
      Array(text.utf8), form: .yaml, publishingOn: day.map { try CalendarDate(iso: $0) })
  }

  /// The faults of the complete definition with one part of it written otherwise.
  static func faults(_ key: String, _ line: String?, on day: String? = nil) throws -> [DefinitionFault] {
    try read(complete(key, line), on: day).faults
  }
}
