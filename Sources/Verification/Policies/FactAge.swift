import Encodings
import Foundation
import JSONTree

/// How old a fact is that a finding rests on, in the words of the report.
extension JSONObject {
  /// `ageSeconds`: whole seconds from the fact's own date, never below 0.
  mutating func appendAge(since date: Date, at clock: Date) {
    append("ageSeconds", .number(JSONNumber(Int(Swift.min(Swift.max(0, clock.timeIntervalSince(date)), 1e15)))))
  }

  /// The dates of a status list, which is read as it is now even when validity is judged by another instant.
  mutating func appendList(dated: Date?, from document: FetchedDocument, at clock: Date) {
    let dated = dated ?? document.fetchedAt
    append("listDate", .string(RFC3339.string(dated)))
    append("fetchedAt", .string(RFC3339.string(document.fetchedAt)))
    appendAge(since: dated, at: clock)
    append("readAsOf", .string(RFC3339.string(clock)))
  }
}
