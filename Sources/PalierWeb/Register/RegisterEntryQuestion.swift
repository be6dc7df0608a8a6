import Encodings
import Register

/// What is asked about one entry of the registers, as it stands in its address: on which day, and of which body.
struct RegisterEntryQuestion: Hashable, Sendable {
  enum Field: String, CaseIterable, Sendable {
    case at
    case siret
  }

  private(set) var at = ""
  private(set) var siret = ""

  init() {}

  init(_ query: Query) {
    at = String((query[Field.at.rawValue] ?? "").prefix(40))
    siret = String((query[Field.siret.rawValue] ?? "").prefix(40))
  }

  var pairs: [(name: String, value: String)] {
    [(Field.at.rawValue, at), (Field.siret.rawValue, siret)].filter { !$0.1.isEmpty }
  }

  /// The same day for another entry.
  var withoutBody: Self {
    var question = self
    question.siret = ""
    return question
  }

  func read(today: CalendarDate) -> (at: CalendarDate, body: SIRET?, faults: [FormFault]) {
    var faults: [FormFault] = []
    var day = today
    if !at.isEmpty {
      if let read = try? CalendarDate(iso: at), read.year >= 1900 {
        day = read
      } else {
        faults.append(
          FormFault(
            field: Field.at.rawValue, english: "a day such as 2026-11-25 is expected",
            french: "un jour comme 2026-11-25 est attendu"))
      }
    }
    var body: SIRET?
    if !siret.isEmpty {
      do { body = try SIRET(siret) } catch {
        faults.append(
          FormFault(field: Field.siret.rawValue, english: error.reason, french: error.reasonInFrench))
      }
    }
    return (day, body, faults)
  }
}
