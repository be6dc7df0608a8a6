import Awarding
import Foundation

/// Awards on their way from a decision to an acknowledged, signed form.
public protocol AwardStore: Sendable {
  /// Which of these learners hold a living, signed award of `slug`: one flag per key, in order. Changes nothing.
  func alreadyAwarded(_ slug: String, _ keys: [PersonKey]) async throws -> [Bool]

  /// Opens a run: the journal entry with the decision and the file, in one transaction.
  func openRun(
    _ published: PublishedDefinition, purpose: StatusReference.Purpose, entry: JournalDraft, at now: Date
  ) async throws -> AwardRun

  /// Stores up to 1,000 candidates as prepared, in one transaction: holder, award, and for each of `forms` a status
  /// index and the exact bytes; nothing is signed yet. A learner with a living award is `.alreadyThere`; one whose
  /// award an interrupted run left unsigned is `.prepared` again, with the bytes that were stored then. Results stand
  /// in the order of `rows`.
  func prepare(_ rows: [CandidateRow], in run: AwardRun, forms: [FormPlan]) async throws -> [Preparation]

  /// Acknowledges signed forms, in one transaction, with a journal entry for each award; a form that takes the place
  /// of another ends that one's status in the same transaction. Returns the awards of which this call sealed a form:
  /// one that is missing was sealed by another process, with the same bytes.
  func seal(_ forms: [SignedForm], actor: String, at now: Date) async throws -> Set<AwardID>

  /// Withdraws an award that was stored but cannot be acknowledged, with a journal entry: nobody was told of it, its
  /// status indices stay given, and its learner may be awarded anew. Of an acknowledged award it withdraws the form
  /// alone. Does nothing once the form is sealed.
  func withdraw(_ form: PreparedForm, because code: String, actor: String, at now: Date) async throws

  /// The forms that were stored but never signed, whatever run left them, of up to `limit` awards.
  func unsealed(limit: Int) async throws -> [PreparedForm]
}
