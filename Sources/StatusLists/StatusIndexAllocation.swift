/// Which indices of a status list are taken, and fresh ones by chance.
///
/// Pure: randomness is an argument, and whoever uses a proposal must store it as taken, under a constraint
/// that refuses a second taking, in the transaction that uses it. An index once taken is never free again.
///
/// A decoy is an index that is taken and never given to a credential. Its bit may be set together with a real
/// one, so that who compares two versions of a list learns less. Decoys taken when a list is made, and set at a
/// rate like that of real revocations, cannot be told from real entries; others can ("Decoy Values" in the
/// specification), and none at all is better than those.
public struct StatusIndexAllocation: Sendable {
  /// How many indices the list has.
  public let length: Int
  /// How many of them are not taken.
  public private(set) var freeCount: Int
  /// One bit an index, the first being the lowest of its word; bits beyond the length are set.
  private var words: [UInt64]

  /// - Parameters:
  ///   - length: how many indices the list has, 1 or more.
  ///   - taken: indices given, reserved or used as decoys before; one may stand twice.
  /// - Throws: `indexOutOfRange` when a taken index does not belong to the list.
  public init(length: Int, taken: some Sequence<Int> = []) throws(StatusListError) {
    precondition(length > 0, "a status list has at least one index")
    self.length = length
    freeCount = length
    words = Array(repeating: 0, count: (length + 63) / 64)
    if length % 64 != 0 { words[words.count - 1] = ~0 << UInt64(length % 64) }
    for index in taken {
      guard (0..<length).contains(index) else {
        throw StatusListError(.indexOutOfRange, "index \(index) is not in a list of \(length) indices")
      }
      mark(index)
    }
  }

  /// Whether an index is taken; false for one that the list does not have.
  public func isTaken(_ index: Int) -> Bool {
    (0..<length).contains(index) && words[index >> 6] & 1 << UInt64(index & 63) != 0
  }

  /// Takes one index, each free one being equally likely.
  ///
  /// - Returns: nil when none is free.
  public mutating func take(using random: inout some RandomNumberGenerator) -> Int? {
    guard freeCount > 0 else { return nil }
    // While at least half is free, a random index is free after two tries on average. Both ways are uniform, so
    // giving up after some tries for the slower way is uniform too; a broken generator cannot loop for ever.
    if freeCount >= length / 2 {
      for _ in 0..<64 {
        let index = Int.random(in: 0..<length, using: &random)
        if !isTaken(index) {
          mark(index)
          return index
        }
      }
    }
    let index = free(number: Int.random(in: 0..<freeCount, using: &random))
    mark(index)
    return index
  }

  /// Takes several different indices, in random order.
  ///
  /// - Returns: nil, and nothing is taken, when fewer than `count` are free.
  public mutating func take(_ count: Int, using random: inout some RandomNumberGenerator) -> [Int]? {
    guard count <= freeCount else { return nil }
    var taken: [Int] = []
    taken.reserveCapacity(max(0, count))
    while taken.count < count, let index = take(using: &random) { taken.append(index) }
    return taken
  }

  /// Takes up to `count` different indices as decoys, but leaves at least `reserve` free for credentials.
  public mutating func takeDecoys(
    _ count: Int, leaving reserve: Int, using random: inout some RandomNumberGenerator
  ) -> [Int] {
    take(max(0, min(count, freeCount - max(0, reserve))), using: &random) ?? []
  }

  private mutating func mark(_ index: Int) {
    let bit: UInt64 = 1 << UInt64(index & 63)
    guard words[index >> 6] & bit == 0 else { return }
    words[index >> 6] |= bit
    freeCount -= 1
  }

  /// The free index with that many free ones before it.
  private func free(number: Int) -> Int {
    var left = number
    for (position, word) in words.enumerated() {
      let free = 64 - word.nonzeroBitCount
      guard left >= free else {
        var candidates = ~word
        for _ in 0..<left { candidates &= candidates - 1 }
        return position * 64 + candidates.trailingZeroBitCount
      }
      left -= free
    }
    preconditionFailure("there are \(freeCount) free indices, asked for number \(number)")
  }
}
