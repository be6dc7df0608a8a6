/// What a holder can do, and by which criteria it was assessed (Annex I, element 6; Annex II, “valid assessment”).
public struct LearningOutcome: Hashable, Sendable {
  public static let textBounds = TextBounds.paragraphs(1_000)
  public static let criterionBounds = TextBounds.paragraphs(2_000)

  /// Unique in its definition: 1 to 64 letters (a–z), digits, `.`, `_`, `-`, beginning with a letter or digit.
  public let id: String
  public let text: LocalizedText
  /// The ESCO skills that the outcome corresponds to.
  public let esco: [ESCOAddress]
  /// At least one.
  public let criteria: [LocalizedText]

  /// - Throws: ``DefinitionFault`` `outcome.id-malformed`, `missing` (no criterion), `list.too-long`.
  public init(
    id: String, text: LocalizedText, esco: [ESCOAddress] = [], criteria: [LocalizedText]
  ) throws(DefinitionFault) {
    self.id = try Self.identifier(id)
    guard !criteria.isEmpty else { throw DefinitionFault(.missing, field: .outcomeCriteria) }
    guard criteria.count <= 20 else {
      throw DefinitionFault(.listTooLong(limit: 20), field: .outcomeCriteria)
    }
    guard esco.count <= 20 else { throw DefinitionFault(.listTooLong(limit: 20), field: .outcomeESCO) }
    self.text = text
    self.esco = esco
    self.criteria = criteria
  }

  /// - Throws: ``DefinitionFault`` `outcome.id-malformed`.
  public static func identifier(_ text: String) throws(DefinitionFault) -> String {
    let isPlain = { (byte: UInt8) in
      switch byte {
      case 48...57, 65...90, 97...122: true
      default: false
      }
    }
    guard (1...64).contains(text.utf8.count), text.utf8.first.map(isPlain) == true,
      text.utf8.allSatisfy({ isPlain($0) || $0 == 45 || $0 == 46 || $0 == 95 })
    else {
      let suggestion = String(
        Spelling.folded(String(text.prefix(64))).filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
      throw DefinitionFault(
        .outcomeIdentifier(suggestion: suggestion.isEmpty ? nil : suggestion), field: .outcomeID, found: text)
    }
    return text
  }
}
