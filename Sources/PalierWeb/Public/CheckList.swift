import Verification

/// The checks of a report: those that answer something, then those that do not apply.
struct CheckList {
  let findings: [Finding]
  let reader: Reader

  var body: some HTML {
    HTMLSequence(list(rows.filter { $0.outcome != .notApplicable }), unconcerned)
  }

  private var rows: [CheckRow] { findings.map { CheckRow($0, in: reader.texts) } }

  private func list(_ rows: [CheckRow]) -> some HTML {
    ul(.class("checks")) {
      each(rows) { row in item(row) }
    }
  }

  @HTMLBuilder private var unconcerned: some HTML {
    if rows.contains(where: { $0.outcome == .notApplicable }) {
      fold(reader.texts.checks.notConcerned) { list(rows.filter { $0.outcome == .notApplicable }) }
    }
  }

  private func item(_ row: CheckRow) -> some HTML {
    HTMLElement(
      "li", [ground(row.outcome)],
      HTMLSequence(
        Sign(row.outcome).picture, h3 { row.question }, p(.class("answer")) { row.answer },
        div(.class("because")) {
          if row.message != row.code { p { bdi { row.message } } }
          fold(reader.texts.checks.details) {
            dl(.class("technical")) {
              dt { reader.texts.checks.code }
              dd { row.code }
              each(row.details) { detail in
                dt { bdi { detail.name } }
                dd { bdi { detail.value } }
              }
            }
          }
        }))
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
