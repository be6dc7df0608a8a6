import StatusLists
import TestMaterial
import Testing

@Suite("Allocation of indices")
struct StatusIndexAllocationTests {
  @Test("Until the list is full every index is taken exactly once", arguments: [1, 63, 64, 65, 1000, 4096])
  func exhaustion(length: Int) throws {
    var random = SeededGenerator(seed: UInt64(length))
    var allocation = try StatusIndexAllocation(length: length)
    var seen: Set<Int> = []
    for number in 0..<length {
      #expect(allocation.freeCount == length - number)
      let proposed = allocation.take(using: &random)
      let index = try #require(proposed)
      #expect((0..<length).contains(index))
      #expect(seen.insert(index).inserted)
      #expect(allocation.isTaken(index))
    }
    #expect(seen.count == length)
    let none = allocation.take(using: &random)
    #expect(none == nil)
    #expect(allocation.freeCount == 0)
  }

  @Test("Taken indices are never proposed, however they are spread", arguments: 1...40)
  func respectsTaken(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let length = Int.random(in: 1...3000, using: &random)
    let taken = Set(
      (0..<Int.random(in: 0...length, using: &random)).map { _ in Int.random(in: 0..<length, using: &random) }
    )
    var allocation = try StatusIndexAllocation(length: length, taken: Array(taken) + taken)
    #expect(allocation.freeCount == length - taken.count)
    let proposed = allocation.take(length - taken.count, using: &random)
    let rest = try #require(proposed)
    #expect(Set(rest) == Set(0..<length).subtracting(taken))
    #expect(rest.count == length - taken.count)
  }

  @Test("Each free index is as likely as another: nearly empty (by trying) and nearly full (by counting)")
  func uniform() throws {
    for takenCount in [10, 90] {
      var random = SeededGenerator(seed: 99)
      let taken = Array((0..<100).shuffled(using: &random).prefix(takenCount))
      let fresh = try StatusIndexAllocation(length: 100, taken: taken)
      var counts = [Int](repeating: 0, count: 100)
      let draws = 20_000
      for _ in 0..<draws {
        var allocation = fresh
        if let index = allocation.take(using: &random) { counts[index] += 1 }
      }
      #expect(counts.reduce(0, +) == draws)
      let expected = Double(draws) / Double(100 - takenCount)
      let chiSquared = (0..<100).filter { !taken.contains($0) }
        .reduce(0.0) { $0 + (Double(counts[$1]) - expected) * (Double(counts[$1]) - expected) / expected }
      // Beyond this value by chance once in ten thousand (89 and 9 degrees of freedom).
      #expect(chiSquared < (takenCount == 10 ? 145.0 : 33.7))
      #expect(taken.allSatisfy { counts[$0] == 0 })
    }
  }

  @Test("Several at once are all or none")
  func several() throws {
    var random = SeededGenerator(seed: 3)
    var allocation = try StatusIndexAllocation(length: 131_072, taken: 0..<131_000)
    let tooMany = allocation.take(73, using: &random)
    #expect(tooMany == nil)
    #expect(allocation.freeCount == 72)
    let proposed = allocation.take(72, using: &random)
    let all = try #require(proposed)
    #expect(Set(all) == Set(131_000..<131_072))
    let nothing = allocation.take(0, using: &random)
    #expect(nothing == [])
  }

  @Test("Decoys are taken indices, and leave room for credentials")
  func decoys() throws {
    var random = SeededGenerator(seed: 4)
    var allocation = try StatusIndexAllocation(length: 1000, taken: 0..<500)
    let decoys = allocation.takeDecoys(100, leaving: 450, using: &random)
    #expect(decoys.count == 50)
    #expect(Set(decoys).count == 50)
    #expect(decoys.allSatisfy { $0 >= 500 && allocation.isTaken($0) })
    #expect(allocation.freeCount == 450)
    let noRoom = allocation.takeDecoys(1, leaving: 450, using: &random)
    #expect(noRoom == [])
    let noneWanted = allocation.takeDecoys(-1, leaving: -1, using: &random)
    #expect(noneWanted == [])
    let proposed = allocation.take(450, using: &random)
    let given = try #require(proposed)
    #expect(Set(given).isDisjoint(with: decoys))
  }

  @Test("A generator that always gives the same is no reason to loop or to give twice")
  func brokenGenerator() throws {
    struct Stuck: RandomNumberGenerator { mutating func next() -> UInt64 { .max } }
    var random = Stuck()
    var allocation = try StatusIndexAllocation(length: 200)
    let proposed = allocation.take(200, using: &random)
    let all = try #require(proposed)
    #expect(Set(all).count == 200)
  }

  @Test("An index beyond the list is a fault of the data")
  func outOfRange() throws {
    #expect(throws: StatusListError(.indexOutOfRange, "")) {
      try StatusIndexAllocation(length: 10, taken: [10])
    }
    #expect(throws: StatusListError(.indexOutOfRange, "")) {
      try StatusIndexAllocation(length: 10, taken: [-1])
    }
    #expect(try !StatusIndexAllocation(length: 10, taken: [9]).isTaken(10))
  }
}
