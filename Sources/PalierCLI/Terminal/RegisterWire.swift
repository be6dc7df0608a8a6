import Encodings
import Foundation
import Issuance
import JSONTree
import PalierWeb
import Register
import RegisterImport
import Storage
import StorageSQL

/// The registers as the commands read and print them.
enum RegisterWire {
  static func day(
    _ written: String?, option: String = "--at", _ context: CommandContext
  ) throws -> CalendarDate {
    guard let written else { return LocalDay.of(context.clock()) }
    guard let day = try? CalendarDate(iso: written) else {
      throw Moment.malformed(option, fr: "un jour comme 2026-11-25", en: "a day such as 2026-11-25")
    }
    return day
  }

  static func refuseEmpty(_ register: RegisterFile) async throws {
    guard try await register.isEmpty else { return }
    throw Failure(
      .undecided, "register.empty",
      fr: "Aucun répertoire n’a encore été importé : « palier register import FICHIER ».",
      en: "No register has been imported yet: `palier register import FILE`.")
  }

  static func unknown(_ code: RegisterCode) -> Failure {
    Failure(
      .missing, "register.code-unknown", fr: "Le répertoire tenu ici ne contient pas \(code.text).",
      en: "The register that is held here does not contain \(code.text).")
  }

  /// Identifiers say themselves what is wrong with them.
  static func parsed<T>(_ parse: () throws -> T) throws -> T {
    do { return try parse() } catch let error as RegisterError {
      throw Failure(
        .usage, "register.\(error.code.name)", fr: sentence(error.reasonInFrench), en: sentence(error.reason))
    }
  }

  /// A code as it is typed. A bare number is taken where one register alone holds it.
  static func code(
    _ written: String, in register: RegisterFile, at day: CalendarDate
  ) async throws -> RegisterCode {
    do { return try RegisterCode(written) } catch {
      guard error.code == .registerMissing else {
        throw Failure(
          .usage, "register.\(error.code.name)", fr: sentence(error.reasonInFrench), en: sentence(error.reason))
      }
      let found = try await register.meant(by: written, at: day)
      guard found.count == 1 else {
        throw Failure(
          .usage, "register.register-missing",
          fr: found.isEmpty
            ? sentence(error.reasonInFrench)
            : "Ce numéro est dans les deux répertoires : \(found[0].text) ou \(found[1].text).",
          en: found.isEmpty
            ? sentence(error.reason) : "This number stands in both registers: \(found[0].text) or \(found[1].text).")
      }
      return found[0]
    }
  }

  private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }

  // MARK: Imports

  static func summary(_ export: OfficialExport, _ summary: RegisterImportSummary, _ reading: ExportReading) -> JSON {
    func number(_ value: Int) -> JSON { .number(JSONNumber(value)) }
    func codes(_ codes: [RegisterCode]) -> JSON { .array(codes.prefix(100).map { .string($0.text) }) }
    var fields = JSONObject()
    for (field, count) in summary.fields.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      fields.append(field.rawValue, number(count))
    }
    var unknown = JSONObject()
    for (name, count) in reading.unknown.sorted(by: { $0.key < $1.key }) { unknown.append(name, number(count)) }
    return [
      "file": .string(export.name), "export": .string(export.day.iso),
      "flux": reading.flux.map { .string($0) } ?? .null, "fluxKnown": .bool(reading.isVersionKnown),
      "records": number(summary.records), "new": number(summary.newCount), "changed": number(summary.changedCount),
      "expired": number(summary.expiredCount), "gone": number(summary.goneCount), "fields": .object(fields),
      "newCodes": codes(summary.new), "changedCodes": codes(summary.changed), "expiredCodes": codes(summary.expired),
      "goneCodes": codes(summary.gone), "unknown": .object(unknown), "faults": number(reading.faultCount),
      "faultList": .array(
        reading.faults.prefix(100).map {
          [
            "record": $0.record.map { .string($0) } ?? .null, "line": number($0.line),
            "code": .string($0.kind.rawValue),
            "place": .string($0.place), "value": .string($0.value),
          ]
        }),
      "metCorrections": .array(
        summary.metCorrections.map { ["code": .string($0.code.text), "says": .string($0.change.words)] }),
      "licence": .string(RegisterAnswer.licence),
    ]
  }

  static func say(
    _ export: OfficialExport, _ summary: RegisterImportSummary, _ reading: ExportReading, _ context: CommandContext
  ) {
    let terminal = context.terminal
    terminal.say(
      fr:
        "\(export.name), du \(export.day.iso) : \(summary.records) fiches, dont \(summary.newCount) nouvelles, "
        + "\(summary.changedCount) changées, \(summary.expiredCount) arrivées à échéance, \(summary.goneCount) disparues.",
      en:
        "\(export.name), of \(export.day.iso): \(summary.records) records, \(summary.newCount) new, "
        + "\(summary.changedCount) changed, \(summary.expiredCount) expired, \(summary.goneCount) gone.")
    if !reading.isVersionKnown {
      terminal.say(
        fr: "Version du flux inconnue (\(reading.flux ?? "")) : vérifiez ce qui a été lu.",
        en: "The version of the flow is not known (\(reading.flux ?? "")): check what was read.")
    }
    for (name, count) in reading.unknown.sorted(by: { $0.key < $1.key }).prefix(20) {
      terminal.say(fr: "Élément inconnu : \(name) (\(count) fois).", en: "Unknown element: \(name) (\(count) times).")
    }
    for fault in reading.faults.prefix(20) {
      terminal.line("\(fault.line)  \(fault.record ?? "-")  \(fault.place)  \(fault.kind.rawValue)  \(fault.value)")
    }
    if reading.faultCount > 20 {
      terminal.say(fr: "… \(reading.faultCount) en tout (--json).", en: "… \(reading.faultCount) in all (--json).")
    }
    for correction in summary.metCorrections {
      terminal.say(
        fr: "Une correction est devenue officielle : \(correction.code.text), \(correction.change.words).",
        en: "A correction has become official: \(correction.code.text), \(correction.change.words).")
    }
    terminal.say(fr: RegisterAnswer.licence + ".", en: RegisterAnswer.licence + ".")
  }

  // MARK: Updates

  static func json(_ part: RegisterUpdate.Part, in language: Language) -> JSON {
    var json: JSONObject = [
      "register": .string(part.kind.rawValue), "status": .string(RegisterUpdate.status(part.outcome)),
    ]
    switch part.outcome {
    case .updated(let export, let summary, let reading, let passedOver):
      json.append("export", .string(export.day.iso))
      json.append("summary", Self.summary(export, summary, reading))
      json.append(
        "passedOver",
        .array(
          passedOver.map { ["code": .string($0.code), "message": .string($0.message(in: language))] }))
    case .upToDate(let day): json.append("export", .string(day.iso))
    case .nothingPublished: break
    case .failed(let failure):
      json.append("error", ["code": .string(failure.code), "message": .string(failure.message(in: language))])
    }
    return .object(json)
  }

  static func say(_ part: RegisterUpdate.Part, _ context: CommandContext) {
    let name = part.kind.rawValue.uppercased()
    switch part.outcome {
    case .updated(let export, let summary, let reading, let passedOver):
      for failure in passedOver {
        context.terminal.warn(
          context.terminal.text(fr: "\(name), laissé de côté : ", en: "\(name), passed over: ")
            + failure.message(in: context.language))
      }
      say(export, summary, reading, context)
    case .upToDate(let day):
      context.terminal.say(
        fr: "\(name) : à jour, export du \(day.iso).", en: "\(name): up to date, export of \(day.iso).")
    case .nothingPublished:
      context.terminal.warn(
        context.terminal.text(
          fr: "\(name) : la liste ne contient aucun export.", en: "\(name): the listing holds no export."))
    case .failed(let failure): context.terminal.warn("\(name): " + failure.message(in: context.language))
    }
  }

  /// nil where all is well.
  static func exit(_ part: RegisterUpdate.Part) -> ExitStatus? {
    switch part.outcome {
    case .updated, .upToDate: nil
    case .nothingPublished: .undecided
    case .failed(let failure): failure.exit
    }
  }

  static func sayRights(of body: SIRET, _ answer: RegisterAnswer, _ terminal: Terminal) {
    for right in RegisterRight.allCases {
      let name =
        switch right {
        case .award: terminal.text(fr: "Délivrer", en: "Award")
        case .train: terminal.text(fr: "Former", en: "Train")
        case .assess: terminal.text(fr: "Évaluer", en: "Assess")
        }
      let words =
        switch answer.statement.right(of: body, to: right, at: answer.day) {
        case .certifyingBody(let found):
          terminal.text(fr: "oui, \(found.name) est certificateur", en: "yes, \(found.name) is an awarding body")
        case .partner(let found):
          terminal.text(fr: "oui, \(found.name) est partenaire", en: "yes, \(found.name) is a partner")
        case .no(let reason): terminal.text(fr: "non, ", en: "no, ") + Self.reason(reason, terminal)
        case .notKnown(let reason): terminal.text(fr: "non connu, ", en: "not known, ") + Self.reason(reason, terminal)
        }
      terminal.line(name + terminal.text(fr: " : ", en: ": ") + words)
    }
  }

  private static func reason(_ reason: Entitlement.Reason, _ terminal: Terminal) -> String {
    switch reason {
    case .notNamed: terminal.text(fr: "le répertoire ne le nomme pas", en: "the register does not name it")
    case .withoutThatRight: terminal.text(fr: "nommé sans ce droit", en: "named without this right")
    case .noLonger: terminal.text(fr: "il ne l’était plus", en: "it no longer was")
    case .notYet: terminal.text(fr: "il ne l’était pas encore", en: "it was not yet")
    case .bodiesWithoutSIRET:
      terminal.text(fr: "des organismes sont nommés sans SIRET", en: "bodies are named without their SIRET")
    case .dateNotTold: terminal.text(fr: "le répertoire ne donne pas de date", en: "the register gives no date")
    case .over: terminal.text(fr: "le dernier jour de délivrance est passé", en: "the last day for awards has passed")
    case .notBegun: terminal.text(fr: "l’enregistrement n’avait pas commencé", en: "the registration had not begun")
    case .betweenExports:
      terminal.text(
        fr: "l’export d’avant et celui d’après diffèrent", en: "the export before and the one after it differ")
    case .nobodyNamed: terminal.text(fr: "le répertoire ne nomme personne", en: "the register names nobody")
    case .rightNotTold: terminal.text(fr: "ce qu’il peut faire est illisible", en: "what it may do cannot be read")
    case .recordNotRegistered:
      terminal.text(
        fr: "la fiche n’était pas enregistrée, ou on ne le sait pas",
        en: "the record was not registered, or it is not known")
    }
  }

  static func say(_ answer: RegisterAnswer, _ context: CommandContext) {
    let terminal = context.terminal
    let facts = answer.statement.record.facts
    terminal.line("\(answer.code.text)  \(answer.title)")
    if answer.block != nil { terminal.line("\(answer.code.fiche.text)  \(facts.title)") }
    let day = answer.day.iso
    switch answer.state.isRegistered {
    case true: terminal.say(fr: "Enregistrée le \(day).", en: "Registered on \(day).")
    case false: terminal.say(fr: "Non enregistrée le \(day).", en: "Not registered on \(day).")
    default:
      terminal.say(
        fr: "Le répertoire ne dit pas si elle était enregistrée le \(day).",
        en: "The register does not say whether it was registered on \(day).")
    }
    if let gone = answer.statement.gone {
      terminal.say(
        fr: "Disparue du répertoire à l’export du \(gone.iso) ; ce qui suit est ce qu’elle disait auparavant.",
        en: "Gone from the register with the export of \(gone.iso); what follows is what it said before.")
    }
    if let end = facts.end {
      terminal.say(fr: "Fin d’enregistrement : \(end.iso)", en: "End of the registration: \(end.iso)")
    }
    if let last = facts.lastAward {
      terminal.say(fr: "Délivrable jusqu’au : \(last.iso)", en: "May be awarded until: \(last.iso)")
    }
    if let level = answer.level?.number { terminal.say(fr: "Niveau : \(level)", en: "Level: \(level)") }
    for body in facts.bodies {
      terminal.say(
        fr: "Certificateur : \(body.name) \(body.siret?.grouped ?? "(sans SIRET)")",
        en: "Awarding body: \(body.name) \(body.siret?.grouped ?? "(no SIRET)")")
    }
    if !answer.statement.record.partners.isEmpty {
      terminal.say(
        fr: "Partenaires habilités : \(answer.statement.record.partners.count) (--json)",
        en: "Authorised partners: \(answer.statement.record.partners.count) (--json)")
    }
    if answer.block == nil { for block in facts.blocks { terminal.line("  \(block.writtenCode)  \(block.title)") } }
    if answer.continuity.members.count > 1 {
      let chain = answer.continuity.members.map { $0.code.text + ($0.isHeld ? "" : "?") }.joined(separator: " → ")
      terminal.say(fr: "Suite : \(chain)", en: "Chain: \(chain)")
    }
    for one in answer.correspondences {
      let from = one.source.isEmpty ? answer.code.fiche.text : one.source.joined(separator: ", ")
      let to = ([one.destination.text] + one.destinationBlocks).joined(separator: " ")
      terminal.say(fr: "Correspondance : \(from) → \(to)", en: "Correspondence: \(from) → \(to)")
    }
    for correction in answer.statement.corrections {
      terminal.say(
        fr: "Corrigé ici (\(correction.reason)) : \(correction.change.words)",
        en: "Corrected here (\(correction.reason)): \(correction.change.words)")
    }
    terminal.line("\(RegisterAnswer.licence), \(answer.statement.confirmed.iso)")
  }
}
