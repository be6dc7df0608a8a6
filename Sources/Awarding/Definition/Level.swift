import Encodings

/// The level, and the cycle if applicable, of the learning experience (Annex I, element 8), or why there is none.
public enum Level: Hashable, Sendable {
  /// At least one of the three is given.
  case stated(eqf: EQFLevel?, national: NationalLevel?, cycle: Cycle?)
  case notApplicable(reason: LocalizedText)

  public static let reasonBounds = TextBounds.paragraphs(1_000)

  /// - Throws: ``DefinitionFault`` `level.empty` when nothing is given.
  public init(
    eqf: EQFLevel? = nil, national: NationalLevel? = nil, cycle: Cycle? = nil
  ) throws(DefinitionFault) {
    guard eqf != nil || national != nil || cycle != nil else {
      throw DefinitionFault(.levelEmpty, field: .level)
    }
    self = .stated(eqf: eqf, national: national, cycle: cycle)
  }

  /// A warning when the French and the European level differ.
  public var differenceWarning: DefinitionFault? {
    guard case .stated(let eqf?, let national?, _) = self, national.framework == .france,
      national.level != String(eqf.number)
    else { return nil }
    return DefinitionFault(.levelsDiffer, field: .levelNationalLevel, found: national.level)
  }

  /// `niveau 5 du cadre européen (CEC) ; niveau 5 du cadre national des certifications (France)`.
  public func words(in language: Language) -> (text: String, language: Language) {
    switch self {
    case .notApplicable(let reason): return reason.text(in: language)
    case .stated(let eqf, let national, let cycle):
      var parts: [String] = []
      if let eqf {
        parts.append(
          language == .fr
            ? "niveau \(eqf.number) du cadre européen des certifications (CEC)"
            : "level \(eqf.number) of the European Qualifications Framework (EQF)")
      }
      if let national { parts.append(national.words(in: language)) }
      if let cycle { parts.append(cycle.label(in: language)) }
      return (parts.joined(separator: language == .fr ? " ; " : "; "), language)
    }
  }
}
