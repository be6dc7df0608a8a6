/// The page of an organisation.
struct OrganisationTexts: Sendable {
  let eyebrow: String
  let identity: String
  let legalName: String
  let website: String
  let digitalIdentity: String
  let digitalIdentityText: String
  let identifier: String
  let keys: String
  let entries: String
  let noEntries: String

  static let fr = OrganisationTexts(
    eyebrow: "Organisme certificateur",
    identity: "Identité",
    legalName: "Nom légal",
    website: "Site web",
    digitalIdentity: "Identité numérique",
    digitalIdentityText:
      "Les fichiers délivrés par cet organisme portent cet identifiant. N’importe quel vérificateur peut y lire les "
      + "clés qui confirment ses signatures.",
    identifier: "Identifiant",
    keys: "Clés publiques",
    entries: "Ses micro-certifications",
    noEntries: "Cet organisme n’a pas encore publié de micro-certification.")

  static let en = OrganisationTexts(
    eyebrow: "Awarding body",
    identity: "Identity",
    legalName: "Legal name",
    website: "Website",
    digitalIdentity: "Digital identity",
    digitalIdentityText:
      "The files that this body awards carry this identifier. Any verifier can read there the keys that confirm its "
      + "signatures.",
    identifier: "Identifier",
    keys: "Public keys",
    entries: "Its micro-credentials",
    noEntries: "This body has not published a micro-credential yet.")
}
