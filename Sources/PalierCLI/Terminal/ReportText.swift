import Encodings
import Verification

/// A verification report as lines for a person.
enum ReportText {
  static func lines(_ report: Report, named name: String, in language: Language) -> [String] {
    var lines: [String] = []
    let verdict: String =
      switch (report.verdict, language) {
      case (.valid, .fr): "✓ valable"
      case (.valid, .en): "✓ valid"
      case (.invalid, .fr): "✗ non valable"
      case (.invalid, .en): "✗ not valid"
      case (.undetermined, .fr): "? ne peut pas être tranché"
      case (.undetermined, .en): "? cannot be decided"
      }
    lines.append("\(name): \(verdict)")
    if report.unreadable != nil {
      // The format finding says why, in the reader's language.
      for finding in report.checks where finding.outcome == .fail {
        lines.append("  " + finding.message(in: language))
      }
      if let place = report.unreadable?.location { lines.append("  \(name):\(place.line):\(place.column)") }
      return lines
    }
    if let credential = report.credential {
      if let title = credential.title { lines.append("  \(title)") }
      let issuer = [credential.issuer.name, credential.issuer.id].compactMap(\.self).joined(separator: " · ")
      if !issuer.isEmpty { lines.append("  " + (language == .fr ? "Délivré par " : "Issued by ") + issuer) }
      if let holder = credential.holder.name {
        lines.append("  " + (language == .fr ? "Titulaire : " : "Holder: ") + holder)
      }
    }
    for finding in report.checks where finding.outcome != .notApplicable {
      let mark =
        switch finding.outcome {
        case .pass: "✓"
        case .fail: "✗"
        case .warning: "!"
        default: "?"
        }
      lines.append("  \(mark) \(finding.check.rawValue): \(finding.message(in: language)) [\(finding.code.rawValue)]")
    }
    for inner in report.credentials { lines += Self.lines(inner, named: "  –", in: language).map { "  " + $0 } }
    return lines
  }
}
