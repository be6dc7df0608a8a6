import Encodings
import Register

/// The members of a record in words.
enum RegisterFieldTexts {
  static func name(_ field: RecordField, _ language: Language) -> String {
    let isFrench = language == .fr
    return switch field {
    case .title: isFrench ? "intitulé" : "title"
    case .abbreviation: isFrench ? "sigle" : "abbreviation"
    case .workflowState: isFrench ? "état de publication" : "state of publication"
    case .isActive: isFrench ? "activité" : "activity"
    case .registrationType: isFrench ? "type d’enregistrement" : "kind of registration"
    case .level: isFrench ? "niveau" : "level"
    case .nsf: "NSF"
    case .rome: "ROME"
    case .formacodes: "Formacodes"
    case .idcc: "IDCC"
    case .agreements: isFrench ? "conventions collectives" : "collective agreements"
    case .bodies: isFrench ? "certificateurs" : "awarding bodies"
    case .hasPartners: isFrench ? "existence de partenaires" : "existence of partners"
    case .partners: isFrench ? "partenaires" : "partners"
    case .accesses: isFrench ? "voies d’accès" : "ways to it"
    case .territories: isFrench ? "territoires" : "territories"
    case .lastOfficialJournal: isFrench ? "Journal officiel" : "official journal"
    case .decision: isFrench ? "date de décision" : "day of decision"
    case .duration: isFrench ? "durée" : "duration"
    case .publication: isFrench ? "date de publication" : "day of publication"
    case .effect: isFrench ? "date d’effet" : "day of effect"
    case .end: isFrench ? "fin d’enregistrement" : "end of the registration"
    case .lastAward: isFrench ? "dernier jour de délivrance" : "last day for awards"
    case .promotionYears: isFrench ? "années de promotion" : "years of promotion"
    case .link: isFrench ? "lien" : "link"
    case .blocks: isFrench ? "blocs" : "blocks"
    case .successors: isFrench ? "nouvelles certifications" : "successors"
    case .predecessors: isFrench ? "anciennes certifications" : "predecessors"
    case .correspondences: isFrench ? "correspondances" : "correspondences"
    case .partialValidation: isFrench ? "validation partielle" : "partial validation"
    case .validityYears: isFrench ? "durée de validité" : "validity"
    case .texts: isFrench ? "textes" : "texts"
    case .blockTexts: isFrench ? "textes des blocs" : "texts of the blocks"
    case .decrees: isFrench ? "textes officiels" : "official texts"
    case .statistics: isFrench ? "statistiques" : "statistics"
    case .juries: isFrench ? "jurys" : "juries"
    }
  }
}
