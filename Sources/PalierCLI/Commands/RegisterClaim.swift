import Awarding
import Encodings
import Issuance
import JSONTree
import Register
import Storage

/// What the official registers say to a definition that says that it is an entry of them.
struct RegisterClaim {
  /// nil where nothing is claimed.
  let code: RegisterCode?
  /// nil where the register is not held.
  let findings: [CheckRegisterClaim.Finding]?

  init(
    _ definition: Definition, by organisation: Organisation, register: any RegisterLookup, _ context: CommandContext
  ) throws {
    code = definition.register
    findings = try CheckRegisterClaim(register: register)(
      definition, by: organisation, at: LocalDay.of(context.clock()))
  }

  /// `none`, `entitled`, `refused`, `not-told`, or `not-checked`.
  var word: String {
    guard code != nil else { return "none" }
    guard let findings else { return "not-checked" }
    if findings.allSatisfy(\.isNotice) { return "entitled" }
    return findings.allSatisfy { $0.isNotice || $0.isOpen } ? "not-told" : "refused"
  }

  /// Why it cannot be published: 1 where the register says otherwise, 2 where it is not held or does not tell.
  var refusal: Failure? {
    guard let code else { return nil }
    guard let findings else {
      return Failure(
        .undecided, "register.empty",
        fr:
          "La définition se dit \(code.text), ce que seul le répertoire officiel peut dire : importez-le d’abord "
          + "(« palier register import »), ou faites-en un simple rapprochement (alignments).",
        en:
          "The definition says that it is \(code.text), which only the official register can tell: import it first "
          + "(`palier register import`), or make it a mere alignment.")
    }
    let faults = findings.filter { !$0.isNotice }
    guard let first = faults.first else { return nil }
    func lines(_ language: Language) -> String {
      faults.map { code.text + (language == .fr ? " : " : ": ") + RegisterClaimTexts.words($0, in: language) }.joined(
        separator: "\n") + "."
    }
    // What the register does not tell is not refused by it.
    let isRefused = faults.contains { !$0.isOpen }
    return Failure(isRefused ? .no : .undecided, first.code.rawValue, fr: lines(.fr), en: lines(.en))
  }

  func sayNotices(_ context: CommandContext) {
    guard let code else { return }
    for finding in findings ?? [] where finding.isNotice {
      context.terminal.say(
        fr: "! \(code.text) : \(RegisterClaimTexts.words(finding, in: .fr)).",
        en: "! \(code.text): \(RegisterClaimTexts.words(finding, in: .en)).")
    }
  }

  func json(in language: Language) -> JSON {
    .array(
      (findings ?? []).map {
        [
          "code": .string($0.code.rawValue), "severity": $0.isNotice ? "warning" : "fault",
          "message": .string(RegisterClaimTexts.sentence($0, in: language)),
        ]
      })
  }
}
