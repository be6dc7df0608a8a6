extension RowFault.Code {
  /// A day outside 1900 to 9999.
  public static let dateImplausible = Self("date.implausible")
  /// A day that the calendar does not have.
  public static let dateImpossible = Self("date.impossible")
  public static let dateFuture = Self("date.future")
  public static let dateMalformed = Self("date.malformed")
  public static let emailMalformed = Self("email.malformed")
  public static let holderKeyMalformed = Self("holder-key.malformed")
  /// The key is a private one, or a shared secret.
  public static let holderKeyPrivate = Self("holder-key.private")
  public static let identifierPlaceholder = Self("identifier.placeholder")
  /// A long number that a spreadsheet turned into `1,23E+12`.
  public static let identifierScientific = Self("identifier.scientific")
  /// The same person stands in several rows.
  public static let keyDoubled = Self("key.doubled")
  /// No identifier, no e-mail address, and not both a name and a birth date.
  public static let keyMissing = Self("key.missing")
  public static let nameFormula = Self("name.formula")
  public static let nameIsEmail = Self("name.is-email")
  public static let nameMissing = Self("name.missing")
  public static let nameNoLetter = Self("name.no-letter")
  /// “undefined”, “null”, “n/a” and the like.
  public static let namePlaceholder = Self("name.placeholder")
  /// The official register does not hold what would be awarded.
  public static let registerCodeUnknown = Self("register.code-unknown")
  /// The official register names others as awarding bodies.
  public static let registerNotEntitled = Self("register.not-entitled")
  /// The registration had not begun.
  public static let registerNotYet = Self("register.not-yet")
  /// The last day for awards has passed.
  public static let registerOver = Self("register.over")
  /// The register could not be read: nothing is known of that day.
  public static let registerUnreadable = Self("register.unreadable")
  /// The header again: files that were joined.
  public static let rowHeaderRepeated = Self("row.header-repeated")
  public static let rowTooManyCells = Self("row.too-many-cells")
  public static let textBidirectional = Self("text.bidirectional")
  public static let textControl = Self("text.control-character")
  public static let textEncodingBroken = Self("text.encoding-broken")
  /// `#N/A`, `#REF!` and the like.
  public static let textSpreadsheetError = Self("text.spreadsheet-error")
  public static let textTooLong = Self("text.too-long")

  /// Every code, by name.
  public static let all: [Self] = RowFault.texts.keys.sorted { $0.name < $1.name }
}
