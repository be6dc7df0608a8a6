import Synchronization

/// A cache of bounded size that keeps what is asked for: an entry that was used since the hand last passed is
/// spared once (the "clock" rule). Safe from any task; nothing waits while it is held.
final class BoundedCache<Value: Sendable>: Sendable {
  private struct Slot {
    var key: String
    var value: Value
    var cost: Int
    var isUsed: Bool
  }

  private struct State {
    var slots: [Slot] = []
    var index: [String: Int] = [:]
    var hand = 0
    var cost = 0
  }

  private let state = Mutex(State())
  private let maximumEntries: Int
  private let maximumCost: Int

  /// - Parameter maximumCost: of all entries together, in whatever unit the entries are given.
  init(maximumEntries: Int, maximumCost: Int = .max) {
    self.maximumEntries = maximumEntries
    self.maximumCost = maximumCost
  }

  func value(_ key: String) -> Value? {
    state.withLock { state in
      guard let position = state.index[key] else { return nil }
      state.slots[position].isUsed = true
      return state.slots[position].value
    }
  }

  /// Keeps the value, replacing an older one of that key. A value that costs more than everything is not kept.
  func keep(_ value: Value, _ key: String, cost: Int = 1) {
    guard cost <= maximumCost else { return }
    state.withLock { state in
      if let position = state.index[key] { remove(position, &state) }
      while state.slots.count >= maximumEntries || state.cost + cost > maximumCost {
        if state.hand >= state.slots.count { state.hand = 0 }
        if state.slots[state.hand].isUsed {
          state.slots[state.hand].isUsed = false
          state.hand += 1
        } else {
          remove(state.hand, &state)
        }
      }
      state.index[key] = state.slots.count
      state.slots.append(Slot(key: key, value: value, cost: cost, isUsed: false))
      state.cost += cost
    }
  }

  private func remove(_ position: Int, _ state: inout State) {
    state.cost -= state.slots[position].cost
    state.index[state.slots[position].key] = nil
    let last = state.slots.removeLast()
    if position < state.slots.count {
      state.slots[position] = last
      state.index[last.key] = position
    }
  }
}
