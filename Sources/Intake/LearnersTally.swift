/// What a pass over the rows counts and keeps.
struct LearnersTally: Sendable {
  private(set) var rows = 0
  private(set) var refused = 0
  private(set) var faults: [RowFault] = []
  private let maximumKept: Int

  init(keeping maximumKept: Int) { self.maximumKept = maximumKept }

  mutating func count(_ row: LearnersRow) {
    rows += 1
    guard case .refused(_, _, let rowFaults) = row else { return }
    refused += 1
    if refused <= maximumKept { faults += rowFaults }
  }

  var refusedRowsLeftOut: Int { max(0, refused - maximumKept) }
}
