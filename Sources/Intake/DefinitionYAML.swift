import Awarding
import Yams

/// Definitions in YAML: one document, no anchors, aliases or tags, every key a text that stands once.
struct DefinitionYAML {
  static let maximumDepth = 16

  private let source: DefinitionSource
  let depth: Int
  var text: String { source.text }

  init(_ source: DefinitionSource, depth: Int = maximumDepth) {
    self.source = source
    self.depth = depth
  }

  /// - Throws: ``DefinitionUnreadable`` with line and column.
  func root() throws(DefinitionUnreadable) -> DefinitionNode {
    try refuseInvisibleCharacters()
    try refuseManyAliases()
    let parser: Parser
    let root: Node?
    do {
      // Without rules of resolution every scalar stays the text that was written. The encoding is said, because the
      // default one reads an environment variable.
      parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
      root = try parser.singleRoot()
    } catch {
      throw unreadable(error)
    }
    guard let root else {
      throw DefinitionUnreadable(
        .empty, en: "the file holds nothing but comments", fr: "le fichier ne contient que des commentaires")
    }
    // Nodes know their anchors only as long as the parser lives.
    defer { withExtendedLifetime(parser) {} }
    let tree = try node(root, DefinitionPlace(), 0)
    guard case .mapping = tree.value else {
      throw .notAMapping(line: tree.place.line, column: tree.place.column)
    }
    return tree
  }

  private func node(
    _ node: Node, _ outer: DefinitionPlace, _ depth: Int
  ) throws(DefinitionUnreadable) -> DefinitionNode {
    let (line, column) = (node.mark?.line, node.mark?.column)
    let place = DefinitionPlace(pointer: outer.pointer, line: line, column: column)
    guard depth <= self.depth else { throw .tooDeep(self.depth, line: line, column: column) }
    guard node.anchor == nil else { throw .anchor(line: line, column: column) }
    switch node {
    case .alias: throw .anchor(line: line, column: column)
    case .scalar(let scalar):
      try refuseTag(node, "str")
      return DefinitionNode(value: value(of: scalar), place: place)
    case .sequence(let sequence):
      try refuseTag(node, "seq")
      var nodes: [DefinitionNode] = []
      for (index, element) in sequence.enumerated() {
        nodes.append(try self.node(element, place.inside(String(index)), depth + 1))
      }
      return DefinitionNode(value: .list(nodes), place: place)
    case .mapping(let mapping):
      try refuseTag(node, "map")
      return DefinitionNode(value: .mapping(try members(of: mapping, place, depth)), place: place)
    }
  }

  private func members(
    of mapping: Node.Mapping, _ place: DefinitionPlace, _ depth: Int
  ) throws(DefinitionUnreadable) -> [DefinitionNode.Member] {
    var (members, seen) = ([DefinitionNode.Member](), Set<String>())
    for (key, value) in mapping {
      let (line, column) = (key.mark?.line, key.mark?.column)
      guard key.anchor == nil else { throw .anchor(line: line, column: column) }
      guard case .scalar(let name) = key else {
        throw DefinitionUnreadable(
          .key, line: line, column: column, en: "a key is a text", fr: "une clé est un texte")
      }
      try refuseTag(key, "str")
      guard seen.insert(name.string).inserted else {
        throw .duplicateKey(name.string, line: line, column: column)
      }
      let keyPlace = place.inside(name.string, line: line, column: column)
      members.append(
        DefinitionNode.Member(key: name.string, place: keyPlace, value: try node(value, keyPlace, depth + 1)))
    }
    return members
  }

  private func value(of scalar: Node.Scalar) -> DefinitionNode.Value {
    guard scalar.style == .plain else { return .scalar(scalar.string, .quoted) }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      ? .absent : .scalar(scalar.string, .plain)
  }

  /// `!!str`, `!!seq` and `!!map` on their own kind say nothing that is not so anyway.
  private func refuseTag(_ node: Node, _ own: String) throws(DefinitionUnreadable) {
    let tag = node.tag.description
    guard tag == "tag:yaml.org,2002:" + own else {
      throw DefinitionUnreadable(
        .tag, line: node.mark?.line, column: node.mark?.column,
        en: "a YAML tag (“!…”) stands here; a definition needs none: the field says what the value is",
        fr:
          "une étiquette YAML (« !… ») se trouve ici ; une définition n’en a pas besoin : c’est le champ qui dit "
          + "ce qu’est la valeur")
    }
  }

  /// Control characters, and the separators that YAML 1.1 takes for line breaks.
  private func refuseInvisibleCharacters() throws(DefinitionUnreadable) {
    var offset = 0
    for scalar in source.text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E: break
      case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let (line, column) = source.position(of: offset)
        let hex = String(scalar.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        throw DefinitionUnreadable(
          .character, line: line, column: column,
          en: "the invisible character \(name) stands here; remove it",
          fr: "le caractère invisible \(name) se trouve ici ; retirez-le")
      default: break
      }
      offset += UTF8.width(scalar)
    }
  }

  /// Refuses aliases of aliases before they are composed: composing compares keys, and a key made of them takes for
  /// ever to compare. What is left of anchors and aliases is refused node by node.
  ///
  /// Counts every `*name` that could be an alias and whose `&name` stands somewhere. With n of them a file grows to
  /// at most 3^(n/3) times its size; more than 16 MiB is refused. In quotes they are none, but so few texts
  /// hold so many that this is not looked into.
  private func refuseManyAliases() throws(DefinitionUnreadable) {
    let anchors = Set(names(after: UInt8(ascii: "&")).map(\.name))
    guard !anchors.isEmpty else { return }
    let aliases = names(after: UInt8(ascii: "*")).filter { anchors.contains($0.name) }
    var size = source.bytes.count
    for _ in 0..<(min(aliases.count, 60) / 3) { size *= 3 }
    guard size > 1 << 24 || aliases.count > 60, let first = aliases.first else { return }
    let (line, column) = source.position(of: first.offset)
    throw .anchor(line: line, column: column)
  }

  private func names(after sign: UInt8) -> [(name: ArraySlice<UInt8>, offset: Int)] {
    let bytes = source.bytes
    return bytes.indices.compactMap { index in
      guard bytes[index] == sign else { return nil }
      // Inside a word it is part of a text.
      if index > 0, Self.isNameByte(bytes[index - 1]) || bytes[index - 1] >= 0x80 { return nil }
      let name = bytes[(index + 1)...].prefix(while: Self.isNameByte)
      return name.isEmpty ? nil : (name, index)
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 45, 95: true
    default: false
    }
  }
}

extension DefinitionUnreadable {
  static func anchor(line: Int?, column: Int?) -> DefinitionUnreadable {
    DefinitionUnreadable(
      .anchor, line: line, column: column,
      en:
        "a YAML anchor or alias (“&name”, “*name”) stands here; a definition says everything where it stands, "
        + "so that what is published is what can be read: write the value out, or put a text in quotes",
      fr:
        "une ancre ou un alias YAML (« &nom », « *nom ») se trouve ici ; une définition dit tout à sa place, pour "
        + "que ce qui est publié soit ce qui se lit : écrivez la valeur, ou mettez un texte entre guillemets")
  }
}
