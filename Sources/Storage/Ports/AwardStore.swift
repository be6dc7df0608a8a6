import Awarding
import Foundation

/// Awards on their way from a decision to an acknowledged, signed form.
public protocol AwardStore: Sendable {
  /// Which of these learners hold a living, signed award of `slug`: one flag per key, in order. Changes nothing.
  func alreadyAwarded(_ slug: String, _ keys: [PersonKey]) async throws -> [Bool]

  /// Opens a run: the journal entry with the decision and the file, in one transaction.
  func openRun(
    _ published: PublishedDefinition, purpose: StatusReference.Purpose, keyID: String, entry: JournalDraft,
    at now: Date
  ) async throws -> AwardRun

  /// Stores up to 1,000 candidates as prepared, in one transaction: holder, award, status index and the exact
  /// bytes that `build` makes for each; nothing is signed yet. A learner with a living award is
  /// `.alreadyThere`; one whose award an interrupted run left unsigned is `.prepared` again, with the bytes
  /// that were stored then. Results stand in the order of `rows`.
  func prepare(
    _ rows: [CandidateRow], in run: AwardRun, build: @escaping @Sendable (AwardSlot) throws -> [UInt8]
  ) async throws -> [Preparation]

  /// Acknowledges signed forms, in one transaction with a journal entry each. Returns for each whether this
  /// call sealed it; `false` means that another process had done so with the same bytes.
  func seal(_ forms: [SignedForm], actor: String, at now: Date) async throws -> [Bool]

  /// Withdraws an award that was stored but cannot be acknowledged, with a journal entry: nobody was told of it, its
  /// status index stays given, and its learner may be awarded anew. Does nothing once it is sealed.
  func withdraw(_ award: AwardID, because code: String, actor: String, at now: Date) async throws

  /// Up to `limit` forms that were stored but never signed, whatever run left them.
  func unsealed(limit: Int) async throws -> [PreparedForm]
}
