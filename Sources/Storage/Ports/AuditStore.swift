import Awarding
import Foundation

/// Reading everything that is kept, to look whether it is whole. Changes nothing.
public protocol AuditStore: Sendable {
  /// SQLite's own full check of every file: what it finds, empty when all is well.
  func integrityFaults() async throws -> [String]

  /// The state that the journal says each award is in, where that is not active: one walk over the journal.
  func journalledStates() async throws -> [AwardID: AwardStatus]

  /// When the journal saw which signing keys made, by their thumbprint.
  func journalledKeys() async throws -> [String: Date]

  /// How many awards ``audit(after:limit:states:)`` will go through.
  func awardCount() async throws -> Int

  /// Awards in the order of their making after `position`, with all their forms, each opened and compared with what
  /// stands beside it.
  func audit(after position: Int, limit: Int, states: [AwardID: AwardStatus]) async throws -> [AuditedAward]

  /// Status entries that belong to no form, or to a form that stands in another place; and whether lists and entries
  /// agree on how many were given.
  func entryFaults() async throws -> [AuditFault]
}

/// Something that is not as it was written.
public struct AuditFault: Sendable, Hashable {
  /// The stable name, such as `form.changed`.
  public let code: String
  /// An award, a list, a key: random or public identifiers only.
  public let subject: String

  public init(_ code: String, _ subject: String) {
    self.code = code
    self.subject = subject
  }
}

/// An award with what its record alone shows.
public struct AuditedAward: Sendable {
  public let position: Int
  public let id: AwardID
  public let holder: HolderID
  public let awardedOn: String
  /// The forms that could be opened, with their exact bytes.
  public let forms: [AuditedForm]
  public let faults: [AuditFault]

  public init(
    position: Int, id: AwardID, holder: HolderID, awardedOn: String, forms: [AuditedForm], faults: [AuditFault]
  ) {
    self.position = position
    self.id = id
    self.holder = holder
    self.awardedOn = awardedOn
    self.forms = forms
    self.faults = faults
  }

  /// The same award with one more fault.
  public func adding(_ fault: AuditFault) -> AuditedAward {
    AuditedAward(
      position: position, id: id, holder: holder, awardedOn: awardedOn, forms: forms, faults: faults + [fault])
  }
}

/// A signed form to be verified again.
public struct AuditedForm: Sendable {
  public let form: CredentialForm
  public let keyID: String
  public let text: [UInt8]
  /// When the journal says that it was acknowledged.
  public let sealedAt: Date

  public init(form: CredentialForm, keyID: String, text: [UInt8], sealedAt: Date) {
    self.form = form
    self.keyID = keyID
    self.text = text
    self.sealedAt = sealedAt
  }
}
