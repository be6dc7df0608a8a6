/// A code of the *répertoire opérationnel des métiers et des emplois* (France Travail): a letter A to N and four digits.
public struct ROMECode: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  /// - Throws: ``RegisterError`` `empty`, `character`, `length`.
  public init(_ text: String) throws(RegisterError) {
    self.text = try NomenclatureText.read(
      text, name: "ROME", example: "M1805", shape: [.letter("ABCDEFGHIJKLMN"), .digit, .digit, .digit, .digit])
  }

  public var description: String { text }
}

/// A code of the *nomenclature des spécialités de formation*: three digits and, often, a letter for the function.
public struct NSFCode: Hashable, Sendable, CustomStringConvertible {
  /// The letter in lower case, as the register writes it.
  public let text: String

  /// - Throws: ``RegisterError`` `empty`, `character`, `length`.
  public init(_ text: String) throws(RegisterError) {
    self.text = try NomenclatureText.read(
      text, name: "NSF", example: "326t", shape: [.digit, .digit, .digit, .optional("ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    ).lowercased()
  }

  public var description: String { text }
}

/// A code of Centre Inffo's thesaurus Formacode®: five digits.
public struct Formacode: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  /// - Throws: ``RegisterError`` `empty`, `character`, `length`.
  public init(_ text: String) throws(RegisterError) {
    self.text = try NomenclatureText.read(
      text, name: "Formacode", example: "31088", shape: [.digit, .digit, .digit, .digit, .digit])
  }

  public var description: String { text }
}

/// A code whose places each take a digit or a letter.
enum NomenclatureText {
  enum Place {
    case digit
    case letter(String)
    /// A letter that may be left out; only at the end.
    case optional(String)
  }

  /// The code in capitals, without what people put between its parts.
  static func read(
    _ text: String, name: String, example: String, shape: [Place]
  ) throws(RegisterError) -> String {
    var code = ""
    for (index, character) in text.prefix(64).enumerated() where !character.isIdentifierSeparator {
      guard code.count < shape.count else {
        throw RegisterError(
          .length, at: index + 1, en: "a \(name) code is no longer than \(example)",
          fr: "un code \(name) n’est pas plus long que \(example)")
      }
      let upper = character.uppercased()
      let fits =
        switch shape[code.count] {
        case .digit: character.asciiDigit != nil
        case .letter(let letters), .optional(let letters): letters.contains(upper)
        }
      guard fits else { throw .place(character, at: index + 1, of: name, example, shape[code.count]) }
      code += upper
    }
    guard !code.isEmpty else {
      throw RegisterError(
        .empty, en: "no code: expected one such as \(example)", fr: "aucun code : il faut par exemple \(example)")
    }
    let required = shape.count { if case .optional = $0 { false } else { true } }
    guard code.count >= required else {
      throw RegisterError(
        .length, en: "\(code.count) characters, where a \(name) code has at least \(required), such as \(example)",
        fr: "\(code.count) caractères, là où un code \(name) en a au moins \(required), par exemple \(example)")
    }
    return code
  }
}

extension RegisterError {
  fileprivate static func place(
    _ character: Character, at position: Int, of name: String, _ example: String, _ place: NomenclatureText.Place
  ) -> RegisterError {
    if case .digit = place { return .character(character, at: position, of: "\(name) code", expected: .digit) }
    return RegisterError(
      .character, at: position,
      en: "character \(position) is \(character.shown.en), where a \(name) code has another letter, as in \(example)",
      fr:
        "le caractère \(position) est \(character.shown.fr), là où un code \(name) a une autre lettre, comme \(example)"
    )
  }
}
