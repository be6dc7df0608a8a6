/// The certifications that follow one another: everything that is linked to a record by succession, whichever end tells
/// of the link. Numbers that the register does not hold, and links from one register to the other, do not break it.
public struct Continuity: Sendable, Equatable {
  /// The links of one record, by whichever end tells of them; nil for a number of which nothing is known.
  public struct Links: Sendable, Equatable {
    public var predecessors: [RegisterCode]
    public var successors: [RegisterCode]
    /// Others may tell of a fiche that the register does not hold.
    public var isHeld: Bool

    public init(predecessors: [RegisterCode] = [], successors: [RegisterCode] = [], isHeld: Bool = true) {
      self.predecessors = predecessors
      self.successors = successors
      self.isHeld = isHeld
    }
  }

  /// One certification of the group.
  public struct Member: Sendable, Equatable {
    public let code: RegisterCode
    /// Whether the register holds it.
    public let isHeld: Bool
    /// The members that directly follow it.
    public let successors: [RegisterCode]
  }

  /// From the oldest to the newest: a member stands after all that it follows, where the links have no circle.
  public let members: [Member]
  /// Whether there were more than ``limit``.
  public let isCut: Bool

  /// The most members that are followed.
  public static let limit = 200

  /// - Parameter links: asked once for each member.
  public init(of code: RegisterCode, links: (RegisterCode) throws -> Links?) rethrows {
    var followers: [RegisterCode: Set<RegisterCode>] = [:]
    var held: Set<RegisterCode> = []
    var known: [RegisterCode] = [code.fiche]
    var seen: Set<RegisterCode> = [code.fiche]
    var isCut = false
    var next = 0
    while next < known.count {
      let member = known[next]
      next += 1
      guard let found = try links(member) else { continue }
      if found.isHeld { held.insert(member) }
      let pairs =
        found.predecessors.map { ($0.fiche, member) } + found.successors.map { (member, $0.fiche) }
      for (older, newer) in pairs where older != newer {
        for one in [older, newer] where !seen.contains(one) {
          guard known.count < Self.limit else {
            isCut = true
            continue
          }
          seen.insert(one)
          known.append(one)
        }
        if seen.contains(older), seen.contains(newer) { followers[older, default: []].insert(newer) }
      }
    }
    // Members without an unplaced predecessor first; a circle is broken at its smallest code.
    var waiting = known.sorted()
    var placed: [RegisterCode] = []
    while !waiting.isEmpty {
      let index =
        waiting.firstIndex { one in !waiting.contains { $0 != one && followers[$0]?.contains(one) == true } } ?? 0
      placed.append(waiting.remove(at: index))
    }
    members = placed.map {
      Member(code: $0, isHeld: held.contains($0), successors: (followers[$0] ?? []).sorted())
    }
    self.isCut = isCut
  }
}
