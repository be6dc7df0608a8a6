import Awarding
import Register

/// The optional elements, and what the product needs besides.
extension DefinitionReader {
  mutating func grading(_ top: Fields) -> Grading? {
    guard let node = top[.grading], let fields = mapping(node, .grading) else { return nil }
    let scheme = required(.gradingScheme, in: fields).flatMap { gradingScheme($0) }
    let minimum = fields[.gradingMinimum].flatMap {
      value($0, .gradingMinimum, Grading.minimumBounds.checked)
    }
    let description = fields[.gradingDescription]
      .flatMap { localized($0, .gradingDescription, Grading.descriptionBounds) }
    guard let scheme else { return nil }
    do { return try Grading(scheme: scheme, minimum: minimum, description: description) } catch {
      note(error, .grading, at: node.place)
      return nil
    }
  }

  /// A code of the list; else a body's own scheme by its title: for each language, or the same in both.
  private mutating func gradingScheme(_ node: DefinitionNode) -> GradingScheme? {
    if case .mapping = node.value {
      return localized(node, .gradingScheme, GradingScheme.titleBounds).map(GradingScheme.own)
    }
    guard let text = text(node, .gradingScheme) else { return nil }
    do { return .known(try KnownGradingScheme(code: text)) } catch {
      guard case .codeUnknown(let nearest, let known) = error.problem else { return nil }
      do {
        let title = try LocalizedText(fr: text, en: text, bounds: GradingScheme.titleBounds)
        note(.gradingOwnScheme(nearest: nearest, known: known), .gradingScheme, node)
        return .own(title)
      } catch {
        note(error, .gradingScheme, at: node.place)
        return nil
      }
    }
  }

  mutating func stacking(_ top: Fields) -> Stacking? {
    guard let node = top[.stacking], let fields = mapping(node, .stacking) else { return nil }
    let kind = required(.stackingKind, in: fields).flatMap { code($0, .stackingKind, StackingKind.self) }
    let towardsNode =
      kind == .stackable ? recommended(.stackingTowards, in: fields) : fields[.stackingTowards]
    var targets: [(item: StackingTarget, node: DefinitionNode, shown: String)] = []
    for item in towardsNode.map({ list($0, .stackingTowards, limit: 20) }) ?? [] {
      if let target = stackingTarget(item) {
        targets.append((target, item, item.shown ?? item.place.pointer))
      }
    }
    let towards = unique(targets, .stackingTowards)
    guard let kind else { return nil }
    do { return try Stacking(kind: kind, towards: towards) } catch {
      note(error, .stackingTowards, at: towardsNode?.place ?? node.place)
      return nil
    }
  }

  private mutating func stackingTarget(_ node: DefinitionNode) -> StackingTarget? {
    if case .scalar = node.value {
      return value(node, .stackingTowards) { text throws(DefinitionFault) in
        try StackingTarget(reference: StackingTarget.reference(text))
      }
    }
    guard let fields = mapping(node, .stackingTowards) else { return nil }
    var references: [StackingTarget.Reference] = []
    var unread = false
    for field in [DefinitionField.stackingTargetCode, .stackingTargetType, .stackingTargetAddress] {
      guard let node = fields[field] else { continue }
      guard
        let reference = value(
          node, field, { (text) throws(DefinitionFault) in try Self.reference(text, field) })
      else {
        unread = true
        continue
      }
      references.append(reference)
    }
    let title = fields[.stackingTargetTitle]
      .flatMap { localized($0, .stackingTargetTitle, StackingTarget.titleBounds, official: true) }
    guard !unread, fields[.stackingTargetTitle] == nil || title != nil else { return nil }
    guard references.count <= 1 else {
      note(
        DefinitionFault(.duplicate, field: .stackingTowards, found: "code, type, address", place: node.place))
      return nil
    }
    do { return try StackingTarget(reference: references.first, title: title) } catch {
      note(error, .stackingTowards, at: node.place)
      return nil
    }
  }

  private static func reference(
    _ text: String, _ field: DefinitionField
  ) throws(DefinitionFault) -> StackingTarget.Reference {
    switch field {
    case .stackingTargetCode: .register(try registerCode(text))
    case .stackingTargetType: .type(try Slug(text))
    default: .address(try WebAddress(text))
    }
  }

  mutating func register(_ top: Fields) -> RegisterCode? {
    guard let node = top[.register] else { return nil }
    if case .scalar = node.value { return value(node, .register, Self.registerCode) }
    guard let fields = mapping(node, .register) else { return nil }
    return required(.registerCode, in: fields).flatMap { value($0, .registerCode, Self.registerCode) }
  }

  private static func registerCode(_ text: String) throws(DefinitionFault) -> RegisterCode {
    do { return try RegisterCode(text) } catch {
      throw DefinitionFault(.registerCode(en: error.reason, fr: error.reasonInFrench), found: text)
    }
  }

  mutating func alignments(_ top: Fields) -> [Alignment] {
    guard let node = top[.alignments] else { return [] }
    var (alignments, keys) = ([Alignment](), [(item: [String], node: DefinitionNode, shown: String)]())
    for item in list(node, .alignments, limit: 50) {
      guard let alignment = alignment(item) else { continue }
      keys.append(([alignment.framework.name, alignment.code], item, alignment.code))
      alignments.append(alignment)
    }
    _ = unique(keys, .alignments)
    return alignments
  }

  private mutating func alignment(_ node: DefinitionNode) -> Alignment? {
    guard let fields = mapping(node, .alignments) else { return nil }
    let frameworkNode = required(.alignmentFramework, in: fields)
    let framework = frameworkNode.flatMap { value($0, .alignmentFramework, AlignmentFramework.init) }
    if let framework, let frameworkNode {
      note(framework.warning, .alignmentFramework, at: frameworkNode.place)
    }
    let codeNode = required(.alignmentCode, in: fields)
    let title = fields[.alignmentTitle].flatMap {
      localized($0, .alignmentTitle, Alignment.titleBounds, official: true)
    }
    let address = fields[.alignmentAddress].flatMap { value($0, .alignmentAddress, WebAddress.init) }
    guard let framework, let codeNode else { return nil }
    return value(codeNode, .alignmentCode) { text throws(DefinitionFault) in
      try Alignment(framework: framework, code: text, title: title, address: address)
    }
  }

  mutating func tags(_ top: Fields) -> [String] {
    guard let node = top[.tags] else { return [] }
    let tags = list(node, .tags, limit: 20).compactMap { item in
      value(item, .tags, Definition.tagBounds.checked).map { (item: $0, node: item, shown: $0) }
    }
    return unique(tags, .tags)
  }

  mutating func expires(_ top: Fields) -> Expiry? {
    guard let node = top[.expires] else { return nil }
    if case .scalar = node.value { return value(node, .expiresAfter, Expiry.init) }
    guard let fields = mapping(node, .expires) else { return nil }
    return required(.expiresAfter, in: fields).flatMap { value($0, .expiresAfter, Expiry.init) }
  }
}
