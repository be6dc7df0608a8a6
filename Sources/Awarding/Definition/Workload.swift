import Encodings

/// The notional workload needed to achieve the learning outcomes (Annex I, element 7): all hours of learning,
/// assessment included, and ECTS credits where there are any.
public struct Workload: Hashable, Sendable {
  public static let hoursRange = Amount(hundredths: 25)...Amount(9_999)
  public static let ectsRange = Amount(hundredths: 10)...Amount(240)
  /// The hours that one ECTS credit stands for (ECTS Users' Guide 2015).
  public static let hoursPerECTS = Amount(25)...Amount(30)

  /// 0.25 to 9,999.
  public let hours: Amount
  /// 0.1 to 240; nil where no ECTS are given.
  public let ects: Amount?

  /// - Throws: ``DefinitionFault`` `number.out-of-range`.
  public init(hours: Amount, ects: Amount? = nil) throws(DefinitionFault) {
    try Self.check(hours, Self.hoursRange, .workloadHours)
    if let ects { try Self.check(ects, Self.ectsRange, .workloadECTS) }
    self.hours = hours
    self.ects = ects
  }

  /// Reads the hours. A duration of ISO 8601 is refused with what it really says: `P60M` is 60 months.
  ///
  /// - Throws: ``DefinitionFault`` `number.malformed`, `number.out-of-range`, `workload.duration`.
  public static func hours(_ text: String) throws(DefinitionFault) -> Amount {
    try amount(text, hoursRange, .workloadHours)
  }

  /// Reads the credits.
  ///
  /// - Throws: ``DefinitionFault`` `number.malformed`, `number.out-of-range`, `workload.duration`.
  public static func ects(_ text: String) throws(DefinitionFault) -> Amount {
    try amount(text, ectsRange, .workloadECTS)
  }

  /// A warning when a credit does not stand for 25 to 30 hours.
  public var ratioWarning: DefinitionFault? {
    guard let ects else { return nil }
    let (low, high) = (Self.hoursPerECTS.lowerBound, Self.hoursPerECTS.upperBound)
    let scaled = hours.hundredths * 100
    guard scaled < ects.hundredths * low.hundredths || scaled > ects.hundredths * high.hundredths else {
      return nil
    }
    return DefinitionFault(
      .workloadRatio(
        hours: hours, ects: ects, low: Amount(hundredths: ects.hundredths * low.hundredths / 100),
        high: Amount(hundredths: ects.hundredths * high.hundredths / 100)),
      field: .workloadECTS, found: ects.text)
  }

  /// `25 heures (1 ECTS)`, `7.5 hours`.
  public func words(in language: Language) -> String {
    let one = language == .fr ? hours < Amount(2) : hours == Amount(1)
    let unit = language == .fr ? (one ? "heure" : "heures") : (one ? "hour" : "hours")
    let text = "\(hours.words(in: language)) \(unit)"
    return ects.map { "\(text) (\($0.words(in: language)) ECTS)" } ?? text
  }

  private static func amount(
    _ text: String, _ range: ClosedRange<Amount>, _ field: DefinitionField
  ) throws(DefinitionFault) -> Amount {
    if let duration = DurationReading(text) {
      throw DefinitionFault(
        .workloadDuration(meaning: duration.meaning, suggestion: duration.hours?.text), field: field,
        found: text)
    }
    let amount = try Amount(text)
    try check(amount, range, field)
    return amount
  }

  private static func check(
    _ amount: Amount, _ range: ClosedRange<Amount>, _ field: DefinitionField
  ) throws(DefinitionFault) {
    guard range.contains(amount) else {
      throw DefinitionFault(
        .numberRange(low: range.lowerBound.text, high: range.upperBound.text), field: field,
        found: amount.text)
    }
  }
}
