import Awarding
import Encodings
import Foundation

/// One file of learners sent in under one decision: the frozen settings of a run.
public struct AwardRun: Sendable {
  /// The journal number of the entry that opened the run.
  public let number: Int
  public let slug: String
  public let version: Int
  /// Whether what it awards can be suspended.
  public let purpose: StatusReference.Purpose
  public let issuedAt: Date

  public init(number: Int, slug: String, version: Int, purpose: StatusReference.Purpose, issuedAt: Date) {
    self.number = number
    self.slug = slug
    self.version = version
    self.purpose = purpose
    self.issuedAt = issuedAt
  }
}

/// Everything that a form of an award carries, before its bytes are made.
public struct AwardSlot: Sendable {
  public let award: AwardID
  public let holder: HolderID
  public let candidate: Candidate
  public let awardedOn: CalendarDate
  public let place: String?
  public let validUntil: Date?
  /// When the award was made.
  public let issuedAt: Date
  /// When this form is made.
  public let signedAt: Date
  public let status: StatusReference

  public init(
    award: AwardID, holder: HolderID, candidate: Candidate, awardedOn: CalendarDate, place: String?,
    validUntil: Date?, issuedAt: Date, signedAt: Date, status: StatusReference
  ) {
    self.award = award
    self.holder = holder
    self.candidate = candidate
    self.awardedOn = awardedOn
    self.place = place
    self.validUntil = validUntil
    self.issuedAt = issuedAt
    self.signedAt = signedAt
    self.status = status
  }
}

/// How one form of a run's awards is made: which key will sign it, what kind of status list it stands in, and the
/// exact bytes.
public struct FormPlan: Sendable {
  public let form: CredentialForm
  public let keyID: String
  public let list: ListKind
  /// Makes the bytes; draws salts where the form has any.
  public let build: @Sendable (AwardSlot, Randomness) throws -> FormBytes

  public init(
    _ form: CredentialForm, keyID: String, list: ListKind,
    build: @escaping @Sendable (AwardSlot, Randomness) throws -> FormBytes
  ) {
    self.form = form
    self.keyID = keyID
    self.list = list
    self.build = build
  }
}

/// The exact bytes of a form before it is signed.
public struct FormBytes: Sendable, Equatable {
  /// What is signed (RFC 7515, section 5.1): encoded header, dot, encoded payload.
  public let signingInput: [UInt8]
  /// What follows the signature: empty, or the disclosures of an SD-JWT with their tildes.
  public let suffix: [UInt8]

  public init(signingInput: [UInt8], suffix: [UInt8] = []) {
    self.signingInput = signingInput
    self.suffix = suffix
  }

  /// The signed JWT, without what follows it.
  public func token(signature: [UInt8]) -> [UInt8] {
    var token: [UInt8] = []
    token.reserveCapacity(signingInput.count + signature.count * 4 / 3 + 4)
    token += signingInput
    token.append(UInt8(ascii: "."))
    token += Base64URL.encode(signature).utf8
    return token
  }

  /// The whole signed text.
  public func text(signature: [UInt8]) -> [UInt8] { token(signature: signature) + suffix }
}

/// A form as it is stored before it is signed.
public struct PreparedForm: Sendable {
  /// The form's number in this store.
  public let number: Int
  public let award: AwardID
  public let form: CredentialForm
  public let keyID: String
  public let bytes: FormBytes

  public init(number: Int, award: AwardID, form: CredentialForm, keyID: String, bytes: FormBytes) {
    self.number = number
    self.award = award
    self.form = form
    self.keyID = keyID
    self.bytes = bytes
  }
}

/// An award that is stored with its forms and not yet acknowledged.
public struct PreparedAward: Sendable {
  public let award: AwardID
  public let page: PageSecret
  public let forms: [PreparedForm]

  public init(award: AwardID, page: PageSecret, forms: [PreparedForm]) {
    self.award = award
    self.page = page
    self.forms = forms
  }
}

/// What `prepare` found for one candidate.
public enum Preparation: Sendable {
  /// A living, signed award of that learner and type.
  case alreadyThere(AwardID, PageSecret?)
  /// Stored and to be signed. `isFresh` when this call stored it; otherwise another run did, which is at work or was
  /// interrupted, and whoever comes first signs it.
  case prepared(PreparedAward, isFresh: Bool)
}

/// A form that was signed and verified: ready to be acknowledged.
public struct SignedForm: Sendable {
  public let number: Int
  public let award: AwardID
  public let form: CredentialForm
  public let signature: [UInt8]
  /// SHA-256 of the signed JWT, without disclosures: what the journal keeps.
  public let digest: [UInt8]

  public init(_ prepared: PreparedForm, signature: [UInt8], digest: [UInt8]) {
    number = prepared.number
    award = prepared.award
    form = prepared.form
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
