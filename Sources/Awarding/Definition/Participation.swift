import Encodings

/// The form of participation in the learning activity (Annex I, element 10): the European vocabulary
/// `europass-modes`.
public enum Participation: String, DefinitionCode {
  case onsite
  case online
  case blended
  case projectBased = "project-based"
  case workBased = "work-based"
  case researchLabBased = "research-lab-based"

  /// The vocabulary's own label of onsite, and a usual one.
  public static let spellings: [String: Participation] = [
    "presential": .onsite, "on-site": .onsite, "hybrid": .blended, "workbased": .workBased,
  ]

  /// The concept in the European vocabulary.
  public var address: String {
    let concept =
      switch self {
      case .onsite: "9191af2ed9"
      case .online: "920fbb3cbe"
      case .blended: "e92d221e4d"
      case .projectBased: "7813801c77"
      case .workBased: "729f3bed4b"
      case .researchLabBased: "ed4c557045"
      }
    return "http://data.europa.eu/snb/learning-assessment/" + concept
  }

  public func label(in language: Language) -> String {
    let french = language == .fr
    return switch self {
    case .onsite: french ? "en présence" : "onsite"
    case .online: french ? "à distance" : "online"
    case .blended: french ? "hybride (en présence et à distance)" : "blended (onsite and online)"
    case .projectBased: french ? "par projet" : "project-based"
    case .workBased: french ? "en situation de travail" : "work-based"
    case .researchLabBased: french ? "en laboratoire de recherche" : "research-lab-based"
    }
  }
}
