/// The pages of the registers RNCP and RS.
struct RegisterTexts: Sendable {
  let navigation: String
  let title: String
  let introduction: String
  let empty: String
  let emptyHint: String
  let words: String
  let wordsHint: String
  let submit: String
  let criteria: String
  let register: String
  let both: String
  let level: String
  let anyLevel: String
  let levelNumber: Phrase
  let activeOnly: String
  let blocksOnly: String
  let on: String
  let rome: String
  let nsf: String
  let siret: String
  let results: String
  let noResult: String
  let noResultHint: String
  let resultsFrom: Phrase
  let oneResult: String
  let previous: String
  let next: String
  let pages: String
  let until: Phrase
  let ended: Phrase
  let inactive: String
  let rncpName: String
  let rsName: String
  let blockOf: Phrase
  let state: String
  let registered: Phrase
  let registeredUntil: Phrase
  let registeredNoEnd: Phrase
  let late: Phrase
  let lateUntil: Phrase
  let proof: String
  let over: Phrase
  let overSince: Phrase
  let notKnown: Phrase
  let notKnownBefore: String
  let notKnownWithdrawn: String
  let notKnownContradiction: String
  let notKnownOther: String
  let notYet: Phrase
  let notYetFrom: Phrase
  let notKnownBetween: String
  let notKnownAfter: String
  let gone: Phrase
  let corrected: String
  let correctedText: Phrase
  let saysTitle: Phrase
  let saysActive: String
  let saysInactive: String
  let saysEffect: Phrase
  let saysDecision: Phrase
  let saysEnd: Phrase
  let saysLastAward: Phrase
  let saysLevel: Phrase
  let saysBody: Phrase
  let saysNotBody: Phrase
  let essentials: String
  let noLevel: String
  let noLevelText: String
  let levelNotTold: String
  let registration: String
  let fromTo: Phrase
  let since: Phrase
  let upTo: Phrase
  let notTold: String
  let lastAward: String
  let abbreviation: String
  let fields: String
  let trades: String
  let formacodes: String
  let ways: String
  let wayInitial: String
  let wayApprenticeship: String
  let wayContinuing: String
  let wayContract: String
  let wayCandidate: String
  let wayExperience: String
  let validity: String
  let whole: String
  let bodies: String
  let bodiesText: String
  let noBodies: String
  let noBodiesCorrected: String
  let bodiesFirst: Phrase
  let registeredNoEndShort: String
  let stateNotTold: String
  let allBlocks: Phrase
  let noSIRET: String
  let notActive: String
  let ask: String
  let askSIRET: String
  let askDay: String
  let askSubmit: String
  let answerFor: Phrase
  let mayAward: String
  let mayTrain: String
  let mayAssess: String
  let yesBody: Phrase
  let yesPartner: Phrase
  let no: Phrase
  let unknown: Phrase
  let reasonNotNamed: String
  let reasonWithoutRight: String
  let reasonNoLonger: String
  let reasonNotYet: String
  let reasonWithoutSIRET: String
  let reasonDate: String
  let reasonOver: String
  let reasonNotBegun: String
  let reasonBetween: String
  let reasonNobody: String
  let reasonRight: String
  let reasonRecord: String
  let blocks: String
  let competences: String
  let assessment: String
  let activities: String
  let abilities: String
  let jobs: String
  let prerequisites: String
  let partners: Phrase
  let onePartner: String
  let partnersFirst: Phrase
  let train: String
  let assess: String
  let partnerInactive: String
  let chain: String
  let thisOne: String
  let notHeld: String
  let correspondences: String
  let correspondencesText: String
  let wholeRecord: String
  let source: String
  let sourceText: Phrase
  let saidSince: Phrase
  let officialPage: String
  let correctedNotice: String

  static let fr = RegisterTexts(
    navigation: "RNCP et RS",
    title: "Les répertoires RNCP et RS",
    introduction:
      """
      Ce que la France enregistre : les certifications professionnelles (RNCP), leurs blocs de \
      compétences, et le Répertoire spécifique (RS). Qui peut délivrer quoi, et jusqu’à quand.
      """,
    empty: "Les répertoires ne sont pas encore chargés sur ce site.",
    emptyHint:
      """
      L’administrateur peut charger l’export officiel ; en attendant, les fiches se lisent sur \
      francecompetences.fr.
      """,
    words: "Intitulé, code, sigle ou organisme",
    wordsHint: "Par exemple : RNCP36490, blockchain, CDA, amiante.",
    submit: "Chercher",
    criteria: "Autres critères",
    register: "Répertoire",
    both: "RNCP et RS",
    level: "Niveau",
    anyLevel: "Tous les niveaux",
    levelNumber: "Niveau {1}",
    activeOnly: "Enregistrées aujourd’hui seulement",
    blocksOnly: "Découpées en blocs seulement",
    on: "Enregistrées le",
    rome: "Code ROME",
    nsf: "Code NSF",
    siret: "SIRET ou SIREN du certificateur",
    results: "Résultats",
    noResult: "Rien ne correspond à ces critères.",
    noResultHint: "Essayez moins de mots, ou le code de la fiche.",
    resultsFrom: "Résultats {1} à {2}",
    oneResult: "1 résultat",
    previous: "Page précédente",
    next: "Page suivante",
    pages: "Pages de résultats",
    until: "jusqu’au {1}",
    ended: "fin le {1}",
    inactive: "non active",
    rncpName: "Répertoire national des certifications professionnelles",
    rsName: "Répertoire spécifique",
    blockOf: "Bloc de compétences de {1}",
    state: "État de l’enregistrement",
    registered: "Enregistrée le {1}",
    registeredUntil: "L’enregistrement court jusqu’au {1}.",
    registeredNoEnd: "Selon l’export du {1}, qui ne donne pas de fin.",
    late: "Plus enregistrée le {1}",
    lateUntil: "Elle peut encore être délivrée jusqu’au {1} à qui était entré en formation ou en VAE avant la fin.",
    proof:
      """
      L’enregistrement a pris fin et le répertoire ne donne pas de dernier jour de délivrance. Qui était \
      entré avant peut encore l’obtenir ; l’organisme doit pouvoir le prouver.
      """,
    over: "Ne peut plus être délivrée le {1}",
    overSince: "Le dernier jour de délivrance était le {1}.",
    notKnown: "Le répertoire ne dit pas si elle était enregistrée le {1}",
    notKnownBefore:
      """
      Ce jour précède la première date de la fiche : elle pouvait être enregistrée par une décision plus \
      ancienne.
      """,
    notKnownWithdrawn: "Elle a été retirée avant son terme, un jour que le répertoire ne donne pas.",
    notKnownContradiction: "Les données officielles se contredisent pour ce jour.",
    notKnownOther: "La fiche ne donne ni état ni date pour ce jour.",
    notYet: "Pas encore enregistrée le {1}",
    notYetFrom: "L’enregistrement commence le {1}.",
    notKnownBetween: "L’export d’avant ce jour et celui d’après disent des choses différentes.",
    notKnownAfter: "Le dernier export a été écrit avant que l’enregistrement commence.",
    gone: "Disparue du répertoire à l’export du {1} : cette page montre ce qu’elle disait auparavant.",
    corrected: "Corrigé ici",
    correctedText: "{1} (depuis le {2}). Ce n’est pas la donnée officielle.",
    saysTitle: "Intitulé : {1}",
    saysActive: "Active",
    saysInactive: "Non active",
    saysEffect: "Date d’effet : {1}",
    saysDecision: "Date de décision : {1}",
    saysEnd: "Fin d’enregistrement : {1}",
    saysLastAward: "Dernier jour de délivrance : {1}",
    saysLevel: "Niveau : {1}",
    saysBody: "Certificateur : {1}, SIRET {2}",
    saysNotBody: "N’est pas certificateur : SIRET {1}",
    essentials: "L’essentiel",
    noLevel: "Sans niveau",
    noLevelText: "Un bloc et une fiche du Répertoire spécifique n’ont pas de niveau.",
    levelNotTold: "Le répertoire n’en donne pas",
    registration: "Enregistrement",
    fromTo: "du {1} au {2}",
    since: "depuis le {1}",
    upTo: "jusqu’au {1}",
    notTold: "Le répertoire ne le dit pas",
    lastAward: "Dernier jour de délivrance",
    abbreviation: "Sigle",
    fields: "Domaines (NSF)",
    trades: "Métiers (ROME)",
    formacodes: "Formacodes",
    ways: "Voies d’accès",
    wayInitial: "formation initiale",
    wayApprenticeship: "apprentissage",
    wayContinuing: "formation continue",
    wayContract: "contrat de professionnalisation",
    wayCandidate: "candidature individuelle",
    wayExperience: "validation des acquis de l’expérience (VAE)",
    validity: "Durée de validité pour le titulaire",
    whole: "Certification entière",
    bodies: "Qui la délivre",
    bodiesText: "Seuls les certificateurs délivrent ; un partenaire habilité forme ou évalue.",
    noBodies: "Le répertoire ne nomme aucun certificateur.",
    noBodiesCorrected: "Plus aucun certificateur, d’après la correction ci-dessous.",
    bodiesFirst: "Les {1} premiers de {2}.",
    registeredNoEndShort: "enregistrée, sans fin indiquée",
    stateNotTold: "état non connu",
    allBlocks: "Les {1} blocs",
    noSIRET: "sans SIRET au répertoire",
    notActive: "n’est plus certificateur",
    ask: "Un organisme a-t-il ce droit ?",
    askSIRET: "SIRET de l’organisme",
    askDay: "Jour",
    askSubmit: "Voir la réponse",
    answerFor: "Réponse pour le SIRET {1}, le {2}",
    mayAward: "Délivrer",
    mayTrain: "Former",
    mayAssess: "Évaluer",
    yesBody: "Oui : {1} est certificateur.",
    yesPartner: "Oui : {1} est partenaire habilité.",
    no: "Non. {1}",
    unknown: "On ne sait pas. {1}",
    reasonNotNamed: "Le répertoire ne le nomme pas.",
    reasonWithoutRight: "Le répertoire le nomme, sans ce droit.",
    reasonNoLonger: "Il ne l’était plus ce jour-là.",
    reasonNotYet: "Il ne l’était pas encore ce jour-là.",
    reasonWithoutSIRET: "Des organismes sont nommés sans SIRET : ce peut être lui.",
    reasonDate: "Le répertoire ne donne pas de date.",
    reasonOver: "Le dernier jour de délivrance est passé.",
    reasonNotBegun: "L’enregistrement n’avait pas commencé.",
    reasonBetween: "L’export d’avant ce jour et celui d’après ne disent pas la même chose.",
    reasonNobody: "Le répertoire ne nomme personne.",
    reasonRight: "Ce qu’il peut faire n’a pas pu être lu.",
    reasonRecord: "La fiche n’était pas enregistrée ce jour-là, ou on ne le sait pas.",
    blocks: "Ses blocs de compétences",
    competences: "Compétences",
    assessment: "Évaluation",
    activities: "Activités visées",
    abilities: "Compétences attestées",
    jobs: "Emplois accessibles",
    prerequisites: "Prérequis de validation",
    partners: "{1} partenaires habilités",
    onePartner: "1 partenaire habilité",
    partnersFirst: "Les {1} premiers ; pour un autre, demandez son SIRET ci-dessus.",
    train: "forme",
    assess: "évalue",
    partnerInactive: "habilitation close",
    chain: "Ce qui l’a précédée et ce qui la remplace",
    thisOne: "cette fiche",
    notHeld: "pas dans l’export",
    correspondences: "Correspondances",
    correspondencesText: "Telles que le répertoire les donne. L’organisme qui accueille décide.",
    wholeRecord: "la certification entière",
    source: "Source",
    sourceText: "{1}, export du {2}.",
    saidSince: "Le répertoire dit cela depuis l’export du {1}.",
    officialPage: "La fiche officielle",
    correctedNotice: "Une partie de cette page est corrigée par l’opérateur du site : voyez plus bas.")

  static let en = RegisterTexts(
    navigation: "RNCP and RS",
    title: "The registers RNCP and RS",
    introduction:
      """
      What France registers: professional qualifications (RNCP) with their blocks of competences, and the \
      specific register (RS). Who may award what, and until when.
      """,
    empty: "The registers have not been loaded on this site yet.",
    emptyHint:
      """
      The administrator can load the official export; until then the records can be read on \
      francecompetences.fr.
      """,
    words: "Title, code, abbreviation or body",
    wordsHint: "For example: RNCP36490, blockchain, CDA, amiante.",
    submit: "Search",
    criteria: "More criteria",
    register: "Register",
    both: "RNCP and RS",
    level: "Level",
    anyLevel: "Any level",
    levelNumber: "Level {1}",
    activeOnly: "Registered today only",
    blocksOnly: "Cut into blocks only",
    on: "Registered on",
    rome: "ROME code",
    nsf: "NSF code",
    siret: "SIRET or SIREN of the awarding body",
    results: "Results",
    noResult: "Nothing fits these criteria.",
    noResultHint: "Try fewer words, or the code of the record.",
    resultsFrom: "Results {1} to {2}",
    oneResult: "1 result",
    previous: "Previous page",
    next: "Next page",
    pages: "Pages of results",
    until: "until {1}",
    ended: "ended {1}",
    inactive: "not active",
    rncpName: "National register of professional qualifications",
    rsName: "Specific register",
    blockOf: "Block of competences of {1}",
    state: "State of the registration",
    registered: "Registered on {1}",
    registeredUntil: "The registration runs until {1}.",
    registeredNoEnd: "By the export of {1}, which gives no end.",
    late: "No longer registered on {1}",
    lateUntil:
      """
      It may still be awarded until {1} to those who entered training or recognition of experience before \
      the end.
      """,
    proof:
      """
      The registration has ended and the register gives no last day for awards. Those who entered before \
      may still be awarded it; the body must be able to prove it.
      """,
    over: "Can no longer be awarded on {1}",
    overSince: "The last day for awards was {1}.",
    notKnown: "The register does not say whether it was registered on {1}",
    notKnownBefore:
      """
      That day lies before the first date of the record: it may have been registered by an older decision.
      """,
    notKnownWithdrawn: "It was withdrawn before its end, on a day that the register does not give.",
    notKnownContradiction: "The official data contradict each other for that day.",
    notKnownOther: "The record gives neither a state nor a date for that day.",
    notYet: "Not registered yet on {1}",
    notYetFrom: "The registration begins on {1}.",
    notKnownBetween: "The export before that day and the one after it say different things.",
    notKnownAfter: "The last export was written before the registration began.",
    gone: "Gone from the register with the export of {1}: this page shows what it said before.",
    corrected: "Corrected here",
    correctedText: "{1} (since {2}). This is not the official data.",
    saysTitle: "Title: {1}",
    saysActive: "Active",
    saysInactive: "Not active",
    saysEffect: "Effect: {1}",
    saysDecision: "Decision: {1}",
    saysEnd: "End of the registration: {1}",
    saysLastAward: "Last day for awards: {1}",
    saysLevel: "Level: {1}",
    saysBody: "Awarding body: {1}, SIRET {2}",
    saysNotBody: "Not an awarding body: SIRET {1}",
    essentials: "At a glance",
    noLevel: "No level",
    noLevelText: "A block and an entry of the specific register have no level.",
    levelNotTold: "The register gives none",
    registration: "Registration",
    fromTo: "from {1} to {2}",
    since: "since {1}",
    upTo: "until {1}",
    notTold: "The register does not say",
    lastAward: "Last day for awards",
    abbreviation: "Abbreviation",
    fields: "Fields (NSF)",
    trades: "Trades (ROME)",
    formacodes: "Formacodes",
    ways: "Ways to it",
    wayInitial: "initial training",
    wayApprenticeship: "apprenticeship",
    wayContinuing: "continuing training",
    wayContract: "professional training contract",
    wayCandidate: "individual application",
    wayExperience: "recognition of experience (VAE)",
    validity: "Validity for its holder",
    whole: "Whole qualification",
    bodies: "Who awards it",
    bodiesText: "Only the certifying bodies award it; an authorised partner trains or assesses.",
    noBodies: "The register names no certifying body.",
    noBodiesCorrected: "No certifying body any more, by the correction below.",
    bodiesFirst: "The first {1} of {2}.",
    registeredNoEndShort: "registered, no end given",
    stateNotTold: "state not known",
    allBlocks: "The {1} blocks",
    noSIRET: "without SIRET in the register",
    notActive: "no longer a certifying body",
    ask: "Does a body have this right?",
    askSIRET: "SIRET of the body",
    askDay: "Day",
    askSubmit: "See the answer",
    answerFor: "Answer for SIRET {1} on {2}",
    mayAward: "Award",
    mayTrain: "Train",
    mayAssess: "Assess",
    yesBody: "Yes: {1} is a certifying body.",
    yesPartner: "Yes: {1} is an authorised partner.",
    no: "No. {1}",
    unknown: "Not known. {1}",
    reasonNotNamed: "The register does not name it.",
    reasonWithoutRight: "The register names it, without this right.",
    reasonNoLonger: "It no longer was on that day.",
    reasonNotYet: "It was not yet on that day.",
    reasonWithoutSIRET: "Bodies are named without their SIRET: it may be one of them.",
    reasonDate: "The register gives no date.",
    reasonOver: "The last day for awards has passed.",
    reasonNotBegun: "The registration had not begun.",
    reasonBetween: "The export before that day and the one after it do not say the same.",
    reasonNobody: "The register names nobody.",
    reasonRight: "What it may do could not be read.",
    reasonRecord: "The record was not registered on that day, or it is not known.",
    blocks: "Its blocks of competences",
    competences: "Competences",
    assessment: "Assessment",
    activities: "Activities",
    abilities: "Certified abilities",
    jobs: "Jobs",
    prerequisites: "Conditions for the award",
    partners: "{1} authorised partners",
    onePartner: "1 authorised partner",
    partnersFirst: "The first {1}; for another, ask with its SIRET above.",
    train: "trains",
    assess: "assesses",
    partnerInactive: "authorisation closed",
    chain: "What came before and what replaces it",
    thisOne: "this record",
    notHeld: "not in the export",
    correspondences: "Correspondences",
    correspondencesText: "As the register gives them. The receiving body decides.",
    wholeRecord: "the whole qualification",
    source: "Source",
    sourceText: "{1}, export of {2}.",
    saidSince: "The register has said so since the export of {1}.",
    officialPage: "The official record",
    correctedNotice: "Part of this page is corrected by the operator of this site: see below.")
}
