import Encodings

/// Which achievements each used leaf is given.
public struct Plan: Sendable, Equatable {
  /// The places of used leaves in document order, each with the identifiers that it uses, by code point; a decision uses
  /// none.
  public let uses: [Int: [String]]
  /// The places of the decisions that are still pending.
  public let pending: [Int]
  let dates: [CalendarDate]
  let ids: [String]
  /// What the leaves that add something up reach.
  let amounts: [Int: Amount]

  init(
    uses: [Int: [String]], pending: [Int], dates: [CalendarDate], ids: [String], amounts: [Int: Amount] = [:]
  ) {
    self.uses = uses
    self.pending = pending
    self.dates = dates
    self.ids = ids
    self.amounts = amounts
  }

  /// Every achievement that is used, by code point.
  public var used: [String] { ids }

  /// The order of plans: fewest pending decisions; fewest achievements; older ones; identifiers; fewest leaves; earlier
  /// leaves; what each leaf uses.
  func precedes(_ other: Plan) -> Bool {
    if pending.count != other.pending.count { return pending.count < other.pending.count }
    if ids.count != other.ids.count { return ids.count < other.ids.count }
    if dates != other.dates { return dates.lexicographicallyPrecedes(other.dates) }
    if ids != other.ids { return Self.precede(ids, other.ids) }
    if uses.count != other.uses.count { return uses.count < other.uses.count }
    let places = uses.keys.sorted()
    let others = other.uses.keys.sorted()
    if places != others { return places.lexicographicallyPrecedes(others) }
    for place in places {
      let (mine, theirs) = (uses[place] ?? [], other.uses[place] ?? [])
      if mine != theirs { return Self.precede(mine, theirs) }
    }
    return false
  }

  /// The plan of two that share nothing.
  func joined(with other: Plan) -> Plan {
    Plan(
      uses: uses.merging(other.uses) { mine, _ in mine }, pending: pending + other.pending,
      dates: (dates + other.dates).sorted(), ids: (ids + other.ids).sorted { Scalars($0) < Scalars($1) },
      amounts: amounts.merging(other.amounts) { mine, _ in mine })
  }

  private static func precede(_ left: [String], _ right: [String]) -> Bool {
    left.map { Scalars($0) }.lexicographicallyPrecedes(right.map { Scalars($0) })
  }
}
