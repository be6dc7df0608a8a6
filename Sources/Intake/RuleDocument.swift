import Awarding
import JSONTree

/// A stacking rule's file: YAML or JSON in, one and the same JSON out, with the place of every part.
public struct RuleDocument: Sendable {
  /// The rule as written, without defaults. A plain word of YAML is a number where JSON would have one, `true`, `false`
  /// or nothing; everything else is text, dates too.
  public let json: JSON
  private let places: [String: DefinitionPlace]

  /// A rule lies deeper than a definition: nodes and selectors in lists in groups.
  static let maximumDepth = 160

  /// - Throws: ``DefinitionUnreadable`` when the file is not what it has to be (exit code 65).
  public init(_ bytes: [UInt8], form: DefinitionDocument.Form = .byContent) throws(DefinitionUnreadable) {
    let root: DefinitionNode
    do {
      root = try DefinitionDocument.node(bytes, form, depth: Self.maximumDepth)
    } catch {
      guard error.code == .notAMapping else { throw error }
      throw DefinitionUnreadable(
        .notARule, line: error.line, column: error.column,
        en: "a rule is a group of fields (id: …, target: …), and this is something else",
        fr: "une règle est un groupe de champs (id: …, target: …), et ceci est autre chose")
    }
    var places: [String: DefinitionPlace] = [:]
    json = Self.json(root, &places)
    self.places = places
  }

  /// Where a part stands, from 1; of a part that is missing, where the nearest part around it stands.
  public func place(of pointer: String) -> (line: Int, column: Int)? {
    var pointer = pointer[...]
    while true {
      if let place = places[String(pointer)], let line = place.line { return (line, place.column ?? 1) }
      guard let slash = pointer.lastIndex(of: "/") else { return nil }
      pointer = pointer[..<slash]
    }
  }

  private static func json(_ node: DefinitionNode, _ places: inout [String: DefinitionPlace]) -> JSON {
    places[node.place.pointer] = node.place
    switch node.value {
    case .absent: return .null
    case .scalar(let text, .quoted): return .string(text)
    case .scalar(let text, _):
      if text == "true" || text == "false" { return .bool(text == "true") }
      return (try? JSONNumber(text: text)).map(JSON.number) ?? .string(text)
    case .list(let nodes): return .array(nodes.map { json($0, &places) })
    case .mapping(let members):
      var object = JSONObject()
      for member in members {
        places[member.place.pointer] = member.place
        object.append(member.key, json(member.value, &places))
      }
      return .object(object)
    }
  }
}
