/// The name of a micro-credential in commands and addresses: `soudure-tig-initiation`.
///
/// Lower-case letters a–z, digits, and single hyphens between them; 1 to 64 characters.
public struct Slug: Hashable, Sendable, Comparable, CustomStringConvertible {
  public static let limit = 64

  public let text: String

  /// - Throws: ``DefinitionFault`` `slug.malformed`, with a slug near what was found where there is one.
  public init(_ text: String) throws(DefinitionFault) {
    guard text.utf8.count <= Self.limit, Self.isWellFormed(text) else {
      throw DefinitionFault(.slug(suggestion: Self.suggestion(for: text)), field: .slug, found: text)
    }
    self.text = text
  }

  public var description: String { text }

  public static func < (left: Slug, right: Slug) -> Bool { left.text < right.text }

  private static func isWellFormed(_ text: String) -> Bool {
    var previous = UInt8(ascii: "-")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "-") where previous != byte: break
      default: return false
      }
      previous = byte
    }
    return previous != UInt8(ascii: "-")
  }

  /// `Soudure TIG : initiation` becomes `soudure-tig-initiation`.
  private static func suggestion(for text: String) -> String? {
    let folded = Spelling.folded(String(text.prefix(200)))
    var (slug, pending) = ("", false)
    for character in folded {
      if character.isASCII, character.isLetter || character.isNumber {
        if pending, !slug.isEmpty { slug += "-" }
        slug.append(character)
        pending = false
      } else {
        pending = true
      }
    }
    slug = String(slug.prefix(limit))
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty ? nil : slug
  }
}
