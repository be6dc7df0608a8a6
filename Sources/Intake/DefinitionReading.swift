import Awarding
import Encodings
import JSONTree

/// What was found in a definition's file: the definition, when it is complete, and every fault and warning.
public struct DefinitionReading: Sendable {
  /// Nil when there is a fault.
  public let definition: Definition?
  /// Faults and warnings, in the order of the definition's fields.
  public let faults: [DefinitionFault]

  init(definition: Definition?, faults: [DefinitionFault]) {
    self.definition = faults.contains { $0.severity == .fault } ? nil : definition
    self.faults = faults
  }

  /// The warnings alone.
  public var warnings: [DefinitionFault] { faults.filter { $0.severity == .warning } }

  /// The mandatory elements of Annex I that are missing altogether.
  public var missingElements: [AnnexElement] {
    let missing = Set(faults.filter { $0.problem == .missing }.compactMap { $0.field?.element })
    return AnnexElement.allCases.filter { $0.isMandatory && missing.contains($0) }
  }
}

extension DefinitionFault {
  /// The fault as programs read it: `code`, `severity`, `element`, `field`, `pointer`, `line`, `column`, `value`,
  /// `message`, `remedy`; null where there is nothing to say.
  public func json(in language: Language) -> JSON {
    let text = { (value: String?) in value.map(JSON.string) ?? .null }
    let number = { (value: Int?) in value.map { JSON.number(JSONNumber($0)) } ?? .null }
    return .object([
      "code": .string(code), "severity": .string(severity.rawValue), "element": text(element?.rawValue),
      "field": text(field?.path), "pointer": .string(place.pointer), "line": number(place.line),
      "column": number(place.column), "value": text(found), "message": .string(message(in: language)),
      "remedy": .string(remedy(in: language)),
    ])
  }
}
