/// The number of an establishment in the French register of businesses (INSEE): the SIREN of its legal unit and
/// five more digits, the last a Luhn check digit over all fourteen.
///
/// The establishments of La Poste (SIREN 356 000 000) are more than five digits with a check digit can number:
/// for them a sum of all digits that is a multiple of five is right too.
public struct SIRET: Hashable, Sendable, CustomStringConvertible {
  /// The fourteen digits as a number, which may begin with zeros.
  public let number: UInt64

  /// Fourteen digits without spaces.
  public var text: String {
    let digits = String(number)
    return String(repeating: "0", count: 14 - digits.utf8.count) + digits
  }

  /// Reads the number as people type it: spaces, dots and hyphens between the digits are let through.
  ///
  /// - Throws: ``RegisterError`` `empty`, `character`, `length`, `check-digit`; the last says whether
  ///   the mistake lies in the first nine digits or in the last five.
  public init(_ text: String) throws(RegisterError) {
    let typed = try DigitText(text, count: 14, name: "SIRET")
    let digits = typed.digits
    let laPoste = typed.text.hasPrefix(SIREN.laPoste.text)
    guard Luhn.isValid(digits) || (laPoste && digits.reduce(0) { $0 + Int($1) }.isMultiple(of: 5)) else {
      throw Self.checkDigitError(digits)
    }
    guard Luhn.isValid(digits.prefix(9)) else { throw Self.checkDigitError(digits) }
    number = typed.digits.reduce(0) { $0 * 10 + UInt64($1) }
  }

  /// Reads fourteen ASCII digits and nothing else, as registers write them: nil where they are no SIRET.
  public init?(digits: UnsafeBufferPointer<UInt8>) {
    guard digits.count == 14 else { return nil }
    var (number, sum, luhn, unit) = (UInt64(0), 0, 0, 0)
    for (place, byte) in digits.enumerated() {
      let digit = Int(byte) - 48
      guard (0...9).contains(digit) else { return nil }
      number = number * 10 + UInt64(digit)
      sum += digit
      let doubled = digit * 2
      let cast = doubled > 9 ? doubled - 9 : doubled
      // Every second digit from the right: the even places of the fourteen, the odd ones of the first nine.
      luhn += place.isMultiple(of: 2) ? cast : digit
      if place < 9 { unit += place.isMultiple(of: 2) ? digit : cast }
    }
    guard unit.isMultiple(of: 10), luhn.isMultiple(of: 10) || (number / 100_000 == 356_000_000 && sum.isMultiple(of: 5))
    else { return nil }
    self.number = number
  }

  /// A number that was a SIRET when it was stored.
  public init?(number: UInt64) {
    var digits = [UInt8](repeating: 48, count: 14)
    var rest = number
    for place in digits.indices.reversed() {
      digits[place] = 48 + UInt8(rest % 10)
      rest /= 10
    }
    guard rest == 0, let siret = digits.withUnsafeBufferPointer({ SIRET(digits: $0) }) else { return nil }
    self = siret
  }

  /// The legal unit: the first nine digits.
  public var siren: SIREN { SIREN(unchecked: String(text.prefix(9))) }

  /// The number of the establishment within its legal unit (NIC): the last five digits.
  public var establishment: String { String(text.suffix(5)) }

  /// `552 100 554 00013`.
  public var grouped: String { siren.grouped + " " + establishment }

  public var description: String { text }

  private static func checkDigitError(_ digits: [UInt8]) -> RegisterError {
    guard Luhn.isValid(digits.prefix(9)) else {
      let expected = Luhn.lastDigit(of: digits.prefix(9))
      return RegisterError(
        .checkDigit,
        en: "the first nine digits (the SIREN) do not fit together: one is wrong, or two changed places "
          + "(with the first eight, the ninth would be \(expected))",
        fr:
          "les neuf premiers chiffres (le SIREN) ne vont pas ensemble : l’un est faux, ou deux sont intervertis "
          + "(avec les huit premiers, le neuvième serait \(expected))")
    }
    let expected = Luhn.lastDigit(of: digits)
    return RegisterError(
      .checkDigit,
      en:
        "the first nine digits (the SIREN) are right, the last five are not: one is wrong, or two changed places "
        + "(with the first thirteen, the last one would be \(expected))",
      fr:
        "les neuf premiers chiffres (le SIREN) sont justes, les cinq derniers non : l’un est faux, ou deux sont "
        + "intervertis (avec les treize premiers, le dernier serait \(expected))")
  }
}
