import JSONTree

/// What a change says of itself, written in the same transaction as the change.
public struct JournalDraft: Sendable {
  /// The stable name of what happened, such as `award.sealed`.
  public let kind: JournalKind
  /// Who acted: the command line, the server, a later account. Never a learner's name.
  public let actor: String
  /// What it happened to: an award, a holder, a definition, a list. Random or public identifiers only.
  public let subject: String
  /// Facts without personal data.
  public let detail: JSONObject
  /// Text that may name people (a decision, a reason, a file's name). It is sealed: under the person's key
  /// when the entry concerns one person, else under the organisation's.
  public let words: JSONObject

  public init(
    _ kind: JournalKind, actor: String, subject: String, detail: JSONObject = [:], words: JSONObject = [:]
  ) {
    self.kind = kind
    self.actor = actor
    self.subject = subject
    self.detail = detail
    self.words = words
  }
}

/// The kinds of entries, each one arrow of the way of the data.
public enum JournalKind: String, Sendable, CaseIterable {
  case organisationCreated = "organisation.created"
  case addressChanged = "organisation.address-changed"
  case keyCreated = "key.created"
  case keyRetired = "key.retired"
  case keyCompromised = "key.compromised"
  case definitionPublished = "definition.published"
  case runOpened = "award.run-opened"
  case formsPrepared = "award.forms-prepared"
  case awardSealed = "award.sealed"
  case formPrepared = "form.prepared"
  case formSealed = "form.sealed"
  case formWithdrawn = "form.withdrawn"
  case awardWithdrawn = "award.withdrawn"
  case awardSuspended = "award.suspended"
  case awardReinstated = "award.reinstated"
  case awardRevoked = "award.revoked"
  case awardReplaced = "award.replaced"
  case listOpened = "status-list.opened"
  case listSigned = "status-list.signed"
  case holderErased = "holder.erased"
  case issuerVouched = "trust.issuer-added"
  case trustImported = "trust.imported"
  case registerCorrected = "register.corrected"
  case backupMade = "backup.made"
  case lossAccepted = "loss.accepted"
}
