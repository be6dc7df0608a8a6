import Awarding
import Encodings
import Foundation

/// One file of learners sent in under one decision: the frozen settings of a run.
public struct AwardRun: Sendable {
  /// The journal number of the entry that opened the run.
  public let number: Int
  public let slug: String
  public let version: Int
  public let purpose: StatusReference.Purpose
  public let issuedAt: Date
  public let keyID: String

  public init(
    number: Int, slug: String, version: Int, purpose: StatusReference.Purpose, issuedAt: Date, keyID: String
  ) {
    self.number = number
    self.slug = slug
    self.version = version
    self.purpose = purpose
    self.issuedAt = issuedAt
    self.keyID = keyID
  }
}

/// A candidate with everything that an award of it will carry, before the form's bytes are made.
public struct AwardSlot: Sendable {
  public let award: AwardID
  public let holder: HolderID
  public let candidate: Candidate
  public let awardedOn: CalendarDate
  public let place: String?
  public let validUntil: Date?
  public let status: StatusReference
  public let run: AwardRun

  public init(
    award: AwardID, holder: HolderID, candidate: Candidate, awardedOn: CalendarDate, place: String?,
    validUntil: Date?, status: StatusReference, run: AwardRun
  ) {
    self.award = award
    self.holder = holder
    self.candidate = candidate
    self.awardedOn = awardedOn
    self.place = place
    self.validUntil = validUntil
    self.status = status
    self.run = run
  }
}

/// The exact bytes that will be signed, as they are stored before they are.
public struct PreparedForm: Sendable {
  public let award: AwardID
  public let form: CredentialForm
  public let keyID: String
  public let signingInput: [UInt8]

  public init(award: AwardID, form: CredentialForm, keyID: String, signingInput: [UInt8]) {
    self.award = award
    self.form = form
    self.keyID = keyID
    self.signingInput = signingInput
  }
}

/// What `prepare` found for one candidate.
public enum Preparation: Sendable {
  /// A living, signed award of that learner and type.
  case alreadyThere(AwardID, PageSecret?)
  /// Stored and to be signed. `isFresh` when this call stored it; otherwise another run did, which is at work or was
  /// interrupted, and whoever comes first signs it.
  case prepared(PreparedForm, PageSecret, isFresh: Bool)
}

/// A form that was signed and verified: ready to be acknowledged.
public struct SignedForm: Sendable {
  public let award: AwardID
  public let form: CredentialForm
  public let signature: [UInt8]
  /// SHA-256 of the whole signed text: what the journal keeps.
  public let digest: [UInt8]

  public init(award: AwardID, form: CredentialForm, signature: [UInt8], digest: [UInt8]) {
    self.award = award
    self.form = form
    self.signature = signature
    self.digest = digest
  }
}

/// A candidate's place in its file.
public struct CandidateRow: Sendable {
  public let row: Int
  public let candidate: Candidate
  public let awardedOn: CalendarDate
  public let place: String?
  public let validUntil: Date?

  public init(row: Int, candidate: Candidate, awardedOn: CalendarDate, place: String?, validUntil: Date?) {
    self.row = row
    self.candidate = candidate
    self.awardedOn = awardedOn
    self.place = place
    self.validUntil = validUntil
  }
}
