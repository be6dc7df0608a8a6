import DelimitedText

/// What happened and what to do, for people.
struct FaultText: Sendable {
  let message: String
  let remedy: String

  init(_ message: String, _ remedy: String) {
    self.message = message
    self.remedy = remedy
  }
}

extension LearnersFileError {
  private static let saveAsCSV = (
    fr: "Dans le tableur, enregistrez la feuille sous « CSV UTF-8 », puis envoyez ce fichier.",
    en: "In the spreadsheet, save the sheet as “CSV UTF-8”, and send that file."
  )

  static let texts: [Code: (fr: FaultText, en: FaultText)] = [
    .headerDoubled: (
      FaultText(
        "deux colonnes ont le même sens : {columns}.",
        "Gardez celle qui doit figurer sur le certificat, et supprimez ou renommez l’autre."),
      FaultText(
        "two columns mean the same: {columns}.",
        "Keep the one that the credential should carry, and delete or rename the other.")
    ),
    .headerMissing: (
      FaultText(
        "Le fichier est vide.", "Envoyez un fichier dont la première ligne donne les titres des colonnes."),
      FaultText("The file is empty.", "Send a file whose first line gives the titles of the columns.")
    ),
    .headerNoNames: (
      FaultText(
        "aucune colonne ne contient de noms ; colonnes lues : {columns}.",
        "Donnez au moins une colonne « nom », « prénom » ou « nom complet », avec les titres en première ligne."
      ),
      FaultText(
        "no column holds names; columns read: {columns}.",
        "Give at least one column “family_name”, “given_name” or “full name”, with the titles on the first line."
      )
    ),
    .notFound: (
      FaultText("Ce fichier n’existe pas.", "Vérifiez le chemin et le nom du fichier."),
      FaultText("There is no such file.", "Check the path and the name of the file.")
    ),
    .unreadable: (
      FaultText(
        "Le fichier ne peut pas être lu.", "Vérifiez que ce compte a le droit de le lire, et son support."),
      FaultText("The file cannot be read.", "Check that this account may read it, and its medium.")
    ),
    .changed: (
      FaultText(
        "Le fichier a changé pendant qu’il était lu.",
        "Laissez-le en l’état et recommencez : ce qui est déjà délivré ne l’est pas deux fois."),
      FaultText(
        "The file changed while it was read.",
        "Leave it as it is and start again: what has been awarded is not awarded twice.")
    ),
    Code(.cellTooLong): (
      FaultText(
        "une cellule qui commence ici est bien trop longue.",
        "Cherchez un guillemet ouvert et jamais fermé, ou raccourcissez la cellule."),
      FaultText(
        "a cell that begins here is far too long.",
        "Look for a quotation mark that is opened and never closed, or shorten the cell.")
    ),
    Code(.encodingUnknown): (
      FaultText("le texte n’est ni en UTF-8 ni en Windows-1252.", saveAsCSV.fr),
      FaultText("the text is neither UTF-8 nor Windows-1252.", saveAsCSV.en)
    ),
    Code(.invalidUTF8): (
      FaultText(
        "le fichier est en UTF-8, mais pas à cet endroit : des caractères y sont abîmés.",
        "Corrigez cette ligne dans le fichier d’origine et enregistrez-le sous « CSV UTF-8 »."),
      FaultText(
        "the file is UTF-8, but not at this place: characters are damaged there.",
        "Correct this line in the original file and save it as “CSV UTF-8”.")
    ),
    Code(.notText): (
      FaultText("Ce fichier n’est pas du texte : PDF ou fichier compressé.", saveAsCSV.fr),
      FaultText("This file is not text: a PDF or a compressed file.", saveAsCSV.en)
    ),
    Code(.nulByte): (
      FaultText(
        "le fichier contient des octets nuls : ce n’est pas un texte CSV, ou il est en UTF-16.", saveAsCSV.fr),
      FaultText("the file holds NUL bytes: it is no CSV text, or it is UTF-16.", saveAsCSV.en)
    ),
    Code(.separatorUnknown): (
      FaultText(
        "le séparateur déclaré par « sep= » n’est pas lu ici.",
        "Séparez les cellules par des points-virgules, des virgules ou des tabulations."),
      FaultText(
        "the separator declared by “sep=” is not read here.",
        "Separate the cells by semicolons, commas or tabulations.")
    ),
    Code(.spreadsheet): (
      FaultText("Ce fichier est un classeur de tableur, pas un CSV.", saveAsCSV.fr),
      FaultText("This file is a workbook of a spreadsheet program, not a CSV.", saveAsCSV.en)
    ),
    Code(.textAfterQuote): (
      FaultText(
        "une cellule entre guillemets qui commence ici est suivie de texte.",
        "Fermez le guillemet ouvert sur cette ligne, ou doublez les guillemets qui font partie du texte (\"\")."
      ),
      FaultText(
        "a quoted cell that begins here is followed by text.",
        "Close the quotation mark opened on this line, or double those that belong to the text (\"\").")
    ),
    Code(.tooLarge): (
      FaultText("Le fichier est trop grand.", "Partagez-le en plusieurs fichiers d’un gigaoctet au plus."),
      FaultText("The file is too large.", "Divide it into several files of at most one gigabyte.")
    ),
    Code(.tooManyColumns): (
      FaultText(
        "il y a plus de 200 colonnes.",
        "Vérifiez les fins de ligne et le séparateur, et ne gardez que les colonnes utiles."),
      FaultText(
        "there are more than 200 columns.",
        "Check the line breaks and the separator, and keep only the columns that are needed.")
    ),
    Code(.tooManyRows): (
      FaultText("il y a plus de 2 000 000 de lignes.", "Partagez le fichier en plusieurs."),
      FaultText("there are more than 2,000,000 rows.", "Divide the file into several.")
    ),
    Code(.unclosedQuote): (
      FaultText(
        "un guillemet ouvert ici n’est jamais fermé.",
        "Fermez-le, ou doublez-le s’il fait partie du texte (\"\")."),
      FaultText(
        "a quotation mark opened here is never closed.",
        "Close it, or double it when it belongs to the text (\"\").")
    ),
    Code(.utf16): (
      FaultText("Le fichier est en UTF-16.", saveAsCSV.fr),
      FaultText("The file is UTF-16.", saveAsCSV.en)
    ),
  ]
}
