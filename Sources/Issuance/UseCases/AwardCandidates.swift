import Awarding
import Encodings
import Foundation
import JOSE
import JSONTree
import Storage

/// Awards a published micro-credential to candidates: one run, in batches of at most 1,000.
public struct AwardCandidates: Sendable {
  /// Where the candidates and the decision come from: what the journal keeps of it.
  public struct Occasion: Sendable {
    public let decision: Decision
    /// SHA-256 of the file.
    public let sourceDigest: [UInt8]
    public let sourceName: String
    public let actor: String
    /// What the official register was asked, where it was.
    public let register: JSON?

    public init(
      decision: Decision, sourceDigest: [UInt8], sourceName: String, actor: String, register: JSON? = nil
    ) {
      self.decision = decision
      self.sourceDigest = sourceDigest
      self.sourceName = sourceName
      self.actor = actor
      self.register = register
    }
  }

  /// What became of one row.
  public struct Outcome: Sendable {
    public let row: Int
    public let isNew: Bool
    public let award: AwardID
    public let page: PageSecret?
  }

  public static let batchSize = 1000

  let store: any AwardingStore
  let actor: String
  let run: AwardRun
  let forms: [FormPlan]

  /// Opens the run: definition, settings and keys are frozen from here to its last row.
  /// - Parameter forms: which forms are made now; the others are made when they are asked for.
  public init(
    store: any AwardingStore, published: PublishedDefinition, occasion: Occasion,
    algorithm: SignatureAlgorithm, forms: [CredentialForm] = CredentialForm.allCases, now: Date
  ) async throws {
    self.store = store
    actor = occasion.actor
    let plans = try await FormPlanning(store: store).plans(forms, of: published, badgesBy: algorithm)
    self.forms = plans
    var words: JSONObject = [
      "decision": .string(occasion.decision.reference), "file": .string(occasion.sourceName),
    ]
    if let decidedBy = occasion.decision.decidedBy { words.append("decidedBy", .string(decidedBy)) }
    var keys = JSONObject()
    for plan in plans { keys.append(plan.form.rawValue, .string(plan.keyID)) }
    var detail: JSONObject = [
      "version": .number(JSONNumber(published.version)), "definition": .string(Hex.encode(published.digest)),
      "file": .string(Hex.encode(occasion.sourceDigest)), "keys": .object(keys),
    ]
    if let register = occasion.register { detail.append("register", register) }
    run = try await store.openRun(
      published, purpose: FormPlanning.purpose(of: published),
      entry: JournalDraft(
        .runOpened, actor: occasion.actor, subject: published.slug, detail: detail, words: words), at: now)
  }

  /// Awards one batch: stored, signed, verified, acknowledged. Outcomes stand in the order of `rows`.
  public func callAsFunction(_ rows: [CandidateRow], now: Date) async throws -> [Outcome] {
    let prepared = try await store.prepare(rows, in: run, forms: forms)
    var toSeal: [PreparedForm] = []
    for case .prepared(let award, _) in prepared { toSeal += award.forms }
    // Whether this run or another that met the same rows sealed them, they are acknowledged now.
    _ = try await SealForms(store: store)(toSeal, actor: actor, now: now)
    return zip(rows, prepared).map { row, preparation in
      switch preparation {
      case .alreadyThere(let award, let page): Outcome(row: row.row, isNew: false, award: award, page: page)
      case .prepared(let award, let isFresh):
        Outcome(row: row.row, isNew: isFresh, award: award.award, page: award.page)
      }
    }
  }

  /// Replaces an award by the corrected one of `row`.
  public func replace(_ award: AwardID, by row: CandidateRow, reason: String, now: Date) async throws -> Outcome {
    let prepared = try await store.replace(
      award, with: row, in: run, forms: forms, reason: reason, actor: actor, at: now)
    _ = try await SealForms(store: store)(prepared.forms, actor: actor, now: now)
    return Outcome(row: row.row, isNew: true, award: prepared.award, page: prepared.page)
  }
}
