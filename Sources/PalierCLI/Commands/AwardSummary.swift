import Encodings
import Intake
import Issuance
import JSONTree

/// What `award` says of a file.
struct AwardSummary {
  var new = 0
  var alreadyThere = 0
  var refused = 0
  var faults: [RowFault] = []
  var refusedRowsLeftOut = 0
  var notices: [LearnersNotice] = []
  /// What the register has to say of awards that are made, with their number.
  var minded: [CheckRegisterClaim.Finding: Minded] = [:]

  struct Minded {
    var rows = 0
    /// The lines of the file, the first ``listed`` of them.
    var lines: [Int] = []
    static let listed = 20
  }

  mutating func mind(_ finding: CheckRegisterClaim.Finding, row: Int) {
    minded[finding, default: Minded()].rows += 1
    if minded[finding, default: Minded()].lines.count < Minded.listed { minded[finding]?.lines.append(row) }
  }

  private var mindedInOrder: [(finding: CheckRegisterClaim.Finding, minded: Minded)] {
    minded.map { ($0.key, $0.value) }.sorted {
      ($0.finding.code.rawValue, $0.finding.official) < ($1.finding.code.rawValue, $1.finding.official)
    }
  }

  func json(in language: Language) -> JSON {
    [
      "new": .number(JSONNumber(new)), "alreadyThere": .number(JSONNumber(alreadyThere)),
      "refused": .number(JSONNumber(refused)), "rows": .array(faults.map { $0.json(in: language) }),
      "rowsLeftOut": .number(JSONNumber(refusedRowsLeftOut)),
      "notices": .array(
        notices.map { ["code": .string($0.code.name), "message": .string($0.message(in: language))] }
          + mindedInOrder.map { finding, minded in
            [
              "code": .string(finding.code.rawValue), "rows": .number(JSONNumber(minded.rows)),
              "firstRows": .array(minded.lines.map { .number(JSONNumber($0)) }),
              "message": .string(RegisterClaimTexts.sentence(finding, in: language)),
            ]
          }),
    ]
  }

  /// At most 50 faults on a terminal; the report file holds them all.
  func say(_ terminal: Terminal, isRehearsal: Bool) {
    guard !terminal.json else { return }
    let language = terminal.language
    for notice in notices { terminal.say(fr: notice.message(in: .fr), en: notice.message(in: .en)) }
    for (finding, minded) in mindedInOrder {
      let lines = minded.lines.map(String.init).joined(separator: ", ") + (minded.rows > minded.lines.count ? "…" : "")
      terminal.say(
        fr: "! Lignes \(lines) : \(RegisterClaimTexts.sentence(finding, in: .fr))",
        en: "! Rows \(lines): \(RegisterClaimTexts.sentence(finding, in: .en))")
    }
    for fault in faults.prefix(50) {
      let column = fault.column.map { " « \($0) »" } ?? ""
      let line = language == .fr ? "Ligne \(fault.row)\(column)" : "Row \(fault.row)\(column)"
      terminal.line("✗ \(line): \(fault.shownValue) — \(fault.message(in: language)) → \(fault.remedy(in: language))")
    }
    if faults.count > 50 {
      terminal.say(
        fr: "… et \(faults.count - 50) autres défauts : voyez --report ou --json.",
        en: "… and \(faults.count - 50) more faults: see --report or --json.")
    }
    let counts =
      language == .fr
      ? "Délivrées : \(new). Déjà là : \(alreadyThere). Lignes refusées : \(refused)."
      : "Awarded: \(new). Already there: \(alreadyThere). Rows refused: \(refused)."
    terminal.say(
      fr: isRehearsal ? "Essai, rien n’a été changé. \(counts)" : counts,
      en: isRehearsal ? "Rehearsal, nothing was changed. \(counts)" : counts)
  }
}
