/// The elements of a micro-credential, as the type page and the credential page name and explain them.
struct FactTexts: Sendable {
  let outcomesOfType: String
  let outcomesOfHolder: String
  let criteria: String
  let esco: String
  let assessment: String
  let supervision: String
  let supervisionNotStated: String
  let workload: String
  let hours: Phrase
  let oneHour: Phrase
  let ects: Phrase
  let oneECTS: Phrase
  let workloadMeaning: String
  let ectsMeaning: String
  let level: String
  let eqfLevel: Phrase
  let nationalLevel: Phrase
  let frenchLevel: Phrase
  let levelMeaning: String
  let noLevel: Phrase
  let stairs: Phrase
  let participation: String
  let qualityAssurance: String
  let qualityReference: Phrase
  let validFrom: Phrase
  let validUntil: Phrase
  let prerequisites: String
  let noPrerequisites: String
  let grading: String
  let stacking: String
  let standalone: String
  let stackable: String
  let towards: String
  let stackingMeaning: String
  let furtherInformation: String
  let register: String
  /// {1}: the code, {2}: the day of the export.
  let registerNamed: Phrase
  let registerEnded: String
  let registerContradicted: Phrase
  let registerNotChecked: Phrase
  let registerNone: String
  let registerRecord: Phrase
  let alignments: String
  let alignmentsMeaning: String
  let tags: String
  let validity: String
  let neverExpires: String
  let expiresAfter: Phrase
  let years: Phrase
  let oneYear: Phrase
  let months: Phrase
  let oneMonth: Phrase
  let days: Phrase
  let oneDay: Phrase
  let awardingBody: String
  let siret: String
  let country: String
  let and: String

  static let fr = FactTexts(
    outcomesOfType: "Ce que l’on sait faire",
    outcomesOfHolder: "Ce que cette personne sait faire",
    criteria: "Critères d’évaluation",
    esco: "Compétence dans ESCO",
    assessment: "Évaluation",
    supervision: "Surveillance et identité",
    supervisionNotStated: "Non précisée par l’organisme",
    workload: "Volume de travail",
    hours: "{1} heures",
    oneHour: "{1} heure",
    ects: "{1} crédits ECTS",
    oneECTS: "{1} crédit ECTS",
    workloadMeaning: "Tout compris : cours, exercices, travail personnel et évaluation.",
    ectsMeaning: "Un crédit ECTS représente 25 à 30 heures de travail.",
    level: "Niveau",
    eqfLevel: "Niveau {1} sur 8 du cadre européen (CEC)",
    nationalLevel: "Niveau {1} du cadre national ({2})",
    frenchLevel: "Niveau {1} du cadre national français",
    levelMeaning: "C’est le niveau des acquis. Ce n’est pas un diplôme de ce niveau.",
    noLevel: "Sans niveau : {1}",
    stairs: "{1} marches sur 8",
    participation: "Participation",
    qualityAssurance: "Assurance qualité",
    qualityReference: "référence {1}",
    validFrom: "depuis le {1}",
    validUntil: "jusqu’au {1}",
    prerequisites: "Prérequis",
    noPrerequisites: "Aucun",
    grading: "Notation",
    stacking: "Cumul",
    standalone: "Se suffit à elle-même",
    stackable: "Peut être cumulée avec d’autres",
    towards: "Compte pour :",
    stackingMeaning: "L’établissement d’accueil décide ; le cumul ne donne aucun droit automatique.",
    furtherInformation: "En savoir plus",
    register: "Répertoires nationaux",
    registerNamed: "{1} : délivrée par un organisme que le répertoire officiel nomme (export du {2})",
    registerEnded: "L’enregistrement a pris fin : elle ne vaut que pour qui était entré en formation ou en VAE avant.",
    registerContradicted: "{1}, indiqué par l’organisme ; le répertoire officiel le contredit",
    registerNotChecked: "{1}, indiqué par l’organisme ; n’a pas pu être contrôlé",
    registerNone: "Non enregistrée au RNCP ni au RS",
    registerRecord: "Ce que le répertoire dit de {1}",
    alignments: "Correspondances",
    alignmentsMeaning: "Déclarées par l’organisme ; elles ne valent pas enregistrement.",
    tags: "Mots-clés",
    validity: "Durée de validité",
    neverExpires: "Sans limite",
    expiresAfter: "{1} après la délivrance",
    years: "{1} ans",
    oneYear: "{1} an",
    months: "{1} mois",
    oneMonth: "{1} mois",
    days: "{1} jours",
    oneDay: "{1} jour",
    awardingBody: "Organisme certificateur",
    siret: "SIRET",
    country: "Pays",
    and: " et ")

  static let en = FactTexts(
    outcomesOfType: "What one can do",
    outcomesOfHolder: "What this person can do",
    criteria: "Assessment criteria",
    esco: "Skill in ESCO",
    assessment: "Assessment",
    supervision: "Supervision and identity",
    supervisionNotStated: "Not stated by the awarding body",
    workload: "Workload",
    hours: "{1} hours",
    oneHour: "{1} hour",
    ects: "{1} ECTS credits",
    oneECTS: "{1} ECTS credit",
    workloadMeaning: "All included: lessons, exercises, own work and assessment.",
    ectsMeaning: "One ECTS credit stands for 25 to 30 hours of work.",
    level: "Level",
    eqfLevel: "Level {1} of 8 in the European framework (EQF)",
    nationalLevel: "Level {1} of the national framework ({2})",
    frenchLevel: "Level {1} of the French national framework",
    levelMeaning: "It is the level of the learning outcomes. It is not a degree of that level.",
    noLevel: "No level: {1}",
    stairs: "{1} steps of 8",
    participation: "Participation",
    qualityAssurance: "Quality assurance",
    qualityReference: "reference {1}",
    validFrom: "since {1}",
    validUntil: "until {1}",
    prerequisites: "Prerequisites",
    noPrerequisites: "None",
    grading: "Grading",
    stacking: "Stacking",
    standalone: "Stands alone",
    stackable: "Can be combined with others",
    towards: "Counts towards:",
    stackingMeaning: "The receiving institution decides; combining gives no automatic right.",
    furtherInformation: "Further information",
    register: "National registers",
    registerNamed: "{1}: awarded by a body that the official register names (export of {2})",
    registerEnded: "The registration has ended: it counts for those who entered training or recognition before only.",
    registerContradicted: "{1}, stated by the awarding body; the official register contradicts it",
    registerNotChecked: "{1}, stated by the awarding body; could not be checked",
    registerNone: "Not registered in RNCP or RS",
    registerRecord: "What the register says of {1}",
    alignments: "Correspondences",
    alignmentsMeaning: "Declared by the awarding body; they are no registration.",
    tags: "Keywords",
    validity: "Validity",
    neverExpires: "No end",
    expiresAfter: "{1} after the award",
    years: "{1} years",
    oneYear: "{1} year",
    months: "{1} months",
    oneMonth: "{1} month",
    days: "{1} days",
    oneDay: "{1} day",
    awardingBody: "Awarding body",
    siret: "SIRET",
    country: "Country",
    and: " and ")
}
