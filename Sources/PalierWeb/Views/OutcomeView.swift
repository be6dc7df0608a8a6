/// What a person can do, and how one sees that they can.
public struct OutcomeView: Hashable, Sendable {
  public var text: MultilingualText
  public var criteria: [MultilingualText]
  /// The addresses of the skill in ESCO.
  public var esco: [ExternalAddress]

  public init(text: MultilingualText, criteria: [MultilingualText], esco: [ExternalAddress] = []) {
    self.text = text
    self.criteria = criteria
    self.esco = esco
  }
}
