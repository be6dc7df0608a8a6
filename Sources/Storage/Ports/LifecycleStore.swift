import Awarding
import Foundation

/// Reading awards, and their life after they were made.
public protocol LifecycleStore: Sendable {
  /// - Throws: ``StorageError`` `award.not-found`.
  func award(_ id: AwardID) async throws -> AwardRecord

  /// - Throws: ``StorageError`` `page.not-found`, for a wrong and an erased address alike.
  func award(page: PageSecret) async throws -> AwardRecord

  /// Awards in the order of their making, at most `limit` after `after`.
  func awards(_ filter: AwardFilter, after: AwardCursor?, limit: Int, at now: Date) async throws -> [(
    AwardCursor, AwardRecord
  )]

  /// Makes `move` for every award, all or none, in one transaction with a journal entry each; the status bits
  /// of their forms follow in the same transaction.
  /// - Throws: ``StorageError`` `award.not-found`, `award.move-refused`, `holder.erased`.
  func move(_ awards: [AwardID], _ move: AwardMove, reason: String, actor: String, at now: Date) async throws

  /// Replaces one award by a prepared one for the same person with corrected data, in one transaction.
  func replace(
    _ award: AwardID, with row: CandidateRow, in run: AwardRun, forms: [FormPlan], reason: String, actor: String,
    at now: Date
  ) async throws -> PreparedAward

  /// Deletes the person's key and everything by which the person could be found, with a journal entry.
  /// Status bits stay as they are.
  /// - Throws: ``StorageError`` `holder.not-found`, `holder.erased`.
  func erase(_ holder: HolderID, reason: String, actor: String, at now: Date) async throws -> ErasureReceipt
}

/// Which awards to list.
public struct AwardFilter: Sendable {
  public var slug: String?
  public var status: String?
  public init(slug: String? = nil, status: String? = nil) {
    self.slug = slug
    self.status = status
  }
}

/// A place in the list of awards.
public struct AwardCursor: Sendable, Hashable {
  public let position: Int
  public init(position: Int) { self.position = position }
}

/// What an erasure did, without a word about who the person was.
public struct ErasureReceipt: Sendable {
  public let holder: HolderID
  public let erasedAt: Date
  public let awards: [AwardID]
  public let journalNumber: Int

  public init(holder: HolderID, erasedAt: Date, awards: [AwardID], journalNumber: Int) {
    self.holder = holder
    self.erasedAt = erasedAt
    self.awards = awards
    self.journalNumber = journalNumber
  }
}
