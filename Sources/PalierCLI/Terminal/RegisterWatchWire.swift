import DelimitedText
import Encodings
import Issuance
import JSONTree
import Register

/// What is watched in the registers, as text, CSV and JSON.
enum RegisterWatchWire {
  static func json(_ answer: WatchRegister.Answer) -> JSON {
    var exports = JSONObject()
    for (kind, day) in answer.newestExports.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      exports.append(kind.rawValue, .string(day.iso))
    }
    return [
      "since": .string(answer.since.iso), "exports": .object(exports),
      "watched": .array(
        answer.watched.map { one in
          [
            "code": .string(one.code.text), "title": one.title.map { .string($0) } ?? .null,
            "awardingBody": .bool(one.isBody), "partner": .bool(one.isPartner),
            "definitions": .array(one.definitions.map { .string($0) }), "events": .array(one.events.map(json)),
          ]
        }),
      "licence": .string(RegisterAnswer.licence),
    ]
  }

  private static func json(_ event: RegisterEvent) -> JSON {
    var json: JSONObject = ["kind": .string(event.kind.name), "day": .string(event.day.iso)]
    switch event.kind {
    case .changed(let fields):
      json.append("fields", .array(fields.map(\.rawValue).sorted().map { .string($0) }))
    case .bodyAdded(let party), .bodyRemoved(let party), .partnerAdded(let party), .partnerRemoved(let party):
      json.append("name", .string(party.name))
      json.append("siret", party.siret.map { .string($0.text) } ?? .null)
    case .new, .gone, .expired, .ends, .lastAward: break
    }
    return .object(json)
  }

  static func csv(_ answer: WatchRegister.Answer, in language: Language) -> [UInt8] {
    let writer = DelimitedTextWriter(separator: language == .fr ? .semicolon : .comma, hasByteOrderMark: true)
    var bytes = writer.beginning
    writer.append(
      language == .fr
        ? ["code", "intitulé", "rôle", "définitions", "jour", "événement", "détail"]
        : ["code", "title", "role", "definitions", "day", "event", "detail"], to: &bytes)
    for one in answer.watched {
      for event in one.events {
        writer.append(
          [
            one.code.text, event.title, role(one, language), one.definitions.joined(separator: " "), event.day.iso,
            event.kind.name, words(event, language),
          ], to: &bytes)
      }
    }
    return bytes
  }

  static func say(_ answer: WatchRegister.Answer, _ terminal: Terminal) {
    guard !terminal.json else { return }
    let language = terminal.language
    let eventful = answer.watched.filter { !$0.events.isEmpty }
    for one in eventful {
      let why = ([role(one, language)] + one.definitions).filter { !$0.isEmpty }.joined(separator: ", ")
      terminal.line("\(one.code.text)  \(one.title ?? "")\(why.isEmpty ? "" : "  (\(why))")")
      for event in one.events { terminal.line("  \(event.day.iso)  \(words(event, language))") }
    }
    terminal.say(
      fr:
        "Fiches suivies : \(answer.watched.count), dont \(eventful.count) avec du nouveau depuis le "
        + "\(answer.since.iso) ou une échéance proche.",
      en:
        "Records watched: \(answer.watched.count), of which \(eventful.count) with news since \(answer.since.iso) or "
        + "something that ends soon.")
    let exports = answer.newestExports.map { "\($0.key.rawValue.uppercased()) \($0.value.iso)" }.sorted()
    terminal.line("\(RegisterAnswer.licence), \(exports.joined(separator: ", "))")
  }

  private static func role(_ one: WatchRegister.Watched, _ language: Language) -> String {
    if one.isBody { return language == .fr ? "certificateur" : "awarding body" }
    return one.isPartner ? (language == .fr ? "partenaire" : "partner") : ""
  }

  private static func words(_ event: RegisterEvent, _ language: Language) -> String {
    let isFrench = language == .fr
    func named(_ party: RegisterEvent.Party) -> String { party.name + (party.siret.map { " \($0.grouped)" } ?? "") }
    return switch event.kind {
    case .new: isFrench ? "entrée au répertoire" : "came into the register"
    case .gone: isFrench ? "disparue du répertoire" : "gone from the register"
    case .expired: isFrench ? "n’est plus active" : "is no longer active"
    case .changed(let fields):
      (isFrench ? "changé : " : "changed: ")
        + fields.sorted { $0.rawValue < $1.rawValue }.map { RegisterFieldTexts.name($0, language) }
        .joined(separator: ", ")
    case .bodyAdded(let party): (isFrench ? "nouveau certificateur : " : "new awarding body: ") + named(party)
    case .bodyRemoved(let party):
      (isFrench ? "n’est plus certificateur : " : "no longer an awarding body: ") + named(party)
    case .partnerAdded(let party): (isFrench ? "nouveau partenaire : " : "new partner: ") + named(party)
    case .partnerRemoved(let party): (isFrench ? "n’est plus partenaire : " : "no longer a partner: ") + named(party)
    case .ends(let day): isFrench ? "fin d’enregistrement le \(day.iso)" : "the registration ends on \(day.iso)"
    case .lastAward(let day): isFrench ? "dernier jour de délivrance : \(day.iso)" : "last day for awards: \(day.iso)"
    }
  }
}
