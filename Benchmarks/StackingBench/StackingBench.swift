import Encodings
import Foundation
import JSONTree
import Stacking

/// Evaluations of a typical rule: twenty leaves, most of them a credential, over sixty achievements, half of which serve
/// several leaves.
@main struct StackingBench {
  static func main() throws {
    let day = try CalendarDate(iso: "2026-11-25")
    var leaves = (1...14).map { #"{"credential":{"type":"unit-\#($0)"}}"# }
    leaves += (1...3).map { #"{"count":{"atLeast":2},"from":{"tag":"tag-\#($0)"}}"# }
    leaves += (4...6).map {
      #"{"credits":{"framework":"ECTS","atLeast":6},"from":{"tag":"tag-\#($0)"},"#
        + #""where":[{"atLeast":3,"of":{"levelAtLeast":{"EQF":5}}}]}"#
    }
    let text =
      #"{"id":"typical","version":1,"target":{"type":"whole"},"requires":{"all":[\#(leaves.joined(separator: ","))]}}"#
    let read = RuleReader.read(try JSON(parsing: text), organisation: "did:web:own.example")
    guard let rule = read.rule else { throw Failed() }
    var random = SplitMix(state: UInt64(CommandLine.arguments.dropFirst().first ?? "") ?? 1)
    var people: [[Achievement]] = []
    for _ in 0..<50 {
      people.append(
        (0..<60).map { index in
          Achievement(
            id: "a\(index)", type: .init("unit-\(random.next(1...18))"),
            awardedOn: day.adding(days: -random.next(1...2000)),
            credits: ["ECTS": Amount(random.next(1...4))], level: ["EQF": random.next(4...6)],
            tags: ["tag-\(random.next(1...6))"])
        })
    }
    var outcomes: [String: Int] = [:]
    var steps: [Int] = []
    let clock = ContinuousClock()
    let start = clock.now
    var count = 0
    while clock.now - start < .seconds(2) {
      let found = Evaluation(rule, of: people[count % people.count], at: day)
      if count < people.count {
        outcomes[found.outcome.rawValue + (found.isPlanProven ? "" : " unproven"), default: 0] += 1
        steps.append(found.steps)
      }
      count += 1
    }
    let seconds = (clock.now - start) / .seconds(1)
    print(
      "typical: \(Int(Double(count) / seconds))/s (target 5000), \(outcomes), steps \(steps.min() ?? 0)–\(steps.max() ?? 0)"
    )
  }

  struct Failed: Error {}

  /// A seeded generator, the same everywhere.
  struct SplitMix {
    var state: UInt64

    mutating func next(_ range: ClosedRange<Int>) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return range.lowerBound + Int((z ^ z >> 31) % UInt64(range.count))
    }
  }
}
