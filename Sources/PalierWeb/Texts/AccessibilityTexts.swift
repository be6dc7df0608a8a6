/// The accessibility statement. It says what was measured, and no more: change it when the measures change.
struct AccessibilityTexts: Sendable {
  let title: String
  let introduction: String
  let state: String
  let stateText: String
  let measured: String
  let measuredText: String
  let measuredPages: [String]
  let conditions: String
  let conditionsList: [String]
  let designed: String
  let designedList: [String]
  let knownLimits: String
  let knownLimitsList: [String]
  let contact: String
  let contactText: String
  let contactBody: Phrase
  let noContact: String
  let remedies: String
  let remediesText: String
  let established: Phrase

  static let fr = AccessibilityTexts(
    title: "Accessibilité",
    introduction:
      "Ce site doit pouvoir être lu et utilisé par tous. Cette déclaration dit ce qui a été mesuré, et ce qui ne "
      + "l’a pas été.",
    state: "État de conformité",
    stateText:
      "Aucun audit complet du référentiel général d’amélioration de l’accessibilité (RGAA 4.1) n’a été mené. En "
      + "l’absence d’audit, le site est déclaré non conforme, comme le veut la règle ; cela ne dit pas qu’un obstacle "
      + "est connu.",
    measured: "Ce qui a été mesuré",
    measuredText:
      "L’outil axe-core 4.12.1 n’a relevé aucune erreur des niveaux A et AA des WCAG 2.0, 2.1 et 2.2, ni de ses "
      + "bonnes pratiques, sur ces pages. Un outil automatique ne voit qu’une partie des obstacles.",
    measuredPages: [
      "catalogue", "page d’une micro-certification", "page d’un organisme",
      "page d’une micro-certification délivrée, dans chacun de ses états",
      "page de vérification, vide, en erreur et avec résultat", "page d’erreur", "cette page",
    ],
    conditions: "Conditions de la mesure",
    conditionsList: [
      "en français et en anglais", "fenêtres de 360 et de 1280 pixels de large", "thème clair et thème sombre",
      "sections repliées, puis toutes dépliées", "Chromium 156 ; les pages ne contiennent aucun script",
    ],
    designed: "Ce qui a été prévu",
    designedList: [
      "tout fonctionne au clavier et sans JavaScript, avec un lien d’évitement et un focus visible",
      "aucune information n’est donnée par la seule couleur",
      "les passages qui restent dans une autre langue sont signalés comme tels",
      "les animations sont absentes ; les pages s’impriment et s’agrandissent sans perte",
    ],
    knownLimits: "Limites connues",
    knownLimitsList: [
      "les lecteurs d’écran n’ont pas été essayés par des personnes qui s’en servent chaque jour",
      "les textes des micro-certifications viennent des organismes : leur clarté dépend d’eux",
    ],
    contact: "Signaler un obstacle",
    contactText: "Dites-nous quelle page pose problème et ce que vous utilisez : nous y répondrons.",
    contactBody: "Écrivez à {1}.",
    noContact: "Écrivez à l’organisme certificateur nommé sur la page concernée.",
    remedies: "Si vous n’obtenez pas de réponse",
    remediesText:
      "En France, vous pouvez saisir le Défenseur des droits, gratuitement : par son formulaire en ligne, auprès de "
      + "l’un de ses délégués, ou par courrier à Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
    established: "Déclaration établie le {1}.")

  static let en = AccessibilityTexts(
    title: "Accessibility",
    introduction:
      "Everybody should be able to read and use this site. This statement says what was measured, and what was not.",
    state: "State of compliance",
    stateText:
      "No complete audit against the French accessibility framework (RGAA 4.1) has been made. Without an audit, the "
      + "site is declared not compliant, as the rule wants it; this does not say that an obstacle is known.",
    measured: "What was measured",
    measuredText:
      "The tool axe-core 4.12.1 found no error of levels A and AA of WCAG 2.0, 2.1 and 2.2, nor of its best practices, "
      + "on these pages. An automatic tool sees only a part of the obstacles.",
    measuredPages: [
      "catalogue", "page of a micro-credential", "page of an organisation",
      "page of an awarded micro-credential, in each of its states",
      "verify page, empty, with an error and with a result", "error page", "this page",
    ],
    conditions: "Conditions of the measure",
    conditionsList: [
      "in French and in English", "windows 360 and 1280 pixels wide", "light and dark theme",
      "sections folded, then all unfolded", "Chromium 156; the pages hold no script at all",
    ],
    designed: "What was provided for",
    designedList: [
      "everything works by keyboard and without JavaScript, with a skip link and a visible focus",
      "no information is given by colour alone",
      "passages that remain in another language are marked as such",
      "there are no animations; pages can be printed and enlarged without loss",
    ],
    knownLimits: "Known limits",
    knownLimitsList: [
      "screen readers were not tried by people who use them every day",
      "the texts of micro-credentials come from awarding bodies: how clear they are depends on them",
    ],
    contact: "Report an obstacle",
    contactText: "Tell us which page is in your way and what you use: we will answer.",
    contactBody: "Write to {1}.",
    noContact: "Write to the awarding body that is named on the page.",
    remedies: "If you get no answer",
    remediesText:
      "In France you can turn to the Défenseur des droits, free of charge: by its online form, through one of its "
      + "delegates, or by letter to Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
    established: "Statement made on {1}.")
}
