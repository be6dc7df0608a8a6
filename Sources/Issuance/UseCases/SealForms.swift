import Crypto
import Encodings
import Foundation
import JOSE
import Storage
import Verification

/// Signs stored forms, verifies each with the product's own verifier, and only then acknowledges them.
struct SealForms: Sendable {
  let store: any AwardingStore

  /// Returns for each form whether this call acknowledged it.
  /// - Throws: ``IssuanceError`` `self-check.failed`; nothing of the batch is acknowledged then.
  func callAsFunction(_ forms: [PreparedForm], actor: String, now: Date) async throws -> [Bool] {
    guard !forms.isEmpty else { return [] }
    try await PublishStatusLists(store: store)(actor: actor, now: now)
    let documents = try await ownDocuments(now)
    let verifier = Verifier(documents: documents)
    var signers: [String: SigningKey] = [:]
    var signed: [SignedForm] = []
    signed.reserveCapacity(forms.count)
    for form in forms {
      let signer: SigningKey
      if let known = signers[form.keyID] {
        signer = known
      } else {
        signer = try await store.signer(keyID: form.keyID)
        signers[form.keyID] = signer
      }
      let signature = try signer.signature(over: form.signingInput)
      var text = form.signingInput
      text.append(UInt8(ascii: "."))
      text.append(contentsOf: Base64URL.encode(signature).utf8)
      let report = await verifier.verify(text, VerificationOptions(now: now))
      if let code = Self.objection(report) {
        // Left as it is it would stop every later run: what cannot be acknowledged is withdrawn.
        try await store.withdraw(form.award, because: code, actor: actor, at: now)
        throw IssuanceError(
          .selfCheckFailed,
          "award \(form.award.text): our own verifier says \(report.verdict.rawValue) (\(code)); "
            + "nothing of this batch was acknowledged"
        )
      }
      signed.append(
        SignedForm(
          award: form.award, form: form.form, signature: signature, digest: Array(SHA256.hash(data: text))))
    }
    return try await store.seal(signed, actor: actor, at: now)
  }

  /// What our verifier has against a form: nil when it is valid, or nothing but over. A result that is sent in late
  /// may be awarded when its validity has ended already.
  private static func objection(_ report: Report) -> String? {
    if report.verdict == .valid { return nil }
    let objections = report.checks.filter { $0.outcome == .fail || $0.outcome == .unknown }
    if !objections.isEmpty, objections.allSatisfy({ $0.check == .validity && $0.code == .validityExpired }) {
      return nil
    }
    return objections.first?.code.rawValue ?? "no finding"
  }

  /// The folder's documents as they stand, held in memory for one batch.
  private func ownDocuments(_ now: Date) async throws -> InMemoryDocumentSource {
    let identity = IssuerIdentity(try await store.institution())
    var held = InMemoryDocumentSource()
    let did = identity.document(try await store.signingKeys()).serialized()
    let address = identity.didDocumentAddress
    held.hold(did, at: address, fetchedAt: now, revision: "did")
    if address.hasPrefix("http://") {
      held.hold(did, at: "https://" + address.dropFirst(7), fetchedAt: now, revision: "did")
    }
    for list in try await store.allLists() {
      guard let document = list.document else { continue }
      held.hold(
        Array(document.utf8), at: identity.institution.address.statusList(list.id), fetchedAt: now,
        revision: "\(list.signedVersion ?? 0)")
    }
    return held
  }
}
