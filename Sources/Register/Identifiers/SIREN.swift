/// The number of a legal unit in the French register of businesses (INSEE): nine digits, the last a Luhn check digit.
public struct SIREN: Hashable, Sendable, CustomStringConvertible {
  /// Nine digits without spaces.
  public let text: String

  /// Reads the number as people type it: spaces, dots and hyphens between the digits are let through.
  ///
  /// - Throws: ``RegisterError`` `empty`, `character`, `length`, `check-digit`.
  public init(_ text: String) throws(RegisterError) {
    let typed = try DigitText(text, count: 9, name: "SIREN")
    guard Luhn.isValid(typed.digits) else {
      let expected = Luhn.lastDigit(of: typed.digits)
      throw RegisterError(
        .checkDigit,
        en: "the nine digits do not fit together: one is wrong, or two changed places "
          + "(with the first eight, the last one would be \(expected))",
        fr: "les neuf chiffres ne vont pas ensemble : l’un est faux, ou deux sont intervertis "
          + "(avec les huit premiers, le dernier serait \(expected))")
    }
    self.text = typed.text
  }

  /// The legal unit that somebody names by its own number or by that of an establishment.
  /// - Throws: what is wrong with the number that was meant: nine digits are a SIREN, everything else has to be a SIRET.
  public init(ofBody text: String) throws(RegisterError) {
    if text.count(where: \.isNumber) == 9 {
      try self.init(text)
    } else {
      self = try SIRET(text).siren
    }
  }

  init(unchecked text: String) { self.text = text }

  /// La Poste, whose establishments have a rule of their own.
  static let laPoste = SIREN(unchecked: "356000000")

  /// `552 100 554`.
  public var grouped: String {
    String(text.prefix(3)) + " " + String(text.dropFirst(3).prefix(3)) + " " + String(text.suffix(3))
  }

  public var description: String { text }
}
