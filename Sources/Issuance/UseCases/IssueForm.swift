import Awarding
import Foundation
import JOSE
import Storage

/// Gives a signed form of an award: the one that is there, or one that is made now.
public struct IssueForm: Sendable {
  let store: any AwardingStore

  public init(store: any AwardingStore) { self.store = store }

  /// - Parameter holderKey: binds an SD-JWT VC to this key; a copy of its own, with a status index of its own.
  /// - Throws: ``StorageError`` `award.not-found`, `holder.erased`, `award.move-refused`.
  public func callAsFunction(
    _ form: CredentialForm, of award: AwardID, boundTo holderKey: BoundKey? = nil, actor: String, now: Date
  ) async throws -> SealedForm {
    do {
      return try await store.form(form, of: award, boundTo: holderKey?.thumbprint)
    } catch let error as StorageError where error.code == .formNotFound {
      let record = try await store.award(award)
      let published = try await store.definition(record.slug, version: record.version)
      let plans = try await FormPlanning(store: store).plans([form], of: published, badgesBy: .EdDSA)
      for plan in plans {
        let prepared = try await store.prepareForm(of: award, plan: plan, boundTo: holderKey, actor: actor, at: now)
        _ = try await SealForms(store: store)([prepared], actor: actor, now: now)
      }
      return try await store.form(form, of: award, boundTo: holderKey?.thumbprint)
    }
  }
}
