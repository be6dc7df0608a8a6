import Encodings

/// A type of quality assurance (Annex I, element 11): the European vocabulary `europass-accreditation-types`, the
/// French national quality mark for training providers, and a body's own quality assurance.
public enum QualityAssuranceType: String, DefinitionCode {
  /// The national mark of the Code du travail, article L. 6316-1.
  case qualiopi
  case institutionalQualityAssurance = "institutional-quality-assurance"
  case programmeQualityAssurance = "programme-quality-assurance"
  case institutionalLicence = "institutional-licence"
  case programmeLicence = "programme-licence"
  /// By the body itself; no vocabulary has it.
  case `internal`

  /// The vocabulary's American spellings.
  public static let spellings: [String: QualityAssuranceType] = [
    "program-quality-assurance": .programmeQualityAssurance, "institutional-license": .institutionalLicence,
    "program-license": .programmeLicence, "programme-license": .programmeLicence,
  ]

  /// Whether somebody else than the awarding body assures the quality: then that body has a name.
  public var isExternal: Bool { self != .internal }

  /// The concept in the European vocabulary; Qualiopi is a quality assurance of institutions.
  public var address: String? {
    let concept: String? =
      switch self {
      case .qualiopi, .institutionalQualityAssurance: "bb4618238e"
      case .programmeQualityAssurance: "820101cba6"
      case .institutionalLicence: "003293d2ce"
      case .programmeLicence: "e57dddfcf3"
      case .internal: nil
      }
    return concept.map { "http://data.europa.eu/snb/accreditation/" + $0 }
  }

  public func label(in language: Language) -> String {
    let french = language == .fr
    return switch self {
    case .qualiopi: french ? "certification Qualiopi" : "Qualiopi (French national quality mark)"
    case .institutionalQualityAssurance:
      french ? "assurance qualité de l’établissement" : "institutional quality assurance"
    case .programmeQualityAssurance: french ? "assurance qualité du programme" : "programme quality assurance"
    case .institutionalLicence: french ? "agrément de l’établissement" : "institutional licence"
    case .programmeLicence: french ? "habilitation du programme" : "programme licence"
    case .internal: french ? "assurance qualité interne" : "internal quality assurance"
    }
  }
}
