import Encodings

/// One quality assurance that stands behind a micro-credential.
public struct QualityAssuranceView: Hashable, Sendable {
  /// The label of its kind, such as “Qualiopi”.
  public var type: MultilingualText
  public var body: String?
  public var reference: String?
  public var validFrom: CalendarDate?
  public var validUntil: CalendarDate?

  public init(
    type: MultilingualText, body: String? = nil, reference: String? = nil, validFrom: CalendarDate? = nil,
    validUntil: CalendarDate? = nil
  ) {
    self.type = type
    self.body = body
    self.reference = reference
    self.validFrom = validFrom
    self.validUntil = validUntil
  }
}
