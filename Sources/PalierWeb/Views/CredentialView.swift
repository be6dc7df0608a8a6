import Encodings
import Foundation

/// One awarded credential as its page shows it.
public struct CredentialView: Hashable, Sendable {
  /// The award's identifier: the bare UUID, without `urn:uuid:`.
  public var awardID: String
  /// The version of the definition that was frozen into the award.
  public var microCredential: MicroCredentialView
  /// The holder's name as on the credential.
  public var holder: String
  public var awardedOn: CalendarDate
  public var place: String?
  public var grade: String?
  /// The first instant that is no longer valid; nil when it has no end.
  public var validUntil: Date?
  public var state: CredentialState
  /// The forms that can be downloaded.
  public var forms: [CredentialForm]

  public init(
    awardID: String, microCredential: MicroCredentialView, holder: String, awardedOn: CalendarDate,
    place: String? = nil, grade: String? = nil, validUntil: Date? = nil, state: CredentialState,
    forms: [CredentialForm]
  ) {
    self.awardID = awardID
    self.microCredential = microCredential
    self.holder = holder
    self.awardedOn = awardedOn
    self.place = place
    self.grade = grade
    self.validUntil = validUntil
    self.state = state
    self.forms = forms
  }
}
