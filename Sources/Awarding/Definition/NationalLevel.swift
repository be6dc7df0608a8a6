import Encodings

/// A level of a national qualifications framework.
public struct NationalLevel: Hashable, Sendable {
  public let framework: NationalFramework
  /// As the framework writes it: `5`, `4.1`, `6A`; in France 1 to 8 (decree 2019-14).
  public let level: String

  /// - Throws: ``DefinitionFault`` `number.out-of-range` for a French level, a problem of a text for another.
  public init(framework: NationalFramework, level: String) throws(DefinitionFault) {
    self.framework = framework
    do {
      self.level = try TextBounds.line(20).checked(level)
    } catch {
      throw error.at(DefinitionPlace(), field: .levelNationalLevel)
    }
    if framework == .france, !(1...8).contains(where: { String($0) == self.level }) {
      throw DefinitionFault(.numberRange(low: "1", high: "8"), field: .levelNationalLevel, found: self.level)
    }
  }

  /// `niveau 5 du cadre national des certifications (France)`.
  public func words(in language: Language) -> String {
    let label = framework.label(in: language)
    return language == .fr ? "niveau \(level) du \(label)" : "level \(level) of the \(label)"
  }
}
