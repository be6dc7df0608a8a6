import Encodings

/// The sixteen elements by which the Council Recommendation of 16 June 2022 (2022/C 243/02, Annex I) describes a
/// micro-credential, in its order: eleven mandatory ones, then five optional ones.
public enum AnnexElement: String, CaseIterable, Hashable, Sendable {
  case learner
  case title
  case country
  case awardingBody = "awarding-body"
  case date
  case outcomes
  case workload
  case level
  case assessment
  case participation
  case qualityAssurance = "quality-assurance"
  case prerequisites
  case supervision
  case grade
  case stacking
  case furtherInformation = "further-information"

  public var isMandatory: Bool {
    switch self {
    case .prerequisites, .supervision, .grade, .stacking, .furtherInformation: false
    default: true
    }
  }

  /// Whether the element stands in the definition; learner, date and grade come with each award.
  public var isDefined: Bool {
    switch self {
    case .learner, .date: false
    default: true
    }
  }

  /// The recommendation's wording.
  public func wording(in language: Language) -> String {
    switch language {
    case .en: english
    case .fr: french
    }
  }

  private var english: String {
    switch self {
    case .learner: "Identification of the learner"
    case .title: "Title of the micro-credential"
    case .country: "Country(ies)/Region(s) of the issuer"
    case .awardingBody: "Awarding body(ies)"
    case .date: "Date of issuing"
    case .outcomes: "Learning outcomes"
    case .workload: "Notional workload needed to achieve the learning outcomes (in ECTS, wherever possible)"
    case .level:
      "Level (and cycle, if applicable) of the learning experience leading to the micro-credential "
        + "(European Qualifications Framework, Qualifications Frameworks in the European Higher Education Area), "
        + "if applicable"
    case .assessment: "Type of assessment"
    case .participation: "Form of participation in the learning activity"
    case .qualityAssurance: "Type of quality assurance used to underpin the micro-credential"
    case .prerequisites: "Prerequisites needed to enrol in the learning activity"
    case .supervision: "Supervision and identity verification during assessment"
    case .grade: "Grade achieved"
    case .stacking: "Integration/stackability options"
    case .furtherInformation: "Further information"
    }
  }

  private var french: String {
    switch self {
    case .learner: "Identification de l’apprenant"
    case .title: "Intitulé de la microcertification"
    case .country: "Pays/région(s) de l’émetteur"
    case .awardingBody: "Organisme(s) certificateur(s)"
    case .date: "Date de délivrance"
    case .outcomes: "Acquis d’apprentissage"
    case .workload:
      "Charge de travail théorique nécessaire pour obtenir les acquis d’apprentissage (en ECTS, si possible)"
    case .level:
      "Niveau (et cycle, le cas échéant) de l’expérience d’apprentissage menant à la microcertification "
        + "(cadre européen des certifications, cadres des certifications de l’espace européen de l’enseignement "
        + "supérieur), le cas échéant"
    case .assessment: "Type d’évaluation"
    case .participation: "Forme de participation à l’activité d’apprentissage"
    case .qualityAssurance: "Type d’assurance qualité sur lequel s’appuie la microcertification"
    case .prerequisites: "Prérequis pour s’inscrire à l’activité d’apprentissage"
    case .supervision: "Surveillance et vérification de l’identité pendant l’évaluation"
    case .grade: "Note obtenue"
    case .stacking: "Possibilités d’intégration et de cumul"
    case .furtherInformation: "Informations complémentaires"
    }
  }
}
