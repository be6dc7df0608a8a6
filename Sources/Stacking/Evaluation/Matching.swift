/// Achievements matched to leaves that want so many each: a transversal matroid, in which taking the first that fits is
/// best.
struct Matching {
  /// Which achievements each leaf takes, and how many it wants.
  struct Want {
    let reach: Members
    let number: Int
  }

  private let wants: [Want]
  /// Of each achievement, the leaves that take it, as bits.
  private var takers: [UInt64]
  private(set) var owner: [Int]
  private var held: [[Int]]
  private var fixed = Members()
  private var visited: UInt64 = 0

  /// The most leaves that are matched at once.
  static let widest = 64

  init(_ wants: [Want], of achievements: Int) {
    self.wants = wants
    takers = [UInt64](repeating: 0, count: achievements)
    owner = [Int](repeating: -1, count: achievements)
    held = wants.map { _ in [] }
    for (index, want) in wants.enumerated() {
      for member in want.reach.elements { takers[member] |= 1 << UInt64(index) }
    }
  }

  /// Fills all leaves from the achievements in their order, each taken where it still fits beside those before it: of all
  /// sets that fill the leaves this is the first, by date and then by identifier.
  /// - Returns: whether all leaves are full.
  mutating func fill(without used: Members) -> Bool {
    var missing = wants.reduce(0) { $0 + $1.number }
    for member in takers.indices where missing > 0 && takers[member] != 0 && !used.contains(member) {
      visited = 0
      if place(member) { missing -= 1 }
    }
    return missing == 0
  }

  /// Those that are taken, ascending.
  var taken: [Int] { owner.indices.filter { owner[$0] >= 0 } }

  private mutating func place(_ member: Int) -> Bool {
    var open = takers[member] & ~visited
    while open != 0 {
      let leaf = open.trailingZeroBitCount
      visited |= 1 << UInt64(leaf)
      if held[leaf].count < wants[leaf].number {
        held[leaf].append(member)
        owner[member] = leaf
        return true
      }
      for slot in held[leaf].indices {
        let other = held[leaf][slot]
        guard !fixed.contains(other), place(other) else { continue }
        held[leaf][slot] = member
        owner[member] = leaf
        return true
      }
      open = takers[member] & ~visited
    }
    return false
  }

  /// Of all ways to give what is taken to the leaves, the first: leaf by leaf the least identifiers.
  /// - Parameter order: the achievements by identifier.
  mutating func arrange(by order: [Int]) -> [[Int]] {
    for leaf in wants.indices {
      var wanted = wants[leaf].number
      for member in order where wanted > 0 && owner[member] >= 0 && takers[member] >> UInt64(leaf) & 1 == 1 {
        guard !fixed.contains(member), owner[member] == leaf || move(member, to: leaf) else { continue }
        fixed.insert(member)
        wanted -= 1
      }
    }
    return held.map { $0.sorted() }
  }

  /// Gives an achievement to another leaf, where everything else can still be given.
  private mutating func move(_ member: Int, to leaf: Int) -> Bool {
    let before = (owner, held)
    guard let slot = held[owner[member]].firstIndex(of: member) else { return false }
    held[owner[member]].remove(at: slot)
    for other in held[leaf] where !fixed.contains(other) {
      visited = 1 << UInt64(leaf)
      guard place(other), let place = held[leaf].firstIndex(of: other) else { continue }
      held[leaf][place] = member
      owner[member] = leaf
      return true
    }
    (owner, held) = before
    return false
  }
}
