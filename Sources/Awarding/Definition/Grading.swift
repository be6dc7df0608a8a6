import Encodings

/// The scheme of the grades that awards carry (Annex I, optional: grade achieved).
public struct Grading: Hashable, Sendable {
  public static let descriptionBounds = TextBounds.paragraphs(1_000)
  public static let minimumBounds = TextBounds.line(40)

  public let scheme: GradingScheme
  /// The lowest grade with which a learner passes, as the scheme writes it.
  public let minimum: String?
  public let description: LocalizedText?

  /// - Throws: ``DefinitionFault`` with a problem of a text.
  public init(
    scheme: GradingScheme, minimum: String? = nil, description: LocalizedText? = nil
  ) throws(DefinitionFault) {
    self.scheme = scheme
    self.description = description
    do {
      self.minimum = try minimum.map { text throws(DefinitionFault) in try Self.minimumBounds.checked(text) }
    } catch {
      throw error.at(DefinitionPlace(), field: .gradingMinimum)
    }
  }
}

/// A grading scheme: one that is known by its code, or a body's own by its title.
public enum GradingScheme: Hashable, Sendable {
  case known(KnownGradingScheme)
  case own(LocalizedText)

  public static let titleBounds = TextBounds.line(200)

  public func label(in language: Language) -> (text: String, language: Language) {
    switch self {
    case .known(let scheme): (scheme.label(in: language), language)
    case .own(let title): title.text(in: language)
    }
  }
}

/// The grading schemes in use with a name of their own; no European vocabulary lists them.
public enum KnownGradingScheme: String, DefinitionCode {
  case passFail = "pass-fail"
  case outOf20 = "out-of-20"
  case outOf100 = "out-of-100"
  case percentage
  case mention
  case ectsGrade = "ects-grade"
  case cefr

  public static let spellings: [String: KnownGradingScheme] = ["cecrl": .cefr]

  public func label(in language: Language) -> String {
    let french = language == .fr
    return switch self {
    case .passFail: french ? "acquis ou non acquis" : "pass or fail"
    case .outOf20: french ? "note sur 20" : "grade out of 20"
    case .outOf100: french ? "note sur 100" : "grade out of 100"
    case .percentage: french ? "pourcentage de réussite" : "percentage"
    case .mention: french ? "mention" : "French honours (mention)"
    case .ectsGrade: french ? "note ECTS (A à F)" : "ECTS grade (A to F)"
    case .cefr: french ? "niveau de langue (CECRL)" : "language level (CEFR)"
    }
  }
}
