/// A level of the European Qualifications Framework, 1 to 8.
public struct EQFLevel: Hashable, Sendable, Comparable {
  public let number: Int

  /// - Throws: ``DefinitionFault`` `number.malformed`, `number.out-of-range`.
  public init(_ text: String) throws(DefinitionFault) {
    let amount: Amount
    do { amount = try Amount(text) } catch { throw error.at(DefinitionPlace(), field: .levelEQF) }
    guard amount.hundredths % 100 == 0, (1...8).contains(amount.hundredths / 100) else {
      throw DefinitionFault(.numberRange(low: "1", high: "8"), field: .levelEQF, found: text)
    }
    number = amount.hundredths / 100
  }

  /// The concept in the European vocabulary.
  public var address: String { "http://data.europa.eu/snb/eqf/\(number)" }

  public static func < (left: EQFLevel, right: EQFLevel) -> Bool { left.number < right.number }
}
