import Encodings

/// A country: an ISO 3166-1 alpha-2 code, or `XK` for Kosovo, which the European Union uses and ISO leaves free.
public struct Country: Hashable, Sendable, CustomStringConvertible {
  /// Two upper-case letters.
  public let code: String

  public static let france = Country(known: "FR")

  /// Reads a code in capitals or not: `FR`, `no` (Norway).
  ///
  /// - Throws: ``DefinitionFault`` `country.unknown`, with the code that was probably meant.
  public init(_ text: String) throws(DefinitionFault) {
    let code = text.uppercased()
    guard code.utf8.count == 2, Self.names[code] != nil else {
      throw DefinitionFault(.country(suggestion: Self.suggestion(for: text)), found: text)
    }
    self.code = code
  }

  private init(known code: String) { self.code = code }

  /// Every country, by code.
  public static var all: [Country] { names.keys.sorted().map(Country.init(known:)) }

  public func name(in language: Language) -> String {
    guard let names = Self.names[code] else { return code }
    return language == .fr ? names.fr : names.en
  }

  public var description: String { code }

  /// `UK` and `EL` are the Union's own abbreviations; others write the country's name or its three letters.
  private static func suggestion(for text: String) -> String? {
    let typed = Spelling.folded(text)
    switch typed {
    case "uk", "gbr": return "GB"
    case "el", "grc": return "GR"
    case "fra": return "FR"
    case "bel": return "BE"
    case "che": return "CH"
    case "deu": return "DE"
    default: break
    }
    guard typed.count > 3 else { return nil }
    return names.sorted { $0.key < $1.key }
      .first { Spelling.folded($0.value.fr) == typed || Spelling.folded($0.value.en) == typed }?.key
  }
}
