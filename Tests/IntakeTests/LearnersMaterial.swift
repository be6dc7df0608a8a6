import Awarding
import DelimitedText
import Encodings
import Intake
import Testing

/// What tests of learners' files share: the day is always 2026-11-25.
func check(
  _ bytes: [UInt8], chunkSize: Int = .max, _ configure: (inout LearnersFile) -> Void = { _ in }
) throws -> LearnersCheck {
  var file = LearnersFile(today: try CalendarDate(iso: "2026-11-25"))
  configure(&file)
  return try file.check(MemoryBytes(bytes, chunkSize: chunkSize))
}

func check(_ text: String, _ configure: (inout LearnersFile) -> Void = { _ in }) throws -> LearnersCheck {
  try check(Array(text.utf8), configure)
}

extension LearnersCheck {
  /// Row, column and code of every fault, as `3 courriel email.malformed`.
  var found: [String] { faults.map { "\($0.row) \($0.column ?? "-") \($0.code)" } }

  func candidates() throws -> [Candidate] {
    let rows = try rows()
    var candidates: [Candidate] = []
    while let candidate = try rows.nextCandidate() { candidates.append(candidate) }
    return candidates
  }
}
