import Awarding
import Foundation

/// Forms that are made after their award: on demand, or again under another key.
public protocol FormStore: Sendable {
  /// The current signed form of an award, with its exact bytes.
  /// - Parameter holderKey: the holder's key (a JWK's RFC 7638 thumbprint) that an additional copy is bound to;
  ///   `nil` for the form that the award was made with.
  /// - Throws: ``StorageError`` `form.not-found`, `holder.erased`.
  func form(_ form: CredentialForm, of award: AwardID, boundTo holderKey: String?) async throws -> SealedForm

  /// Stores a further form of an acknowledged award, unsigned, in one transaction with its journal entry and a status
  /// index of its own. Returns what an interrupted call stored, where there is such a form.
  /// - Throws: ``StorageError`` `award.not-found`, `holder.erased`, `award.move-refused` when it is not in force.
  func prepareForm(
    of award: AwardID, plan: FormPlan, boundTo holderKey: BoundKey?, actor: String, at now: Date
  ) async throws -> PreparedForm

  /// Current forms of awards in force that one of these keys signed, at most `limit`, oldest first.
  func forms(signedBy keyIDs: Set<String>, limit: Int) async throws -> [FormToResign]

  /// Stores a successor for each of these forms of one definition, unsigned, in one transaction: the same award, page
  /// and links, other bytes and another status index. A form that has a successor or is no longer in force is left out.
  func prepareSuccessors(
    of forms: [FormToResign], plan: FormPlan, actor: String, at now: Date
  ) async throws -> [PreparedForm]

  /// Whether the journal held this digest, as a form of one of its awards, before the key came into foreign hands.
  func isJournalled(_ digest: [UInt8], before compromise: SigningKeyRecord.Compromise) async throws -> Bool

  /// The forms that took another's place and were acknowledged, in the order of their making.
  func successors(after number: Int, limit: Int) async throws -> [Successor]
}

extension FormStore {
  /// The form that the award was made with.
  public func form(_ form: CredentialForm, of award: AwardID) async throws -> SealedForm {
    try await self.form(form, of: award, boundTo: nil)
  }
}

/// A form that was signed again.
public struct Successor: Sendable {
  public let number: Int
  public let award: AwardID
  public let form: CredentialForm
  public let formerKey: String
  public let key: String
  public let signedAt: Date

  public init(number: Int, award: AwardID, form: CredentialForm, formerKey: String, key: String, signedAt: Date) {
    self.number = number
    self.award = award
    self.form = form
    self.formerKey = formerKey
    self.key = key
    self.signedAt = signedAt
  }
}

/// The holder's key that a copy is bound to.
public struct BoundKey: Sendable, Hashable {
  /// The public JWK, as JSON text.
  public let jwk: String
  /// RFC 7638, base64url.
  public let thumbprint: String

  public init(jwk: String, thumbprint: String) {
    self.jwk = jwk
    self.thumbprint = thumbprint
  }
}

/// A form whose key must no longer stand behind it.
public struct FormToResign: Sendable, Hashable {
  public let number: Int
  public let award: AwardID
  public let form: CredentialForm
  public let slug: String
  public let version: Int
  public let keyID: String

  public init(number: Int, award: AwardID, form: CredentialForm, slug: String, version: Int, keyID: String) {
    self.number = number
    self.award = award
    self.form = form
    self.slug = slug
    self.version = version
    self.keyID = keyID
  }
}
