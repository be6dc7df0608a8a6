import Foundation

/// How texts about people are written down and compared.
public enum PersonText {
  /// The text in NFC, outer white space cut off, each inner run of white space one space.
  public static func tidied(_ text: String) -> String {
    if isTidy(text) { return text }
    var tidy = String.UnicodeScalarView()
    var isSpaceDue = false
    for scalar in composed(text).unicodeScalars {
      if isWhiteSpace(scalar) {
        isSpaceDue = !tidy.isEmpty
      } else {
        if isSpaceDue { tidy.append(" ") }
        isSpaceDue = false
        tidy.append(scalar)
      }
    }
    return String(tidy)
  }

  /// The text without the white space at its two ends; nothing else changes.
  public static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isWhiteSpace(first) || isWhiteSpace(last) else {
      return text
    }
    let start = scalars.firstIndex { !isWhiteSpace($0) } ?? scalars.endIndex
    var end = scalars.endIndex
    while end > start, isWhiteSpace(scalars[scalars.index(before: end)]) { end = scalars.index(before: end) }
    return String(scalars[start..<end])
  }

  /// The tidied text without the difference of capital and small letters (lower, upper, lower case: so that
  /// “ß” and “SS” are one, and “ς” and “Σ”). Accents are kept: they tell people apart.
  public static func folded(_ text: String) -> String {
    let tidy = tidied(text)
    if isASCII(tidy) { return tidy.lowercased() }
    return composed(tidy.lowercased().uppercased().lowercased())
  }

  /// ``folded(_:)``, with one apostrophe and one hyphen for all that look like it: spreadsheets change them.
  public static func foldedName(_ text: String) -> String {
    let folded = folded(text)
    if isASCII(folded) { return folded }
    var name = String.UnicodeScalarView()
    for scalar in folded.unicodeScalars {
      switch scalar.value {
      case 0x2018, 0x2019, 0x02BC: name.append("'")
      case 0x2010, 0x2011: name.append("-")
      default: name.append(scalar)
      }
    }
    return String(name)
  }

  /// U+061C, the marks and embeddings of U+200E–F and U+202A–E, the isolates U+2066–9.
  public static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Control, line-breaking, private-use and invisible characters and those that are none, except the two joiners
  /// U+200C and U+200D, which Persian and Indic names need.
  public static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE...0x0377, 0x1E00...0x1EFF, 0x2010...0x2027, 0x200C, 0x200D:
      return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: return true
    default: return scalar.properties.isNoncharacterCodePoint
    }
  }

  /// Unicode's property White_Space, without a look-up.
  private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21..<0x85: false
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private static func composed(_ text: String) -> String {
    text.unicodeScalars.allSatisfy(isComposed) ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Blocks in which NFC changes nothing (NFC_Quick_Check=Yes): it saves nearly all names the way to Foundation.
  private static func isComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x0300, 0x1E00...0x1EFF, 0x2010...0x2027: true
    default: false
    }
  }

  private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  private static func isTidy(_ text: String) -> Bool {
    var isAfterSpace = true
    for scalar in text.unicodeScalars {
      guard isComposed(scalar) else { return false }
      let isSpace = scalar == " "
      if isSpace ? isAfterSpace : isWhiteSpace(scalar) { return false }
      isAfterSpace = isSpace
    }
    return !isAfterSpace || text.isEmpty
  }
}
