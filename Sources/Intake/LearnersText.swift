import Awarding
import DelimitedText

/// What a cell of text must not be.
enum LearnersText {
  /// In Unicode scalars.
  static let maximumLength = Learner.maximumNameLength

  /// The faults of an identifier, grade or place, outer white space cut off.
  static func faults(ofText text: String) -> [RowFault.Code] {
    if text.utf8.count <= maximumLength, text.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F && $0 != 0x23 }) {
      return []
    }
    var faults = characterFaults(text, isName: false)
    if isSpreadsheetError(text) { faults.append(.textSpreadsheetError) }
    return faults
  }

  /// The faults of a name, outer white space cut off.
  static func faults(ofName name: String) -> [RowFault.Code] {
    if isPlainName(name) { return isPlaceholder(name) ? [.namePlaceholder] : [] }
    if isSpreadsheetError(name) { return [.textSpreadsheetError] }
    if isPlaceholder(name) { return [.namePlaceholder] }
    guard name.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else {
      let faults = characterFaults(name, isName: true).filter {
        $0 != .textEncodingBroken || name.contains("\u{FFFD}")
      }
      return faults.isEmpty ? [.nameNoLetter] : faults
    }
    var faults = characterFaults(name, isName: true)
    if looksLikeFormula(name) { faults.append(.nameFormula) }
    if name.utf8.dropFirst().contains(UInt8(ascii: "@")) { faults.append(.nameIsEmail) }
    return faults
  }

  /// Words that exports and people put where there is nothing. Names that people bear (Na, Test, None, Todo) are
  /// not among them; of Null only “null” and “NULL” are.
  static func isPlaceholder(_ text: String) -> Bool {
    guard mayBePlaceholder(text) else { return false }
    let words = text.split(separator: " ")
    if words.contains(where: { $0 == "null" || $0 == "NULL" }) { return true }
    let folded = PersonText.folded(text)
    return placeholders.contains(folded) || folded.split(separator: " ").contains("undefined")
      || folded.utf8.count >= 3 && folded.utf8.allSatisfy { $0 == UInt8(ascii: "x") }
  }

  /// A quick look for three neighbouring letters, or a sign, that every placeholder has.
  private static func mayBePlaceholder(_ text: String) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    var last: UInt32 = 0
    for byte in text.utf8 {
      last = (last << 8 | UInt32(byte | 0x20)) & 0xFF_FFFF
      switch last {
      case trigram("nul"), trigram("nde"), trigram("vid"), trigram("bla"), trigram("emp"), trigram("obj"),
        trigram("com"), trigram("ren"), trigram("tbd"), trigram("xxx"):
        return true
      default:
        if byte == UInt8(ascii: "/") { return true }
      }
    }
    return false
  }

  private static func trigram(_ letters: StaticString) -> UInt32 {
    letters.withUTF8Buffer { UInt32($0[0]) << 16 | UInt32($0[1]) << 8 | UInt32($0[2]) }
  }

  private static let placeholders: Set<String> = [
    "n/a", "(null)", "(vide)", "(blank)", "(empty)", "<null>", "[object object]", "à compléter",
    "a completer",
    "à renseigner", "a renseigner", "non renseigné", "to be completed", "tbd",
  ]

  /// What spreadsheets write where a formula fails, in French and English.
  static func isSpreadsheetError(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "#") && spreadsheetErrors.contains(text.uppercased())
  }

  private static let spreadsheetErrors: Set<String> = [
    "#N/A", "#NA", "#REF!", "#VALUE!", "#VALEUR!", "#NAME?", "#NOM?", "#DIV/0!", "#NULL!", "#NUL!", "#NUM!",
    "#NOMBRE!", "#SPILL!", "#CALC!",
  ]

  /// A long number that a spreadsheet shortened: `1,23457E+12`.
  static func isScientific(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "+")) else { return false }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "E" || $0 == "e" }
    guard parts.count == 2, parts[1].first == "+", isDigits(parts[1].dropFirst()) else { return false }
    let mantissa = parts[0].split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    return (1...2).contains(mantissa.count) && mantissa.allSatisfy(isDigits)
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Letters of ASCII, spaces, hyphens, apostrophes and points: nearly all names, and nothing to look for in them.
  private static func isPlainName(_ name: String) -> Bool {
    var hasLetter = false
    var length = 0
    for byte in name.utf8 {
      length += 1
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): hasLetter = true
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "."): break
      default: return false
      }
    }
    return hasLetter && length <= maximumLength
  }

  private static func looksLikeFormula(_ name: String) -> Bool {
    let text = name.first == "'" ? name.dropFirst() : name[...]
    return text.first != "-" && DelimitedTextWriter.looksLikeFormula(String(text.prefix(1)))
  }

  private static func characterFaults(_ text: String, isName: Bool) -> [RowFault.Code] {
    var faults: [RowFault.Code] = []
    switch LearnerFault.ofName(text) {
    case .nameBidirectional?: faults.append(.textBidirectional)
    case .nameControl?: faults.append(.textControl)
    case .nameTooLong?: faults.append(.textTooLong)
    default: break
    }
    if isBroken(Array(text.unicodeScalars), isName: isName) { faults.append(.textEncodingBroken) }
    return faults
  }

  /// Whether letters were lost on the way: U+FFFD, in names a `?` (what programs write for a letter that they
  /// do not have), and UTF-8 that was read as Windows-1252 (`Ã©`).
  private static func isBroken(_ scalars: [Unicode.Scalar], isName: Bool) -> Bool {
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\u{FFFD}" || isName && scalar == "?" { return true }
      guard scalar.value >= 0xC2, let lead = Windows1252.byte(of: scalar) else { continue }
      let length: Int
      switch lead {
      case 0xC2...0xDF: length = 1
      case 0xE0...0xEF: length = 2
      case 0xF0...0xF4: length = 3
      default: continue
      }
      // Elsewhere than in names, only the beginnings that stand for French letters and marks.
      guard isName || [0xC2, 0xC3, 0xE2, 0xEF].contains(lead), index + length < scalars.count else {
        continue
      }
      let followers = scalars[(index + 1)...(index + length)]
      let areContinuations = followers.allSatisfy { follower in
        // U+0080 to U+009F are what Latin-1 makes of the bytes that Windows-1252 gives to other characters.
        let byte =
          (0x80...0x9F).contains(follower.value) ? UInt8(follower.value) : Windows1252.byte(of: follower)
        return byte.map { (0x80...0xBF).contains($0) } ?? false
      }
      // “ŘÍŽA” is a name: beside Ã and Â, a sequence must hold a sign that no name has.
      if areContinuations, lead == 0xC2 || lead == 0xC3 || followers.contains(where: isSign) { return true }
    }
    return false
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "’", "‘", "–", "—", "\u{A0}": false
    default: !scalar.properties.isAlphabetic
    }
  }
}
