/// The digits of an identifier as people type it: spaces of every kind, dots and hyphens between them are let through.
struct DigitText {
  /// 0 to 9 each.
  private(set) var digits: [UInt8] = []

  /// - Throws: `empty`, `character` (with its position), `length`.
  init(_ text: String, count: Int, name: String) throws(RegisterError) {
    for (index, character) in text.enumerated() {
      if character.isIdentifierSeparator { continue }
      guard let digit = character.asciiDigit else {
        throw RegisterError.character(character, at: index + 1, of: name, expected: .digit)
      }
      digits.append(digit)
      // Enough to tell the length from a text that is no identifier at all.
      if digits.count > 64 { break }
    }
    guard !digits.isEmpty else {
      throw RegisterError(
        .empty, en: "no digit: a \(name) has \(count) digits",
        fr: "aucun chiffre : un \(name) a \(count) chiffres")
    }
    guard digits.count == count else {
      throw RegisterError.length(digits.count, expected: count, name: name)
    }
  }

  /// The digits as text.
  var text: String { String(decoding: digits.map { $0 + 48 }, as: UTF8.self) }
}

extension RegisterError {
  /// What should have stood in a character's place.
  enum Expectation { case digit, block }

  static func character(
    _ character: Character, at position: Int, of name: String, expected: Expectation
  ) -> RegisterError {
    let shown = character.shown
    var (en, fr) =
      switch expected {
      case .digit:
        (
          "character \(position) is \(shown.en), where a \(name) has a digit",
          "le caractère \(position) est \(shown.fr), là où il faut un chiffre"
        )
      case .block:
        (
          "character \(position) is \(shown.en); after the number only BC and the block's number can follow",
          "le caractère \(position) est \(shown.fr) ; après le numéro ne peuvent venir que BC et le numéro du bloc"
        )
      }
    if expected == .digit, let digit = character.digitLookAlike {
      en += " (a letter, perhaps for the digit \(digit))"
      fr += " (une lettre, peut-être pour le chiffre \(digit))"
    }
    return RegisterError(.character, at: position, en: en, fr: fr)
  }

  static func length(_ found: Int, expected: Int, name: String) -> RegisterError {
    let shown: (en: String, fr: String) =
      found > 64
      ? (en: "more than 64 digits", fr: "plus de 64 chiffres")
      : found == 1 ? ("one digit", "un chiffre") : ("\(found) digits", "\(found) chiffres")
    let difference = abs(expected - found)
    let english =
      found < expected
      ? (difference == 1 ? "one is missing" : "\(difference) are missing")
      : (difference == 1 ? "one too many" : "\(difference) too many")
    let french =
      found < expected
      ? (difference == 1 ? "il en manque un" : "il en manque \(difference)")
      : (difference == 1 ? "un de trop" : "\(difference) de trop")
    return RegisterError(
      .length, en: "\(shown.en), where a \(name) has \(expected): \(english)",
      fr: "\(shown.fr), là où un \(name) en a \(expected) : \(french)")
  }
}

extension Character {
  /// What people put between the groups of digits: spaces (also no-break and narrow ones), TAB, dot, hyphen.
  var isIdentifierSeparator: Bool {
    isWhitespace || self == "." || self == "-" || self == "\u{2011}" || self == "\u{200B}"
      || self == "\u{FEFF}"
  }

  var asciiDigit: UInt8? {
    guard let ascii = asciiValue, (48...57).contains(ascii) else { return nil }
    return ascii - 48
  }

  /// The digit that a letter is often typed or read for.
  var digitLookAlike: Int? {
    switch self {
    case "O", "o", "Q", "D": 0
    case "I", "l", "i", "|": 1
    case "Z", "z": 2
    case "S", "s": 5
    case "B": 8
    default: nil
    }
  }

  /// The character in quotation marks, or its code point when it cannot be seen.
  var shown: (en: String, fr: String) {
    let printable = unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    guard printable, unicodeScalars.count <= 4 else {
      let hex = String(unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
      let point = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
      return (point, point)
    }
    return ("“\(self)”", "« \(self) »")
  }
}
