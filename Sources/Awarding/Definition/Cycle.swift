import Encodings

/// A cycle of the Qualifications Frameworks in the European Higher Education Area (QF-EHEA).
public enum Cycle: String, DefinitionCode {
  case short
  case first
  case second
  case third

  public static let spellings: [String: Cycle] = [
    "short-cycle": .short, "0": .short, "1": .first, "2": .second, "3": .third,
  ]

  public func label(in language: Language) -> String {
    let french = language == .fr
    return switch self {
    case .short: french ? "cycle court de l’enseignement supérieur" : "short cycle of higher education"
    case .first: french ? "premier cycle (licence)" : "first cycle (bachelor)"
    case .second: french ? "deuxième cycle (master)" : "second cycle (master)"
    case .third: french ? "troisième cycle (doctorat)" : "third cycle (doctorate)"
    }
  }
}
