/// The catalogue page and the cards of micro-credentials.
struct CatalogueTexts: Sendable {
  let title: String
  let introduction: String
  let list: String
  let empty: String
  let emptyHint: String
  let verifyTitle: String
  let verifyText: String
  let verifyAction: String
  let organisations: String
  let awardedBy: Phrase

  static let fr = CatalogueTexts(
    title: "Micro-certifications",
    introduction:
      "Chacune atteste, en peu d’heures, de ce qu’une personne sait faire : acquis évalués selon des critères publics, "
      + "niveau et volume de travail indiqués, qualité contrôlée.",
    list: "Les micro-certifications",
    empty: "Aucune micro-certification n’est encore publiée ici.",
    emptyHint: "Dès que l’organisme en publiera une, elle apparaîtra sur cette page.",
    verifyTitle: "On vous présente une micro-certification ?",
    verifyText:
      "Déposez le fichier reçu : vous saurez en quelques secondes s’il est intact, qui l’a délivré et s’il est "
      + "toujours en vigueur. Sans compte, gratuitement.",
    verifyAction: "Vérifier un fichier",
    organisations: "Organismes certificateurs",
    awardedBy: "Délivrée par {1}")

  static let en = CatalogueTexts(
    title: "Micro-credentials",
    introduction:
      "Each one certifies, in few hours of learning, what a person can do: outcomes assessed against public criteria, "
      + "level and workload stated, quality assured.",
    list: "The micro-credentials",
    empty: "No micro-credential has been published here yet.",
    emptyHint: "As soon as the awarding body publishes one, it appears on this page.",
    verifyTitle: "Has someone shown you a micro-credential?",
    verifyText:
      "Drop the file you received: within seconds you know whether it is intact, who awarded it and whether it is "
      + "still in force. No account, free of charge.",
    verifyAction: "Verify a file",
    organisations: "Awarding bodies",
    awardedBy: "Awarded by {1}")
}
