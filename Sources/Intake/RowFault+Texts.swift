extension RowFault {
  /// Message and remedy by code; `{0}`, `{1}` stand for the details.
  static let texts: [Code: (fr: FaultText, en: FaultText)] = [
    .dateImplausible: (
      FaultText("Cette date est antérieure à 1900.", "Corrigez l’année, sur quatre chiffres."),
      FaultText("This date is before 1900.", "Correct the year, in four digits.")
    ),
    .dateImpossible: (
      FaultText(
        "Ce jour n’existe pas.",
        "Écrivez la date jj/mm/aaaa ou aaaa-mm-jj : dans jj/mm/aaaa, le jour vient en premier."),
      FaultText(
        "There is no such day.", "Write the date dd/mm/yyyy or yyyy-mm-dd: in dd/mm/yyyy the day comes first."
      )
    ),
    .dateFuture: (
      FaultText(
        "Cette date est dans l’avenir (aujourd’hui : {0}).", "Corrigez la date, ou laissez la cellule vide."),
      FaultText("This date is in the future (today: {0}).", "Correct the date, or leave the cell empty.")
    ),
    .dateMalformed: (
      FaultText(
        "Ce n’est pas une date complète.",
        "Écrivez-la jj/mm/aaaa ou aaaa-mm-jj, avec quatre chiffres pour l’année, dans une colonne au format date."
      ),
      FaultText(
        "This is not a complete date.",
        "Write it dd/mm/yyyy or yyyy-mm-dd, the year in four digits, in a column formatted as a date.")
    ),
    .emailMalformed: (
      FaultText(
        "Ce n’est pas une adresse de courriel.",
        "Donnez une seule adresse, comme prenom.nom@exemple.fr, ou laissez la cellule vide."),
      FaultText(
        "This is not an e-mail address.",
        "Give one address, such as given.family@example.org, or leave the cell empty.")
    ),
    .holderKeyMalformed: (
      FaultText(
        "Ce n’est pas une clé publique utilisable.",
        "Donnez un JWK public (P-256, P-384, P-521 ou Ed25519) en JSON, ou laissez la cellule vide."),
      FaultText(
        "This is not a usable public key.",
        "Give a public JWK (P-256, P-384, P-521 or Ed25519) as JSON, or leave the cell empty.")
    ),
    .holderKeyPrivate: (
      FaultText(
        "Cette clé est secrète : elle ne doit se trouver dans aucun fichier.",
        "Ne l’utilisez plus ; demandez à la personne la clé publique d’une nouvelle paire."),
      FaultText(
        "This key is a secret: it must not stand in any file.",
        "Use it no more; ask the person for the public key of a new pair.")
    ),
    .identifierPlaceholder: (
      FaultText(
        "Ce n’est pas un identifiant.", "Donnez l’identifiant de la personne, ou laissez la cellule vide."),
      FaultText("This is no identifier.", "Give the person’s identifier, or leave the cell empty.")
    ),
    .identifierScientific: (
      FaultText(
        "Le tableur a abrégé ce numéro : ses derniers chiffres sont perdus.",
        "Mettez la colonne au format texte et saisissez de nouveau le numéro entier."),
      FaultText(
        "The spreadsheet shortened this number: its last digits are lost.",
        "Format the column as text and enter the whole number again.")
    ),
    .keyDoubled: (
      FaultText(
        "La même personne figure aussi à la ligne : {0}.",
        "Gardez une seule ligne par personne ; si ce sont deux personnes, donnez à chacune un identifiant."),
      FaultText(
        "The same person also stands on line: {0}.",
        "Keep one row for each person; if they are two people, give each an identifier.")
    ),
    .keyMissing: (
      FaultText(
        "Rien ne permet de reconnaître cette personne.",
        "Donnez un identifiant, un courriel, ou le nom et la date de naissance."),
      FaultText(
        "Nothing tells who this person is.",
        "Give an identifier, an e-mail address, or the name and the birth date.")
    ),
    .nameFormula: (
      FaultText(
        "Ce nom commence comme une formule de tableur.",
        "Écrivez le nom en texte, sans signe =, + ou @ au début."),
      FaultText(
        "This name begins like a spreadsheet formula.",
        "Write the name as text, without =, + or @ at its beginning.")
    ),
    .nameIsEmail: (
      FaultText(
        "Une adresse de courriel figure à la place du nom.",
        "Écrivez le nom ici, et l’adresse dans la colonne « courriel »."),
      FaultText(
        "An e-mail address stands in the place of the name.",
        "Write the name here, and the address in the column “email”.")
    ),
    .nameMissing: (
      FaultText("Il n’y a pas de nom.", "Donnez au moins un nom ou un prénom."),
      FaultText("There is no name.", "Give at least a family name or a given name.")
    ),
    .nameNoLetter: (
      FaultText(
        "Ce nom ne contient aucune lettre.", "Écrivez le nom de la personne, ou laissez la cellule vide."),
      FaultText("This name has no letter in it.", "Write the person’s name, or leave the cell empty.")
    ),
    .namePlaceholder: (
      FaultText(
        "Ce mot tient la place d’un nom absent.",
        "Écrivez le nom, ou laissez la cellule vide. Une personne qui s’appelle vraiment Null s’écrit « Null »."
      ),
      FaultText(
        "This word stands for a name that is missing.",
        "Write the name, or leave the cell empty. A person who is really called Null is written “Null”.")
    ),
    .registerCodeUnknown: (
      FaultText(
        "Le {0}, le répertoire officiel ne contient pas {1}.",
        "Corrigez le jour de délivrance, ou importez un export plus récent du répertoire."),
      FaultText(
        "On {0} the official register does not hold {1}.",
        "Correct the day of award, or import a newer export of the register.")
    ),
    .registerNotEntitled: (
      FaultText(
        "Le {0}, le répertoire officiel ne nomme pas cet organisme comme certificateur de {1} ; il nomme : {2}.",
        "Corrigez le jour de délivrance, ou délivrez sans vous réclamer du répertoire."),
      FaultText(
        "On {0} the official register does not name this organisation as an awarding body of {1}; it names: {2}.",
        "Correct the day of award, or award without a claim on the register.")
    ),
    .registerNotYet: (
      FaultText(
        "{1} n’était pas encore enregistré le {0} : l’enregistrement commence le {2}.",
        "Corrigez le jour de délivrance : c’est celui de la décision du jury."),
      FaultText(
        "{1} was not registered yet on {0}: the registration begins on {2}.",
        "Correct the day of award: it is that of the jury's decision.")
    ),
    .registerOver: (
      FaultText(
        "{1} ne pouvait plus être délivré le {0} : le dernier jour était le {2}.",
        "Corrigez le jour de délivrance : c’est celui de la décision du jury, pas celui de l’envoi."),
      FaultText(
        "{1} could no longer be awarded on {0}: the last day was {2}.",
        "Correct the day of award: it is that of the jury's decision, not of the sending.")
    ),
    .registerUnreadable: (
      FaultText(
        "Le répertoire n’a pas pu être lu : rien ne dit si {1} pouvait être délivré le {0}.",
        "Envoyez le fichier de nouveau ; si cela dure, importez de nouveau le répertoire."),
      FaultText(
        "The register could not be read: nothing tells whether {1} could be awarded on {0}.",
        "Send the file again; if it lasts, import the register again.")
    ),
    .rowHeaderRepeated: (
      FaultText("Cette ligne répète les titres des colonnes.", "Supprimez-la."),
      FaultText("This row repeats the titles of the columns.", "Delete it.")
    ),
    .rowTooManyCells: (
      FaultText(
        "Cette ligne a {0} cellules pour {1} titres de colonnes.",
        "Mettez entre guillemets les cellules qui contiennent le séparateur, ou ôtez les cellules en trop."),
      FaultText(
        "This row has {0} cells for {1} column titles.",
        "Put cells that contain the separator in quotation marks, or remove the cells in excess.")
    ),
    .textBidirectional: (
      FaultText(
        "Un caractère invisible renverse ici le sens de l’écriture.",
        "Saisissez de nouveau ce texte à la main."),
      FaultText(
        "An invisible character turns the direction of writing here.", "Enter this text again by hand.")
    ),
    .textControl: (
      FaultText(
        "Il y a ici un caractère invisible, une tabulation ou un retour à la ligne.",
        "Saisissez de nouveau ce texte à la main, sur une ligne."),
      FaultText(
        "There is an invisible character, a tabulation or a line break here.",
        "Enter this text again by hand, on one line.")
    ),
    .textEncodingBroken: (
      FaultText(
        "Les lettres accentuées sont abîmées.",
        "Reprenez le fichier d’origine et enregistrez-le une fois sous « CSV UTF-8 », ou corrigez la cellule."
      ),
      FaultText(
        "The accented letters are damaged.",
        "Go back to the original file and save it once as “CSV UTF-8”, or correct the cell.")
    ),
    .textSpreadsheetError: (
      FaultText(
        "Le tableur a écrit une erreur de calcul.", "Corrigez la formule, ou laissez la cellule vide."),
      FaultText("The spreadsheet wrote a calculation error.", "Correct the formula, or leave the cell empty.")
    ),
    .textTooLong: (
      FaultText("Ce texte dépasse {0} caractères.", "Raccourcissez-le."),
      FaultText("This text is longer than {0} characters.", "Shorten it.")
    ),
  ]
}
