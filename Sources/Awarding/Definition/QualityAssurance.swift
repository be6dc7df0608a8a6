import Encodings

/// One quality assurance that underpins the micro-credential (Annex I, element 11).
public struct QualityAssurance: Hashable, Sendable {
  public static let textBounds = TextBounds.line(200)

  public let type: QualityAssuranceType
  /// Who assures it: a body's name. Demanded unless the quality assurance is internal.
  public let body: String?
  /// The number or address of the decision.
  public let reference: String?
  /// The first day.
  public let validFrom: CalendarDate?
  /// The last day.
  public let validUntil: CalendarDate?

  /// - Throws: ``DefinitionFault`` `missing` (the body), `dates.reversed`, a problem of a text.
  public init(
    type: QualityAssuranceType, body: String? = nil, reference: String? = nil, validFrom: CalendarDate? = nil,
    validUntil: CalendarDate? = nil
  ) throws(DefinitionFault) {
    self.type = type
    self.body = try Self.text(body, .qualityAssuranceBody)
    self.reference = try Self.text(reference, .qualityAssuranceReference)
    self.validFrom = validFrom
    self.validUntil = validUntil
    guard !type.isExternal || self.body != nil else {
      throw DefinitionFault(.missing, field: .qualityAssuranceBody)
    }
    if let validFrom, let validUntil, validUntil < validFrom {
      throw DefinitionFault(.datesReversed, field: .qualityAssuranceValidUntil, found: validUntil.iso)
    }
  }

  /// What stands in the way of publishing on a day (Annex II, “quality”: an expired quality assurance underpins
  /// nothing new): a fault when it has ended, a warning when it has not begun.
  public func obstacle(on day: CalendarDate) -> DefinitionFault? {
    if let validUntil, validUntil < day {
      return DefinitionFault(
        .qualityExpired(until: validUntil, on: day), field: .qualityAssuranceValidUntil, found: validUntil.iso
      )
    }
    if let validFrom, day < validFrom {
      return DefinitionFault(
        .qualityNotYet(from: validFrom, on: day), field: .qualityAssuranceValidFrom, found: validFrom.iso)
    }
    return nil
  }

  private static func text(_ text: String?, _ field: DefinitionField) throws(DefinitionFault) -> String? {
    guard let text else { return nil }
    do { return try textBounds.checked(text) } catch { throw error.at(DefinitionPlace(), field: field) }
  }
}
