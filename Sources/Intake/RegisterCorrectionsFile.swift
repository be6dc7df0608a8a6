import Awarding
import Encodings
import Register

/// An operator's corrections of the registers, in YAML or JSON:
///
/// ```yaml
/// corrections:
///   - { code: RNCP35959, end: 2027-10-15, from: 2026-09-01, reason: "Arrêté du 28 août 2026", source: "https://…" }
///   - { code: RS6604, body: { name: "SIMPLON.CO", siret: "79279132900016" }, from: 2026-01-01, reason: "…" }
/// ```
/// Each says one thing: `title`, `active`, `effect`, `decision`, `end`, `lastAward`, `level`, `body` or `notBody` (a SIRET).
public enum RegisterCorrectionsFile {
  /// Something in the file that is no correction.
  public struct Fault: Sendable, Equatable {
    public let line: Int?
    public let french: String
    public let english: String

    public func message(in language: Language) -> String { language == .fr ? french : english }
  }

  /// - Throws: ``DefinitionUnreadable`` when the file is neither YAML nor JSON with a mapping at its top.
  public static func read(
    _ bytes: [UInt8], form: DefinitionDocument.Form = .byContent
  ) throws(DefinitionUnreadable) -> (corrections: [RegisterCorrection], faults: [Fault]) {
    let root = try DefinitionDocument.node(bytes, form)
    var corrections: [RegisterCorrection] = []
    var faults: [Fault] = []
    guard case .mapping(let members) = root.value, let list = members.first(where: { $0.key == "corrections" }),
      members.count == 1, case .list(let items) = list.value.value
    else {
      return ([], [fault(root, "il faut une liste « corrections »", "a list “corrections” was expected")])
    }
    for item in items {
      do { corrections.append(try correction(item)) } catch { faults.append(error) }
    }
    return (corrections, faults)
  }

  private static func fault(_ node: DefinitionNode, _ french: String, _ english: String) -> Fault {
    Fault(line: node.place.line, french: french, english: english)
  }

  private static func correction(_ node: DefinitionNode) throws(Fault) -> RegisterCorrection {
    guard case .mapping(let members) = node.value else {
      throw fault(node, "une correction est une suite de « nom: valeur »", "a correction is a mapping")
    }
    let common: Set<String> = ["code", "from", "until", "reason", "source"]
    let says = members.filter { !common.contains($0.key) }
    guard says.count == 1 else {
      throw fault(
        node, "une correction dit une seule chose (ici : \(says.map(\.key).joined(separator: ", ")))",
        "a correction says one thing (here: \(says.map(\.key).joined(separator: ", ")))")
    }
    func value(_ name: String) -> DefinitionNode? { members.first { $0.key == name }?.value }
    func required(_ name: String) throws(Fault) -> DefinitionNode {
      guard let found = value(name) else { throw fault(node, "il manque « \(name) »", "“\(name)” is missing") }
      return found
    }
    let codeNode = try required("code")
    let code: RegisterCode = try parsed(codeNode) { try RegisterCode($0) }
    guard code.kind != .block else {
      throw fault(
        codeNode, "une correction porte sur une fiche, non sur un bloc", "a correction is of a fiche, not of a block")
    }
    let reasonNode = try required("reason")
    let reason = try text(reasonNode)
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw fault(reasonNode, "« reason » doit dire pourquoi", "“reason” must say why")
    }
    let from = try day(try required("from"))
    var until: CalendarDate?
    if let node = value("until") { until = try day(node) }
    var source: String?
    if let node = value("source") { source = try text(node) }
    return RegisterCorrection(
      code: code, change: try change(says[0]), from: from, until: until, reason: reason, source: source)
  }

  private static func change(_ member: DefinitionNode.Member) throws(Fault) -> RegisterCorrection.Change {
    let node = member.value
    switch member.key {
    case "title": return .title(try text(node))
    case "active":
      switch try text(node).lowercased() {
      case "true", "oui", "yes": return .isActive(true)
      case "false", "non", "no": return .isActive(false)
      default: throw fault(node, "« active » vaut true ou false", "“active” is true or false")
      }
    case "effect": return .effect(try day(node))
    case "decision": return .decision(try day(node))
    case "end": return .end(try day(node))
    case "lastAward": return .lastAward(try day(node))
    case "level":
      guard let level = Int(try text(node)), (1...8).contains(level) else {
        throw fault(node, "un niveau va de 1 à 8", "a level is 1 to 8")
      }
      return .level(level)
    case "body":
      guard case .mapping(let members) = node.value, let name = members.first(where: { $0.key == "name" })?.value,
        let siret = members.first(where: { $0.key == "siret" })?.value
      else { throw fault(node, "« body » a un nom et un SIRET", "“body” has a name and a SIRET") }
      return .body(name: try text(name), siret: try parsed(siret) { try SIRET($0) })
    case "notBody": return .notBody(try parsed(node) { try SIRET($0) })
    default:
      throw fault(
        node, "« \(member.key) » n’est pas une chose qui se corrige", "“\(member.key)” is nothing that can be corrected"
      )
    }
  }

  private static func text(_ node: DefinitionNode) throws(Fault) -> String {
    guard case .scalar(let text, _) = node.value, text.unicodeScalars.count <= 2000 else {
      throw fault(
        node, "il faut un texte d’au plus 2 000 caractères", "a text of at most 2,000 characters was expected")
    }
    return text
  }

  private static func day(_ node: DefinitionNode) throws(Fault) -> CalendarDate {
    guard let day = try? CalendarDate(iso: try text(node)) else {
      throw fault(node, "il faut un jour comme 2026-09-01", "a day such as 2026-09-01 was expected")
    }
    return day
  }

  private static func parsed<T>(_ node: DefinitionNode, _ parse: (String) throws -> T) throws(Fault) -> T {
    let text = try text(node)
    do { return try parse(text) } catch {
      let reason = error as? RegisterError
      throw fault(node, "\(text) : \(reason?.reasonInFrench ?? "")", "\(text): \(reason?.reason ?? "")")
    }
  }
}

extension RegisterCorrectionsFile.Fault: Error {}
