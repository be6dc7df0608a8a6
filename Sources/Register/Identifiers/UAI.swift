/// The number of a school or university in the French education registers (*unité administrative immatriculée*):
/// seven digits, of which the first three name the département, and a letter that checks them.
public struct UAI: Hashable, Sendable, CustomStringConvertible {
  /// Seven digits and a capital letter.
  public let text: String

  /// The letters that can check a number; I, O and Q are none.
  private static let letters = Array("ABCDEFGHJKLMNPRSTUVWXYZ")

  /// Reads the number as people type it: spaces, dots and hyphens are let through, the letter in either case.
  ///
  /// - Throws: ``RegisterError`` `empty`, `character`, `length`, `check-digit`.
  public init(_ text: String) throws(RegisterError) {
    var typed = text
    while typed.last?.isIdentifierSeparator == true { typed.removeLast() }
    guard let letter = typed.popLast() else {
      throw RegisterError(
        .empty, en: "no number: an UAI has seven digits and a letter, such as 0750736T",
        fr: "aucun numéro : un UAI a sept chiffres et une lettre, par exemple 0750736T")
    }
    guard letter.isASCII, letter.isLetter else {
      throw RegisterError(
        letter.asciiDigit == nil ? .character : .length, at: typed.count + 1,
        en: "an UAI ends in a letter after seven digits, such as 0750736T; here stands \(letter.shown.en)",
        fr: "un UAI se termine par une lettre après sept chiffres, par exemple 0750736T ; ici : \(letter.shown.fr)")
    }
    let digits = try DigitText(typed, count: 7, name: "UAI")
    let number = digits.digits.reduce(0) { $0 * 10 + Int($1) }
    let expected = Self.letters[number % Self.letters.count]
    guard letter.uppercased() == String(expected) else {
      throw RegisterError(
        .checkDigit, at: typed.count + 1,
        en: "the letter does not fit the digits: one of them is wrong (with these digits it would be \(expected))",
        fr: "la lettre ne va pas avec les chiffres : l’un est faux (avec ces chiffres, ce serait \(expected))")
    }
    self.text = digits.text + String(expected)
  }

  public var description: String { text }
}
