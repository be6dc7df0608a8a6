import Awarding
import Foundation
import Storage

/// Storing forms in one transaction: an index in a list of the right kind, the exact bytes, the row.
struct FormWork {
  private let plans: [FormPlan]
  private var allocations: [ListKind: StatusAllocation] = [:]
  private var nextNumber: Int
  private let actor: String
  private let now: Date

  init(_ plans: [FormPlan], _ write: WriteSession, actor: String, at now: Date) throws {
    self.plans = plans
    self.actor = actor
    self.now = now
    nextNumber = (try write.sql.first("SELECT coalesce(max(number), 0) FROM form")?.integer(0) ?? 0) + 1
    for plan in plans where allocations[plan.list] == nil {
      allocations[plan.list] = try StatusAllocation(plan.list, write, actor: actor, at: now)
    }
  }

  /// Stores a form of each plan for the award at `position`.
  mutating func insert(
    _ position: Int, _ key: SealingKey, _ write: WriteSession, supersedes: Int = 0, bound: [UInt8] = [],
    slot: (StatusReference) -> AwardSlot
  ) throws -> [PreparedForm] {
    var forms: [PreparedForm] = []
    forms.reserveCapacity(plans.count)
    for plan in plans {
      let number = nextNumber
      nextNumber += 1
      guard let (list, status) = try allocations[plan.list]?.next(form: number, write, actor: actor, at: now) else {
        throw StorageError(.folderDamaged, "a form has no status list of its kind")
      }
      let slot = slot(status)
      let bytes = try plan.build(slot, write.folder.randomness)
      let purpose = Purpose.form(slot.award.text, plan.form.rawValue, supersedes: supersedes, bound: bound)
      try write.sql.run(
        """
        INSERT INTO form (number, award, form, bound, supersedes, key_id, list, entry, input)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        [
          .integer(number), .integer(position), .text(plan.form.rawValue), .blob(bound), .integer(supersedes),
          .text(plan.keyID), .integer(list), .integer(status.index),
          .blob(try key.seal(SigningInput.stored(bytes), for: purpose, write.folder.randomness)),
        ])
      forms.append(
        PreparedForm(number: number, award: slot.award, form: plan.form, keyID: plan.keyID, bytes: bytes))
    }
    return forms
  }

  /// Writes how many indices of each list are given.
  func finish(_ write: WriteSession) throws {
    for allocation in allocations.values { try allocation.finish(write) }
  }
}
