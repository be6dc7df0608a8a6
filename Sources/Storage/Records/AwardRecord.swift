import Awarding
import Encodings
import Foundation

/// An award as it is kept. The personal half is `nil` once its holder was erased.
public struct AwardRecord: Sendable {
  public let id: AwardID
  public let holder: HolderID
  public let slug: String
  public let version: Int
  public let status: AwardStatus
  public let awardedOn: CalendarDate
  public let validUntil: Date?
  public let issuedAt: Date
  public let changedAt: Date
  public let isSuspendable: Bool
  public let replacedBy: AwardID?
  /// Whether every form was signed, verified and so acknowledged.
  public let isSealed: Bool
  public let personal: PersonalAward?

  public init(
    id: AwardID, holder: HolderID, slug: String, version: Int, status: AwardStatus, awardedOn: CalendarDate,
    validUntil: Date?, issuedAt: Date, changedAt: Date, isSuspendable: Bool, replacedBy: AwardID?,
    isSealed: Bool, personal: PersonalAward?
  ) {
    self.id = id
    self.holder = holder
    self.slug = slug
    self.version = version
    self.status = status
    self.awardedOn = awardedOn
    self.validUntil = validUntil
    self.issuedAt = issuedAt
    self.changedAt = changedAt
    self.isSuspendable = isSuspendable
    self.replacedBy = replacedBy
    self.isSealed = isSealed
    self.personal = personal
  }

  /// The word of `credential list`: the state, or that the award expired, or that its holder was erased.
  public func standing(at now: Date) -> String {
    if personal == nil { return "erased" }
    if status == .active, let validUntil, validUntil <= now { return "expired" }
    return status.rawValue
  }
}

/// What an award says of a person: sealed at rest under that person's key.
public struct PersonalAward: Sendable, Hashable {
  public let learner: Learner
  public let grade: String?
  public let place: String?
  public let holderKey: String?
  public let page: PageSecret

  public init(learner: Learner, grade: String?, place: String?, holderKey: String?, page: PageSecret) {
    self.learner = learner
    self.grade = grade
    self.place = place
    self.holderKey = holderKey
    self.page = page
  }
}

/// A signed form of an award with its exact bytes.
public struct SealedForm: Sendable {
  public let form: CredentialForm
  /// The whole signed text.
  public let text: String
  public let status: StatusReference
  public let keyID: String

  public init(form: CredentialForm, text: String, status: StatusReference, keyID: String) {
    self.form = form
    self.text = text
    self.status = status
    self.keyID = keyID
  }
}
