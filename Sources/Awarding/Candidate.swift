import Encodings

/// A learner whose results entitle them to an award: one row of what a body sent in.
public struct Candidate: Hashable, Sendable {
  public let learner: Learner
  /// The result as the body words it (“14/20”, “Très bien”).
  public let grade: String?
  /// nil: the day that the whole file is awarded on.
  public let awardedOn: CalendarDate?
  /// nil: the place that the whole file is awarded at.
  public let place: String?
  /// The holder's public key, a JWK as JSON text, to which the wallet form is bound.
  public let holderKey: String?
  /// The line where the record begins in its file, the header being 1; for other sources a number from 1.
  public let row: Int

  public init(
    learner: Learner, grade: String? = nil, awardedOn: CalendarDate? = nil, place: String? = nil,
    holderKey: String? = nil, row: Int
  ) {
    self.learner = learner
    self.grade = grade
    self.awardedOn = awardedOn
    self.place = place
    self.holderKey = holderKey
    self.row = row
  }
}
