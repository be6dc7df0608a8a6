import Encodings
import Foundation
import Register
import RegisterImport
import Storage
import StorageSQL

/// Measures the register on a full-size export: one thing a run, so that memory is that thing's alone.
///
///     register-bench parse FILE
///     register-bench import FILE FOLDER DAY     into the register of that folder, as of that day
///     register-bench lookup FOLDER DAY          records by code and date, one after the other
///     register-bench search FOLDER WORDS…
@main enum RegisterBench {
  static func main() async throws {
    let words = Array(CommandLine.arguments[1...])
    guard let verb = words.first, words.count >= 2 else {
      print("usage: register-bench parse|import|lookup|search …")
      exit(64)
    }
    let clock = ContinuousClock()
    let start = clock.now
    var facts: [String: Double] = [:]
    switch verb {
    case "parse":
      let export = try OfficialExport.open([words[1]])[0]
      var partners = 0
      let reading = try export.read { record, _ in partners += record.partners.count }
      facts = ["records": Double(reading.records), "partners": Double(partners)]
    case "import":
      let export = try OfficialExport.open([words[1]])[0]
      let register = RegisterFile(at: URL(fileURLWithPath: words[2], isDirectory: true))
      let summary = try await register.take(
        RegisterExport(name: export.name, day: try CalendarDate(iso: words[3]), isTables: false), force: true,
        at: Date()
      ) { give in
        RegisterExportFacts(flux: try export.read { record, _ in try give(record) }.flux)
      }
      facts = [
        "records": Double(summary.records), "new": Double(summary.newCount), "changed": Double(summary.changedCount),
      ]
    case "lookup":
      let register = RegisterFile(at: URL(fileURLWithPath: words[1], isDirectory: true))
      let day = try CalendarDate(iso: words[2])
      let hits = try await register.search(RegisterQuery(limit: 1000))
      let began = clock.now
      var found = 0
      for _ in 0..<20 {
        found += try await register.facts(of: hits.map(\.code), at: day).count { $0 != nil }
      }
      facts = ["perSecond": Double(found) / ((clock.now - began) / .seconds(1))]
    case "search":
      let register = RegisterFile(at: URL(fileURLWithPath: words[1], isDirectory: true))
      _ = try await register.search(RegisterQuery(words: "soudure"))
      var slowest = 0.0
      for word in words.dropFirst(2) {
        let began = clock.now
        let count = try await register.search(RegisterQuery(words: word)).count
        let milliseconds = (clock.now - began) / .milliseconds(1)
        slowest = max(slowest, milliseconds)
        facts[word + " (\(count))"] = milliseconds
      }
      facts["slowestMilliseconds"] = slowest
    default: exit(64)
    }
    facts["seconds"] = (clock.now - start) / .seconds(1)
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    facts["peakMiB"] = Double(usage.ru_maxrss) / 1024
    print("{" + facts.sorted { $0.key < $1.key }.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}")
  }
}
