import Encodings
import Stacking

/// An eligibility report for people.
enum EligibilityText {
  static func lines(_ report: EligibilityReport, in language: Language) -> [String] {
    func say(_ french: String, _ english: String) -> String { language == .fr ? french : english }
    let title = report.rule.title[language] ?? report.rule.title.values.first ?? report.rule.id
    var lines = [
      "\(title) — \(report.rule.id), version \(report.rule.version), \(report.day.iso)", report.sentence(in: language),
      "",
    ]
    for node in report.nodes {
      let mark =
        switch node.outcome {
        case .satisfied: "✓"
        case .missing: "✗"
        case .pending: "…"
        case .notNeeded: "·"
        }
      let indent = String(repeating: "  ", count: node.depth)
      let name = node.node.title[language] ?? node.node.title.values.first
      lines.append("\(indent)\(mark) " + (name.map { "\($0) — " } ?? "") + (node.explanation[language] ?? ""))
    }
    let missing = report.missing(in: language)
    if !missing.isEmpty {
      lines += ["", say("Le plus court chemin, à titre indicatif :", "The shortest way, as guidance:")]
      lines += missing.map { "  + \($0)" }
    }
    func list(_ french: String, _ english: String, _ items: [String]) {
      guard !items.isEmpty else { return }
      lines += ["", say(french, english) + items.joined(separator: ", ")]
    }
    list("Compte : ", "Counts: ", report.used)
    list("N’est pas utilisé : ", "Not used: ", report.unused)
    list(
      "Ne compte pas : ", "Does not count: ",
      report.refused.map { "\($0.id) (\(reason($0.reason, in: language)))" })
    list("N’a pas pu être vérifié : ", "Could not be checked: ", report.unchecked.map { "\($0.id) (\($0.reason))" })
    if !report.isVerified {
      lines += [
        "",
        say(
          "Les acquis viennent d’un fichier de faits : ils n’ont pas été vérifiés.",
          "The achievements come from a facts file: they were not verified."),
      ]
    }
    if !report.isPlanProven {
      lines.append(
        say(
          "La limite de calcul est atteinte : il peut y avoir une meilleure répartition.",
          "The work limit was reached: there may be a better way to share them out."))
    }
    // What others wrote stays on its line.
    return lines.map { $0.replacing("\n", with: " ").replacing("\t", with: " ") }
  }

  private static func reason(_ reason: String, in language: Language) -> String {
    guard language == .fr else { return reason.replacing("-", with: " ") }
    return switch reason {
    case "revoked": "révoqué"
    case "suspended": "suspendu"
    case "expired": "expiré"
    case "not-yet": "pas encore délivré ce jour-là"
    case "too-old": "trop ancien"
    case "used-elsewhere": "déjà utilisé"
    case "other-holder": "d’une autre personne"
    case "holder-unknown": "titulaire inconnu"
    case "invalid": "non valide"
    case "award-unknown": "sans identifiant"
    default: reason
    }
  }
}
