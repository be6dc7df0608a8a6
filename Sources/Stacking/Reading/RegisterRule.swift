import Encodings
import JSONTree
import Register

/// The rule that the official register implies for a certification: a draft, which the receiving body confirms.
///
/// All blocs of the record, what it asks beside them as a decision, and its correspondences as substitutes: what the
/// register calls DESTINATION is accepted for SOURCE, never the reverse, and undated, since the register dates none.
public struct RegisterRule: Sendable {
  /// The rule as a file holds it.
  public let json: JSON
  /// Codes of the record that are none, and so are in no part of the rule.
  public let unreadable: [String]

  /// What marks a correspondence that nobody has confirmed yet.
  static let reference = "Correspondance publiée au répertoire ; à confirmer par l’organisme qui reçoit"

  /// - Parameter organisation: the identifier of the body whose rule it becomes.
  public init(_ record: RegisterRecord, organisation: String) {
    var unreadable: [String] = []
    func selector(_ code: RegisterCode) -> JSON { .object(["register": .string(code.text)]) }
    func code(_ written: String) -> RegisterCode? {
      if let code = try? RegisterCode(written), code.kind == .block { return code }
      unreadable.append(written)
      return nil
    }
    func codes(_ written: [String]) -> [RegisterCode]? {
      let codes = written.map(code)
      return codes.contains(nil) ? nil : codes.compactMap { $0 }
    }
    func leaf(_ code: RegisterCode, _ title: String) -> JSON {
      var leaf: JSONObject = ["credential": selector(code)]
      if !title.isEmpty { leaf.append("title", .object(["fr": .string(Self.short(title))])) }
      return .object(leaf)
    }
    let facts = record.facts
    var substitutes: [JSON] = []
    var wholes: [JSON] = []
    for one in facts.correspondences {
      guard let accepted = one.destinationBlocks.isEmpty ? [one.destination] : codes(one.destinationBlocks) else {
        continue
      }
      if one.source.isEmpty {
        let leaves = accepted.map { leaf($0, "") }
        wholes.append(leaves.count == 1 ? leaves[0] : .object(["all": .array(leaves)]))
      } else if let replaced = codes(one.source) {
        substitutes.append(
          .object([
            "instead": .array(replaced.map(selector)), "accept": .array(accepted.map(selector)),
            "reference": .string(Self.reference),
          ]))
      }
    }
    let blocs = facts.blocks.compactMap { block in code(block.writtenCode).map { leaf($0, block.title) } }
    var requires: JSON = blocs.isEmpty ? leaf(record.code, facts.title) : .object(["all": .array(blocs)])
    if !wholes.isEmpty { requires = .object(["any": .array(wholes + [requires])]) }
    if let text = record.texts.validationPrerequisites, text.contains(where: { !$0.isWhitespace }) {
      let decision = JSON.object([
        "decision": .object(["fr": .string(Self.short(text))]), "id": "prerequis",
      ])
      if wholes.isEmpty, !blocs.isEmpty {
        requires = .object(["all": .array(blocs + [decision])])
      } else {
        requires = .object(["all": .array([requires, decision])])
      }
    }
    var rule: JSONObject = [
      "id": .string(record.code.text.lowercased()), "version": .number(1),
      "title": .object(["fr": .string(Self.short(facts.title))]), "target": selector(record.code),
      "organisation": .string(organisation),
    ]
    if !substitutes.isEmpty { rule.append("substitutes", .array(substitutes)) }
    rule.append("requires", requires)
    json = .object(rule)
    self.unreadable = unreadable
  }

  /// What a rule's text holds at most, cut at a word.
  private static func short(_ text: String) -> String {
    guard text.utf8.count > 2000 else { return text }
    var kept = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      guard kept.utf8.count + word.utf8.count < 1990 else { break }
      kept += (kept.isEmpty ? "" : " ") + word
    }
    return kept + " …"
  }
}
