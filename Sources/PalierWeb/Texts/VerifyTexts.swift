/// The verify page and its result.
struct VerifyTexts: Sendable {
  let title: String
  let introduction: String
  let file: String
  let fileHint: String
  let or: String
  let paste: String
  let pasteHint: String
  let submit: String
  let privacy: String
  let whatIsChecked: String
  let nothingGiven: String
  let isAddress: String
  let errorTitle: String
  let resultTitle: String
  let whatItSays: String
  let whatItSaysHint: String
  let claimTitle: String
  let claimHolder: String
  let claimIssuer: String
  let claimAwardedOn: String
  let claimValidUntil: String
  let claimNone: String
  let judgedAt: Phrase
  let another: String
  let oneOfSeveral: Phrase
  let envelope: String
  let errorPrefix: String

  static let fr = VerifyTexts(
    title: "Vérifier une micro-certification",
    introduction:
      "Déposez le fichier que l’on vous a remis, ou collez son contenu. Chaque contrôle est expliqué en mots simples.",
    file: "Fichier",
    fileHint: "Fichier .jwt, .sd-jwt ou .json, 10 Mo au plus",
    or: "ou",
    paste: "Contenu du fichier ou adresse de la page",
    pasteHint: "Le texte commence souvent par « eyJ ». L’adresse d’une page de ce site convient aussi.",
    submit: "Vérifier",
    privacy: "Le fichier est lu, contrôlé, puis oublié : rien n’est enregistré.",
    whatIsChecked: "Ce qui est contrôlé",
    nothingGiven: "Choisissez un fichier ou collez un contenu.",
    isAddress:
      "C’est une adresse d’un autre site. Ouvrez-la, téléchargez le fichier signé, puis déposez-le ici.",
    errorTitle: "Il manque quelque chose",
    resultTitle: "Résultat de la vérification",
    whatItSays: "Ce que dit le fichier",
    whatItSaysHint: "Ces indications sont celles du fichier ; les contrôles disent ce qui en est confirmé.",
    claimTitle: "Intitulé",
    claimHolder: "Titulaire",
    claimIssuer: "Émetteur",
    claimAwardedOn: "Délivrée le",
    claimValidUntil: "Valable jusqu’au",
    claimNone: "non indiqué",
    judgedAt: "Jugé à la date du {1}",
    another: "Vérifier un autre fichier",
    oneOfSeveral: "Micro-certification {1} sur {2}",
    envelope: "L’ensemble qui les contient",
    errorPrefix: "Erreur")

  static let en = VerifyTexts(
    title: "Verify a micro-credential",
    introduction:
      "Drop the file that you were given, or paste its content. Every check is explained in plain words.",
    file: "File",
    fileHint: "A .jwt, .sd-jwt or .json file, 10 MB at most",
    or: "or",
    paste: "Content of the file, or address of the page",
    pasteHint: "The text often begins with “eyJ”. The address of a page of this site will do as well.",
    submit: "Verify",
    privacy: "The file is read, checked and then forgotten: nothing is kept.",
    whatIsChecked: "What is checked",
    nothingGiven: "Choose a file or paste its content.",
    isAddress: "This is an address of another site. Open it, download the signed file, then drop it here.",
    errorTitle: "Something is missing",
    resultTitle: "Result of the verification",
    whatItSays: "What the file says",
    whatItSaysHint: "These statements are the file’s own; the checks say what of them is confirmed.",
    claimTitle: "Title",
    claimHolder: "Holder",
    claimIssuer: "Issuer",
    claimAwardedOn: "Awarded on",
    claimValidUntil: "Valid until",
    claimNone: "not stated",
    judgedAt: "Judged as of {1}",
    another: "Verify another file",
    oneOfSeveral: "Micro-credential {1} of {2}",
    envelope: "What holds them together",
    errorPrefix: "Error")
}
