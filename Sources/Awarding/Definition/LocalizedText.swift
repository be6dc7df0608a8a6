import Encodings

/// A text in French, in English, or in both.
public struct LocalizedText: Hashable, Sendable {
  public let fr: String?
  public let en: String?

  /// - Throws: ``DefinitionFault`` `missing` when there is neither language, or a problem of one of the texts
  ///   (``TextBounds``).
  public init(
    fr: String? = nil, en: String? = nil, bounds: TextBounds = .paragraphs(4_000)
  ) throws(DefinitionFault) {
    guard fr != nil || en != nil else { throw DefinitionFault(.missing) }
    if let fr { self.fr = try bounds.checked(fr) } else { self.fr = nil }
    if let en { self.en = try bounds.checked(en) } else { self.en = nil }
  }

  /// The text in the wanted language, else in the other one, with the language that it is in: a page marks a
  /// fallback with it.
  public func text(in wanted: Language) -> (text: String, language: Language) {
    if let text = self[wanted] { return (text, wanted) }
    let other: Language = wanted == .fr ? .en : .fr
    return (self[other] ?? "", other)
  }

  public subscript(_ language: Language) -> String? {
    switch language {
    case .fr: fr
    case .en: en
    }
  }

  /// The languages that the text is in, one or two.
  public var languages: [Language] { Language.allCases.filter { self[$0] != nil } }
}
