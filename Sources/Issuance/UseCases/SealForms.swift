import Awarding
import Crypto
import Encodings
import Foundation
import JOSE
import Storage
import Verification

/// Signs stored forms, verifies each with the product's own verifier, and only then acknowledges them.
struct SealForms: Sendable {
  let store: any AwardingStore

  /// Returns the awards of which this call acknowledged a form.
  /// - Throws: ``IssuanceError`` `self-check.failed`; nothing of the batch is acknowledged then.
  func callAsFunction(_ forms: [PreparedForm], actor: String, now: Date) async throws -> Set<AwardID> {
    guard !forms.isEmpty else { return [] }
    try await PublishStatusLists(store: store).renew(actor: actor, now: now)
    let verifier = Verifier(documents: try await ownDocuments(now))
    let options = VerificationOptions(now: now)
    var signers: [String: SigningKey] = [:]
    var signed: [SignedForm] = []
    signed.reserveCapacity(forms.count)
    // Every form that was prepared under a key which is compromised now is withdrawn before anything is signed.
    var orphans: [PreparedForm] = []
    for form in forms where try await signer(of: form, among: &signers) == nil { orphans.append(form) }
    for form in orphans.dropLast() { try await store.withdraw(form, because: "key.compromised", actor: actor, at: now) }
    if let last = orphans.last { try await refuse(last, because: "key.compromised", actor: actor, now: now) }
    for form in forms {
      guard let signer = signers[form.keyID] else { continue }
      let signature = try signer.signature(over: form.bytes.signingInput)
      let token = form.bytes.token(signature: signature)
      let report = await verifier.verify(token + form.bytes.suffix, options)
      if let code = Self.objection(report) { try await refuse(form, because: code, actor: actor, now: now) }
      signed.append(SignedForm(form, signature: signature, digest: Array(SHA256.hash(data: token))))
    }
    return try await store.seal(signed, actor: actor, at: now)
  }

  /// The key that a form was prepared under; `nil` when it was declared compromised in the meantime.
  private func signer(of form: PreparedForm, among known: inout [String: SigningKey]) async throws -> SigningKey? {
    if let signer = known[form.keyID] { return signer }
    do {
      let signer = try await store.signer(keyID: form.keyID)
      known[form.keyID] = signer
      return signer
    } catch let error as StorageError where error.code == .keyCompromised {
      return nil
    }
  }

  /// Left as it is it would stop every later run: what cannot be acknowledged is withdrawn.
  private func refuse(_ form: PreparedForm, because code: String, actor: String, now: Date) async throws {
    try await store.withdraw(form, because: code, actor: actor, at: now)
    throw IssuanceError(
      .selfCheckFailed,
      "award \(form.award.text): our own verifier objects to its form \(form.form.rawValue) (\(code)); "
        + "nothing of this batch was acknowledged"
    )
  }

  /// What our verifier has against a form: nil when it is valid, or no more than over or suspended. A result that is
  /// sent in late may be awarded when its validity has ended already, and a suspended award may be signed again.
  private static func objection(_ report: Report) -> String? {
    if report.verdict == .valid { return nil }
    let objections = report.checks.filter { $0.outcome == .fail || $0.outcome == .unknown }
    let isHarmless = objections.allSatisfy { [.validityExpired, .statusSuspended].contains($0.code) }
    if !objections.isEmpty, isHarmless { return nil }
    return objections.first?.code.rawValue ?? "no finding"
  }

  /// The folder's documents as they stand, held in memory for one batch.
  private func ownDocuments(_ now: Date) async throws -> InMemoryDocumentSource {
    let own = OwnDocuments(identity: IssuerIdentity(try await store.institution()), now: now)
    var held: [String: FetchedDocument] = [:]
    for document in try await own.all(from: store) {
      held[document.address] = document
      // A did:web is always https, also where the folder is served over http.
      held[PublicAddress.secure(document.address)] = document
    }
    return InMemoryDocumentSource(held)
  }
}
