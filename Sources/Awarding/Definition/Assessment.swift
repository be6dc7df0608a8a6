/// How the outcomes are assessed (Annex I, element 9 and the optional one on supervision and identity verification).
public struct Assessment: Hashable, Sendable {
  /// At least one, each once.
  public let types: [AssessmentType]
  /// Nil where the definition does not say.
  public let supervision: Supervision?

  /// - Throws: ``DefinitionFault`` `list.empty`, `list.duplicate`.
  public init(types: [AssessmentType], supervision: Supervision? = nil) throws(DefinitionFault) {
    guard !types.isEmpty else { throw DefinitionFault(.listEmpty, field: .assessmentTypes) }
    guard Set(types).count == types.count else { throw DefinitionFault(.duplicate, field: .assessmentTypes) }
    self.types = types
    self.supervision = supervision
  }
}
