/// What a verification comes to, in one line and one sentence.
struct HeadlineTexts: Sendable {
  struct Headline: Sendable {
    let title: String
    let sentence: Phrase
  }

  /// {1}: the issuer.
  let valid: Headline
  let issuerUnknown: Headline
  /// {1}: the issuer, {2}: the day.
  let expired: Headline
  /// {1}: the day.
  let expiredWithoutProof: Headline
  /// {1}: the issuer, {2}: the day.
  let notYetValid: Headline
  let suspended: Headline
  let revoked: Headline
  let replaced: Headline
  let replacedWithoutPage: Phrase
  let statusWithoutProof: Phrase
  let altered: Headline
  let wrongKey: Headline
  let malformed: Headline
  let wrongHolder: Headline
  let registerContradicts: Headline
  let requirementMissed: Headline
  /// {1}: what could not be checked.
  let couldNotCheck: Headline
  let couldNotRun: Headline
  let notUnderstood: Headline
  let severalValid: Phrase
  let severalNotValid: Phrase
  let severalSentence: String
  let theIssuer: String
  let aDay: String

  static let fr = HeadlineTexts(
    valid: .init(
      title: "Valide et intacte",
      sentence: "Signée par {1}, inchangée depuis, ni suspendue ni révoquée."),
    issuerUnknown: .init(
      title: "Intacte et en vigueur, émetteur non confirmé",
      sentence:
        """
        Le fichier n’a pas été modifié. Personne ici ne confirme qui se trouve derrière « {1} » : \
        vérifiez que cet émetteur est bien celui qu’il dit être.
        """),
    expired: .init(
      title: "Intacte, mais expirée",
      sentence: "Signée par {1} et inchangée depuis ; sa durée de validité a pris fin le {2}."),
    expiredWithoutProof: .init(
      title: "Expirée",
      sentence: "Sa durée de validité a pris fin le {1}, et la signature n’a pas pu être confirmée."),
    notYetValid: .init(
      title: "Pas encore valable",
      sentence: "Signée par {1} et inchangée depuis ; elle vaudra à partir du {2}."),
    suspended: .init(
      title: "Suspendue",
      sentence: "Le fichier est intact, mais {1} a suspendu cette micro-certification. Elle peut être rétablie."),
    revoked: .init(
      title: "Révoquée",
      sentence: "Le fichier est intact, mais {1} a retiré définitivement cette micro-certification."),
    replaced: .init(
      title: "Remplacée",
      sentence: "{1} a retiré cette micro-certification et en a délivré une autre, corrigée, à la même personne."),
    replacedWithoutPage: "{1} a retiré cette micro-certification et en a délivré une autre, corrigée.",
    statusWithoutProof: "L’émetteur déclaré, {1}, ne la reconnaît plus, et la signature n’a pas pu être confirmée.",
    altered: .init(
      title: "Modifiée ou contrefaite",
      sentence: "Le contenu ne correspond pas à la signature. Ne vous y fiez pas ; demandez l’original au titulaire."),
    wrongKey: .init(
      title: "Signée par une autre clé",
      sentence: "La clé qui a signé n’est pas une clé de {1}. Ne vous y fiez pas."),
    malformed: .init(
      title: "Non conforme",
      sentence: "Le fichier ne respecte pas les règles de son format : son contenu ne peut pas être tenu pour sûr."),
    wrongHolder: .init(
      title: "Titulaire non confirmé",
      sentence: "Celui qui présente ce fichier n’a pas prouvé qu’il en est le titulaire."),
    registerContradicts: .init(
      title: "Intacte, mais contredite par le répertoire",
      sentence: "Le fichier est intact, mais le répertoire officiel contredit ce qu’il affirme."),
    requirementMissed: .init(
      title: "Un contrôle demandé n’est pas rempli",
      sentence: "Le fichier n’est pas refusé pour autre chose ; voyez le contrôle ci-dessous."),
    couldNotCheck: .init(
      title: "Tout n’a pas pu être vérifié",
      sentence: "Rien n’est faux, mais on ne peut pas conclure. Sans réponse : {1}"),
    couldNotRun: .init(
      title: "Vérification impossible pour le moment",
      sentence: "Le fichier signé n’a pas pu être relu. Revenez dans quelques minutes."),
    notUnderstood: .init(
      title: "Fichier non reconnu",
      sentence:
        """
        Ce n’est pas une micro-certification signée que ce vérificateur sait lire. Déposez le fichier d’origine \
        (.jwt ou .json), pas une image ni un PDF.
        """),
    severalValid: "{1} micro-certifications, toutes valides",
    severalNotValid: "{1} micro-certifications, dont {2} à examiner",
    severalSentence: "Chacune a son résultat ci-dessous.",
    theIssuer: "l’émetteur",
    aDay: "une date non précisée")

  static let en = HeadlineTexts(
    valid: .init(
      title: "Valid and intact",
      sentence: "Signed by {1}, unchanged since, neither suspended nor revoked."),
    issuerUnknown: .init(
      title: "Intact and in force, issuer not confirmed",
      sentence:
        """
        The file has not been altered. Nobody here confirms who stands behind “{1}”: check that this issuer is who \
        it says it is.
        """),
    expired: .init(
      title: "Intact, but expired",
      sentence: "Signed by {1} and unchanged since; its period of validity ended on {2}."),
    expiredWithoutProof: .init(
      title: "Expired",
      sentence: "Its period of validity ended on {1}, and the signature could not be confirmed."),
    notYetValid: .init(
      title: "Not valid yet",
      sentence: "Signed by {1} and unchanged since; it becomes valid on {2}."),
    suspended: .init(
      title: "Suspended",
      sentence: "The file is intact, but {1} has suspended this micro-credential. It may be reinstated."),
    revoked: .init(
      title: "Revoked",
      sentence: "The file is intact, but {1} has withdrawn this micro-credential for good."),
    replaced: .init(
      title: "Replaced",
      sentence: "{1} has withdrawn this micro-credential and awarded a corrected one to the same person."),
    replacedWithoutPage: "{1} has withdrawn this micro-credential and awarded a corrected one.",
    statusWithoutProof: "The stated issuer, {1}, no longer stands by it, and the signature could not be confirmed.",
    altered: .init(
      title: "Altered or forged",
      sentence: "The content does not match the signature. Do not rely on it; ask the holder for the original."),
    wrongKey: .init(
      title: "Signed with another key",
      sentence: "The key that signed is not a key of {1}. Do not rely on it."),
    malformed: .init(
      title: "Not well formed",
      sentence: "The file breaks the rules of its format: its content cannot be taken for sure."),
    wrongHolder: .init(
      title: "Holder not confirmed",
      sentence: "Whoever presents this file has not proved to be its holder."),
    registerContradicts: .init(
      title: "Intact, but contradicted by the register",
      sentence: "The file is intact, but the official register contradicts its claim."),
    requirementMissed: .init(
      title: "A required check is not met",
      sentence: "Nothing else speaks against the file; see the check below."),
    couldNotCheck: .init(
      title: "Not everything could be checked",
      sentence: "Nothing is wrong, but no conclusion can be drawn. Without an answer: {1}"),
    couldNotRun: .init(
      title: "Cannot be verified at the moment",
      sentence: "The signed file could not be read again. Please come back in a few minutes."),
    notUnderstood: .init(
      title: "File not recognised",
      sentence:
        """
        This is no signed micro-credential that this verifier can read. Drop the original file (.jwt or .json), not \
        a picture or a PDF.
        """),
    severalValid: "{1} micro-credentials, all valid",
    severalNotValid: "{1} micro-credentials, {2} of them to look at",
    severalSentence: "Each has its result below.",
    theIssuer: "the issuer",
    aDay: "a day that is not stated")
}
