import JOSE
import Storage

/// How the forms of a published version are made now: by the keys that sign now, in lists of the right kind.
struct FormPlanning: Sendable {
  let store: any AwardingStore

  /// - Parameter algorithm: what Open Badges are signed with; SD-JWT VCs are always signed with ES256, which every
  ///   wallet knows.
  /// - Throws: ``StorageError`` `key.missing`.
  func plans(
    _ forms: [CredentialForm], of published: PublishedDefinition, badgesBy algorithm: SignatureAlgorithm
  ) async throws -> [FormPlan] {
    let identity = IssuerIdentity(try await store.institution())
    let purpose = Self.purpose(of: published)
    var plans: [FormPlan] = []
    for form in forms {
      switch form {
      case .openBadgeJWT:
        let keyID = try await store.signer(algorithm).keyID
        let badge = OpenBadgeForm(published: published, identity: identity, algorithm: algorithm, keyID: keyID)
        plans.append(FormPlan(form, keyID: keyID, list: ListKind(.bitstring, purpose), build: badge.bytes))
      case .sdJWTVC:
        let keyID = try await store.signer(.ES256).keyID
        let credential = SDJWTVCForm(published: published, identity: identity, keyID: keyID)
        plans.append(FormPlan(form, keyID: keyID, list: ListKind(.token, purpose), build: credential.bytes))
      }
    }
    // A key is named after the organisation that it was made for.
    guard plans.allSatisfy({ $0.keyID.hasPrefix(identity.did + "#") }) else {
      throw StorageError(
        .folderDamaged, "the organisation's record and the names of its keys do not agree: restore a backup")
    }
    return plans
  }

  /// What the status entries of a type are for.
  static func purpose(of published: PublishedDefinition) -> StatusReference.Purpose {
    published.definition.suspendable ? .suspension : .revocation
  }
}
