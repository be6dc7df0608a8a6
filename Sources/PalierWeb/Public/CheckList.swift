import Verification

/// The checks of a report: those that answer something, then those that do not apply.
struct CheckList {
  private let answering: [CheckRow]
  private let unconcerned: [CheckRow]
  private let reader: Reader

  init(findings: [Finding], reader: Reader) {
    let rows = findings.map { CheckRow($0, in: reader.texts) }
    answering = rows.filter { $0.outcome != .notApplicable }
    unconcerned = rows.filter { $0.outcome == .notApplicable }
    self.reader = reader
  }

  @HTMLBuilder var body: HTML {
    list(answering)
    if !unconcerned.isEmpty {
      fold(reader.texts.checks.notConcerned) { list(unconcerned) }
    }
  }

  private func list(_ rows: [CheckRow]) -> HTML {
    ul(.class("checks")) {
      for row in rows { item(row) }
    }
  }

  private func item(_ row: CheckRow) -> HTML {
    li(ground(row.outcome)) {
      Sign(row.outcome).picture
      h3 { row.question }
      p(.class("answer")) { row.answer }
      div(.class("because")) {
        if row.message != row.code { p { bdi { row.message } } }
        fold(reader.texts.checks.details) {
          dl(.class("technical")) {
            dt { reader.texts.checks.code }
            dd { row.code }
            for detail in row.details {
              dt { bdi { detail.name } }
              dd { bdi { detail.value } }
            }
          }
        }
      }
    }
  }

  private func ground(_ outcome: Outcome) -> Attribute {
    switch outcome {
    case .pass: .class("check check-pass")
    case .fail: .class("check check-fail")
    case .warning: .class("check check-warning")
    case .unknown: .class("check check-unknown")
    case .notApplicable: .class("check check-na")
    }
  }
}
