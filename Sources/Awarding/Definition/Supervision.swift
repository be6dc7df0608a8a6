import Encodings

/// Supervision and identity verification during assessment (Annex I, optional): the cases that the recommendation
/// tells apart.
public enum Supervision: String, DefinitionCode {
  case unsupervised
  case supervisedOnline = "supervised-online"
  case supervisedOnlineIDChecked = "supervised-online-id-checked"
  case supervisedOnsite = "supervised-onsite"
  case supervisedOnsiteIDChecked = "supervised-onsite-id-checked"

  /// The concept in the European vocabulary `supervision-verification`, where its address is known from a published
  /// example; the others wait for the vocabulary itself.
  public var address: String? {
    self == .unsupervised ? "http://data.europa.eu/snb/supervision-verification/c598449d64" : nil
  }

  public func label(in language: Language) -> String {
    let french = language == .fr
    return switch self {
    case .unsupervised:
      french ? "sans surveillance ni vérification de l’identité" : "unsupervised, identity not verified"
    case .supervisedOnline:
      french ? "surveillée à distance, identité non vérifiée" : "supervised online, identity not verified"
    case .supervisedOnlineIDChecked:
      french ? "surveillée à distance, identité vérifiée" : "supervised online, identity verified"
    case .supervisedOnsite:
      french ? "surveillée sur place, identité non vérifiée" : "supervised onsite, identity not verified"
    case .supervisedOnsiteIDChecked:
      french ? "surveillée sur place, identité vérifiée" : "supervised onsite, identity verified"
    }
  }
}
