/// Finds members by name in objects too large to scan: an open-addressing table of member positions.
///
/// Hashes are the standard library's, seeded per process, so that a document cannot choose names that
/// fall on one slot.
@usableFromInline
struct JSONNameIndex: Sendable {
  /// Objects of up to this many members are scanned from the front and have no table.
  @usableFromInline static let scanLimit = 16

  /// A power of two of slots: 0 for an empty one, else position + 1. At most half are taken.
  private var slots: [UInt32] = []

  @usableFromInline
  init() {}

  @usableFromInline
  var isEmpty: Bool { slots.isEmpty }

  /// Makes the table of all members and answers the position of the first repeated name, if any.
  mutating func rebuild(over members: UnsafeBufferPointer<JSONObject.Member>) -> Int? {
    var size = 64
    while size < members.count * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    for position in members.indices {
      if insert(position, over: members) != nil { return position }
    }
    return nil
  }

  /// Enters the member at `position`; answers the position of an earlier member of the same name.
  private mutating func insert(_ position: Int, over members: UnsafeBufferPointer<JSONObject.Member>) -> Int? {
    let slot = slot(of: members[position].name, in: members)
    if slots[slot] != 0 { return Int(slots[slot]) - 1 }
    slots[slot] = UInt32(position + 1)
    return nil
  }

  /// Enters the last member, whose name must be new.
  mutating func insertLast(over members: UnsafeBufferPointer<JSONObject.Member>) {
    if slots.isEmpty || members.count * 2 > slots.count {
      _ = rebuild(over: members)
    } else {
      _ = insert(members.count - 1, over: members)
    }
  }

  /// The position of the member of that name.
  @usableFromInline
  func position(of name: String, in members: UnsafeBufferPointer<JSONObject.Member>) -> Int? {
    let entry = slots[slot(of: name, in: members)]
    return entry == 0 ? nil : Int(entry) - 1
  }

  /// The slot that holds the name, or the empty one where it would stand.
  private func slot(of name: String, in members: UnsafeBufferPointer<JSONObject.Member>) -> Int {
    var hasher = Hasher()
    name.hashScalars(into: &hasher)
    let mask = slots.count - 1
    var slot = hasher.finalize() & mask
    while slots[slot] != 0, !members[Int(slots[slot]) - 1].name.hasSameScalars(as: name) {
      slot = (slot + 1) & mask
    }
    return slot
  }
}
