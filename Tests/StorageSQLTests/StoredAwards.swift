import Awarding
import Crypto
import Foundation
import JSONTree
import Storage
import Testing

@testable import StorageSQL

/// A folder with a published definition and an open run.
func opened(_ test: TestFolder, suspendable: Bool = false) async throws -> (DataFolder, AwardRun) {
  let folder = try await test.make()
  let published = try await folder.publish(
    TestFolder.definition(suspendable: suspendable), actor: "test", at: test.now)
  let run = try await folder.openRun(
    published, purpose: suspendable ? .suspension : .revocation,
    entry: JournalDraft(.runOpened, actor: "test", subject: "soudure", words: ["decision": "PV 12"]), at: test.now)
  return (folder, run)
}

/// Awards and acknowledges, without real signatures.
func award(_ rows: [CandidateRow], _ folder: DataFolder, _ run: AwardRun, _ now: Date) async throws
  -> [AwardID]
{
  let prepared = try await folder.prepare(rows, in: run, forms: plans(run))
  let forms = prepared.flatMap { preparation -> [PreparedForm] in
    guard case .prepared(let award, _) = preparation else { return [] }
    return award.forms
  }
  let signed = forms.map { signing($0, [1, 2, 3]) }
  let awards = prepared.compactMap { preparation -> AwardID? in
    guard case .prepared(let award, _) = preparation else { return nil }
    return award.award
  }
  #expect(try await folder.seal(signed, actor: "test", at: now) == Set(awards))
  return awards
}

/// A form with a signature that is none, and the digest that the store keeps of it.
func signing(_ form: PreparedForm, _ signature: [UInt8]) -> SignedForm {
  SignedForm(form, signature: signature, digest: Array(SHA256.hash(data: form.bytes.token(signature: signature))))
}

/// Both forms, with bytes that tell them apart.
func plans(_ run: AwardRun, key: String = "did:web:x#1") -> [FormPlan] {
  [
    FormPlan(.openBadgeJWT, keyID: key, list: ListKind(.bitstring, run.purpose)) { slot, _ in
      FormBytes(signingInput: Array("\(slot.award.urn) \(slot.candidate.learner.displayName)".utf8))
    },
    FormPlan(.sdJWTVC, keyID: key, list: ListKind(.token, run.purpose)) { slot, _ in
      FormBytes(signingInput: Array("sd \(slot.award.urn)".utf8), suffix: Array("~a~".utf8))
    },
  ]
}
