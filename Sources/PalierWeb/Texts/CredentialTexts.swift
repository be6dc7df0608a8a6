/// The page of an awarded credential.
struct CredentialTexts: Sendable {
  let pageTitle: Phrase
  let eyebrow: String
  let awardedTo: String
  let awardedBy: String
  let awardedOn: String
  let place: String
  let placeNotStated: String
  let validUntil: String
  let grade: String
  let assessed: String
  let assessedText: String
  let about: String
  let state: String
  let seeReplacement: String
  let checks: String
  let checksSummary: Phrase
  let checkedAt: Phrase
  let checksText: String
  let verifyElsewhere: String
  let holder: String
  let holderText: String
  let downloads: String
  let badge: Download
  let wallet: Download
  let linkedIn: String
  let linkedInHint: String
  let qrTitle: String
  let qrText: String
  let qrDescription: String
  let identifier: String
  let aboutType: String
  let shareDescription: Phrase

  /// A form to download: its button, and what it is good for.
  struct Download: Sendable {
    let label: String
    let hint: String
  }

  func download(_ form: CredentialForm) -> Download {
    switch form {
    case .jwt: badge
    case .sdJWT: wallet
    }
  }

  static let fr = CredentialTexts(
    pageTitle: "{1} : {2}",
    eyebrow: "Micro-certification",
    awardedTo: "Délivrée à",
    awardedBy: "Délivrée par",
    awardedOn: "Le",
    place: "À",
    placeNotStated: "non précisé",
    validUntil: "Valable jusqu’au",
    grade: "Résultat",
    assessed: "Comment cela a été évalué",
    assessedText: "Chaque acquis a été évalué avant la délivrance.",
    about: "Repères",
    state: "État de cette micro-certification",
    seeReplacement: "Voir la micro-certification qui la remplace",
    checks: "Les contrôles, un par un",
    checksSummary: "Voir les {1} contrôles",
    checkedAt: "Contrôlé le {1}",
    checksText: "Ces contrôles viennent d’être faits sur le fichier signé lui-même, par le même vérificateur que pour "
      + "n’importe quel fichier déposé.",
    verifyElsewhere: "Vous pouvez télécharger le fichier et le faire vérifier ailleurs.",
    holder: "Pour le titulaire",
    holderText:
      "Cette adresse est personnelle : qui la reçoit peut lire cette page. À vous de choisir à qui la donner.",
    downloads: "Télécharger",
    badge: Download(
      label: "Fichier à envoyer",
      hint: "Pour un employeur ou une école : tout s’y lit, et chacun peut le faire vérifier."),
    wallet: Download(
      label: "Fichier pour portefeuille",
      hint: "Pour votre portefeuille numérique européen : à chaque fois, vous choisissez ce que vous montrez."),
    linkedIn: "Ajouter au profil LinkedIn",
    linkedInHint: "Ouvre linkedin.com et lui transmet l’adresse de cette page.",
    qrTitle: "Retrouver cette page",
    qrText: "Scannez ce code depuis le papier pour relire l’état du moment.",
    qrDescription: "Code QR de l’adresse de cette page",
    identifier: "Identifiant",
    aboutType: "La fiche complète de cette micro-certification",
    shareDescription: "Micro-certification délivrée par {1}")

  static let en = CredentialTexts(
    pageTitle: "{1}: {2}",
    eyebrow: "Micro-credential",
    awardedTo: "Awarded to",
    awardedBy: "Awarded by",
    awardedOn: "On",
    place: "In",
    placeNotStated: "not stated",
    validUntil: "Valid until",
    grade: "Result",
    assessed: "How it was assessed",
    assessedText: "Every outcome was assessed before the award.",
    about: "Reference points",
    state: "State of this micro-credential",
    seeReplacement: "See the micro-credential that replaces it",
    checks: "The checks, one by one",
    checksSummary: "See the {1} checks",
    checkedAt: "Checked on {1}",
    checksText: "These checks have just been run on the signed file itself, by the same verifier as for any file "
      + "that is dropped here.",
    verifyElsewhere: "You can download the file and have it verified elsewhere.",
    holder: "For the holder",
    holderText: "This address is personal: whoever receives it can read this page. You choose whom to give it to.",
    downloads: "Download",
    badge: Download(
      label: "File to send",
      hint: "For an employer or a school: everything in it can be read, and anyone can verify it."),
    wallet: Download(
      label: "File for your wallet",
      hint: "For your European digital wallet: each time, you choose what you show."),
    linkedIn: "Add to LinkedIn profile",
    linkedInHint: "Opens linkedin.com and passes it the address of this page.",
    qrTitle: "Find this page again",
    qrText: "Scan this code from paper to read the state of the moment.",
    qrDescription: "QR code of this page’s address",
    identifier: "Identifier",
    aboutType: "The full description of this micro-credential",
    shareDescription: "Micro-credential awarded by {1}")
}
