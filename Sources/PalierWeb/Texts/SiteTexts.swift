/// What stands on every page.
struct SiteTexts: Sendable {
  let skipToContent: String
  let home: Phrase
  let mainNavigation: String
  let catalogue: String
  let verify: String
  let languageSwitch: String
  /// The name of the other language, in that language.
  let otherLanguage: String
  let footer: String
  let accessibility: String
  let api: String
  let privacy: String
  let madeWith: String
  let externalSite: String

  static let fr = SiteTexts(
    skipToContent: "Aller au contenu",
    home: "{1}, accueil",
    mainNavigation: "Navigation principale",
    catalogue: "Catalogue",
    verify: "Vérifier",
    languageSwitch: "Langue",
    otherLanguage: "English",
    footer: "Informations sur le site",
    accessibility: "Accessibilité : non conforme",
    api: "Pour les développeurs",
    privacy: "Ni cookie, ni traceur, ni contenu tiers.",
    madeWith: "Propulsé par Palier, logiciel libre",
    externalSite: "autre site")

  static let en = SiteTexts(
    skipToContent: "Skip to content",
    home: "{1}, home",
    mainNavigation: "Main navigation",
    catalogue: "Catalogue",
    verify: "Verify",
    languageSwitch: "Language",
    otherLanguage: "Français",
    footer: "About this site",
    accessibility: "Accessibility: not compliant",
    api: "For developers",
    privacy: "No cookies, no trackers, no third-party content.",
    madeWith: "Runs on Palier, open-source software",
    externalSite: "other site")
}
