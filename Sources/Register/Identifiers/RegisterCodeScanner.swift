/// Reads a register code character by character, so that a refusal can say which one is wrong.
struct RegisterCodeScanner {
  private let typed: [Character]
  private var index = 0

  init(_ text: String) {
    // A code has at most 13 characters; an address of a page fewer than 200.
    typed = Array(text.prefix(256))
  }

  mutating func code() throws(RegisterError) -> (RegisterCode.Kind, Int, Int?) {
    skipSeparators()
    skipPageAddress()
    guard let first = current else {
      throw RegisterError(
        .empty, en: "no code: expected one such as RNCP36490, RS6604 or RNCP36490BC02",
        fr: "aucun code : il faut par exemple RNCP36490, RS6604 ou RNCP36490BC02")
    }
    if first.asciiDigit != nil { try refuseBareNumber() }
    let register = try register()
    let number = try number(of: register)
    skipSeparators()
    guard let next = current else { return (register, number, nil) }
    if isPage, "/?#".contains(next) { return (register, number, nil) }
    return (.block, number, try block(after: register, next))
  }

  private var isPage = false
  private var current: Character? { index < typed.count ? typed[index] : nil }

  private mutating func skipSeparators() {
    while let character = current, character.isIdentifierSeparator { index += 1 }
  }

  /// `https://www.francecompetences.fr/recherche/rncp/36490/` is as good as `RNCP36490`.
  private mutating func skipPageAddress() {
    let rest = String(typed[index...]).lowercased()
    for scheme in ["https://", "http://", ""] {
      for host in ["www.", ""] {
        let prefix = scheme + host + "francecompetences.fr/recherche/"
        guard rest.hasPrefix(prefix) else { continue }
        index += prefix.count
        isPage = true
        return
      }
    }
  }

  private func refuseBareNumber() throws(RegisterError) {
    let digits = String(typed[index...].prefix { $0.asciiDigit != nil })
    throw RegisterError(
      .registerMissing, at: index + 1,
      en: "the register is missing before the number: RNCP\(digits) or RS\(digits)",
      fr: "il manque le répertoire devant le numéro : RNCP\(digits) ou RS\(digits)")
  }

  private mutating func register() throws(RegisterError) -> RegisterCode.Kind {
    let start = index
    var letters = ""
    while let character = current, character.isASCII, character.isLetter, letters.count < 16 {
      letters += character.uppercased()
      index += 1
      // A zero typed as a letter right after the register belongs to the number.
      if letters == "RNCP" || letters == "RS" { break }
    }
    if isPage, current == "/" { index += 1 }
    switch letters {
    case "RNCP": return .rncp
    case "RS": return .rs
    case "":
      guard let character = current else { break }
      throw RegisterError(
        .character, at: index + 1,
        en: "character \(index + 1) is \(character.shown.en), where a code begins with RNCP or RS",
        fr: "le caractère \(index + 1) est \(character.shown.fr), là où un code commence par RNCP ou RS")
    default: break
    }
    throw RegisterError(
      .registerUnknown, at: start + 1,
      en: "“\(letters)” is neither RNCP nor RS, the two registers of France compétences",
      fr: "« \(letters) » n’est ni RNCP ni RS, les deux répertoires de France compétences")
  }

  private mutating func number(of register: RegisterCode.Kind) throws(RegisterError) -> Int {
    let name = register == .rs ? "RS" : "RNCP"
    var (value, count) = (0, 0)
    let start = index
    while let character = current {
      if let digit = character.asciiDigit {
        count += 1
        if count <= 6 { value = value * 10 + Int(digit) }
        index += 1
      } else if character.isIdentifierSeparator, count == 0 || separatesDigits {
        index += 1
      } else {
        break
      }
    }
    guard count > 0 else {
      if let character = current {
        throw .character(character, at: index + 1, of: "code \(name)", expected: .digit)
      }
      throw RegisterError(
        .length, at: start + 1, en: "the number is missing after \(name): \(name)6604 for instance",
        fr: "il manque le numéro après \(name) : \(name)6604 par exemple")
    }
    guard count <= 6 else {
      throw RegisterError(
        .length, at: start + 1, en: "\(count) digits, where the number of a fiche has at most 6",
        fr: "\(count) chiffres, là où le numéro d’une fiche en a au plus 6")
    }
    guard value > 0 else {
      throw RegisterError(
        .character, at: start + 1, en: "0 is the number of no fiche", fr: "0 n’est le numéro d’aucune fiche")
    }
    return value
  }

  /// Whether the separators here stand between two digits, as in `RNCP 36 490`.
  private var separatesDigits: Bool {
    typed[index...].first { !$0.isIdentifierSeparator }?.asciiDigit != nil
  }

  private mutating func block(
    after register: RegisterCode.Kind, _ next: Character
  ) throws(RegisterError) -> Int {
    let start = index
    let followsDigit = typed[index - 1].asciiDigit != nil
    guard next == "B" || next == "b" else {
      throw .character(next, at: index + 1, of: "code", expected: followsDigit ? .digit : .block)
    }
    index += 1
    guard let second = current, second == "C" || second == "c" else {
      // A lone B behind a digit is rather an 8 than the beginning of a block.
      if followsDigit, current.map({ $0.asciiDigit != nil }) ?? true {
        throw .character(next, at: start + 1, of: "code", expected: .digit)
      }
      throw .character(current ?? next, at: min(index + 1, typed.count), of: "code", expected: .block)
    }
    index += 1
    guard register == .rncp else {
      throw RegisterError(
        .blockImpossible, at: start + 1,
        en: "an entry of the RS is indivisible: it has no blocks",
        fr: "une fiche du RS est indivisible : elle n’a pas de blocs")
    }
    skipSeparators()
    var digits: [UInt8] = []
    while let character = current {
      guard let digit = character.asciiDigit else {
        if character.isIdentifierSeparator {
          index += 1
          continue
        }
        throw .character(character, at: index + 1, of: "block", expected: .digit)
      }
      digits.append(digit)
      index += 1
    }
    let value = digits.prefix(3).reduce(0) { $0 * 10 + Int($1) }
    guard (1...2).contains(digits.count), value > 0 else {
      throw RegisterError(
        .length, at: start + 3, en: "after BC comes the number of the block: 01 to 99",
        fr: "après BC vient le numéro du bloc : de 01 à 99")
    }
    return value
  }
}
