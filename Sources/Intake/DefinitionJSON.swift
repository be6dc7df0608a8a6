import Awarding
import JSONTree

/// Definitions in JSON.
enum DefinitionJSON {
  /// - Throws: ``DefinitionUnreadable`` with line and column.
  static func node(
    _ source: DefinitionSource, depth: Int = DefinitionYAML.maximumDepth
  ) throws(DefinitionUnreadable) -> DefinitionNode {
    let limits = JSONLimits(maximumBytes: DefinitionDocument.maximumBytes, maximumDepth: depth)
    let json: JSON
    do { json = try JSON(parsing: source.bytes, limits: limits) } catch { throw unreadable(error, depth) }
    guard case .object = json else { throw .notAMapping(line: 1, column: 1) }
    var cursor = JSONCursor(source.bytes)
    return cursor.node(json, DefinitionPlace())
  }

  /// The node of a document that was not read from a file: its places are pointers only.
  static func node(_ json: JSON, _ place: DefinitionPlace = DefinitionPlace()) -> DefinitionNode {
    switch json {
    case .object(let object):
      let members = object.map { name, value in
        DefinitionNode.Member(key: name, place: place.inside(name), value: node(value, place.inside(name)))
      }
      return DefinitionNode(value: .mapping(members), place: place)
    case .array(let elements):
      let nodes = elements.enumerated().map { node($0.element, place.inside(String($0.offset))) }
      return DefinitionNode(value: .list(nodes), place: place)
    default: return DefinitionNode(value: scalar(json), place: place)
    }
  }

  fileprivate static func scalar(_ json: JSON) -> DefinitionNode.Value {
    switch json {
    case .string(let text): .scalar(text, .quoted)
    case .number(let number): .scalar(number.text, .number)
    case .bool(let value): .scalar(value ? "true" : "false", .trueOrFalse)
    default: .absent
    }
  }

  private static func unreadable(_ error: JSONError, _ depth: Int) -> DefinitionUnreadable {
    let (line, column) = (error.location.line, error.location.column)
    switch error.code {
    case .duplicateName: return .duplicateKey(nil, line: line, column: column)
    case .tooDeep: return .tooDeep(depth, line: line, column: column)
    default:
      return DefinitionUnreadable(
        .syntax, line: line, column: column, en: "the file is not JSON here: \(error.reason)",
        fr: "le fichier n’est pas du JSON à cet endroit (\(error.reason))")
    }
  }
}

/// Walks a JSON text that is known to be right beside the value it was parsed to, to tell where each part stands.
private struct JSONCursor {
  private let bytes: [UInt8]
  private var (offset, line, column) = (0, 1, 1)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func node(_ json: JSON, _ outer: DefinitionPlace) -> DefinitionNode {
    skipSpace()
    let place = DefinitionPlace(pointer: outer.pointer, line: line, column: column)
    switch json {
    case .object(let object):
      advance()
      var members: [DefinitionNode.Member] = []
      for (name, value) in object {
        skipSpace()
        let key = place.inside(name, line: line, column: column)
        skipString()
        skip(to: UInt8(ascii: ":"))
        members.append(DefinitionNode.Member(key: name, place: key, value: node(value, place.inside(name))))
        skipSeparator()
      }
      if object.isEmpty { skip(to: UInt8(ascii: "}")) }
      return DefinitionNode(value: .mapping(members), place: place)
    case .array(let elements):
      advance()
      var nodes: [DefinitionNode] = []
      for (index, element) in elements.enumerated() {
        nodes.append(node(element, place.inside(String(index))))
        skipSeparator()
      }
      if elements.isEmpty { skip(to: UInt8(ascii: "]")) }
      return DefinitionNode(value: .list(nodes), place: place)
    case .string:
      skipString()
      return DefinitionNode(value: DefinitionJSON.scalar(json), place: place)
    default:
      while let byte = current, !",]}".utf8.contains(byte), byte > 0x20 { advance() }
      return DefinitionNode(value: DefinitionJSON.scalar(json), place: place)
    }
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func advance() {
    guard let byte = current else { return }
    offset += 1
    if byte == UInt8(ascii: "\n") {
      (line, column) = (line + 1, 1)
    } else if current.map({ $0 & 0xC0 != 0x80 }) ?? true {
      column += 1
    }
  }

  private mutating func skipSpace() { while let byte = current, byte <= 0x20 { advance() } }

  /// Past the next such byte; there are only spaces before it.
  private mutating func skip(to byte: UInt8) {
    while let found = current {
      advance()
      if found == byte { return }
    }
  }

  /// Past the comma, or past the end of the array or object.
  private mutating func skipSeparator() {
    skipSpace()
    advance()
  }

  private mutating func skipString() {
    advance()
    while let byte = current, byte != UInt8(ascii: "\"") {
      advance()
      if byte == UInt8(ascii: "\\") { advance() }
    }
    advance()
  }
}

extension DefinitionUnreadable {
  static func notAMapping(line: Int?, column: Int?) -> DefinitionUnreadable {
    DefinitionUnreadable(
      .notAMapping, line: line, column: column,
      en: "a definition is a group of fields (slug: …, title: …), and this is something else",
      fr: "une définition est un groupe de champs (slug: …, title: …), et ceci est autre chose")
  }

  static func duplicateKey(_ key: String?, line: Int?, column: Int?) -> DefinitionUnreadable {
    DefinitionUnreadable(
      .duplicateKey, line: line, column: column,
      en: "the key \(key.map { "“\($0)” " } ?? "")stands twice in the same group; keep one",
      fr: "la clé \(key.map { "« \($0) » " } ?? "")se trouve deux fois dans le même groupe ; gardez-en une")
  }

  static func tooDeep(_ depth: Int, line: Int?, column: Int?) -> DefinitionUnreadable {
    DefinitionUnreadable(
      .tooDeep, line: line, column: column, en: "more than \(depth) groups and lists inside each other",
      fr: "plus de \(depth) groupes et listes imbriqués")
  }
}
