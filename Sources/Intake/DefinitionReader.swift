import Awarding
import Encodings
import Register

/// Reads the tree of a file into a definition, and notes every fault on the way instead of stopping at the first.
struct DefinitionReader {
  /// More faults than anybody reads; what comes after them is left out.
  static let maximumFaults = 1_000

  let awardingBody: AwardingBody?
  let publishingDay: CalendarDate?
  private(set) var faults: [DefinitionFault] = []
  /// Where texts stand in one language only, by the language that they lack.
  private var monolingual: [Language: [DefinitionPlace]] = [:]
  /// The language of a text that stands without one: that of the title, else French.
  var bareLanguage = Language.fr

  init(awardingBody: AwardingBody?, publishingOn day: CalendarDate?) {
    self.awardingBody = awardingBody
    self.publishingDay = day
  }

  /// The definition, when every part of it could be read; faults may stand beside it.
  mutating func definition(_ root: DefinitionNode) -> Definition? {
    guard let top = mapping(root, nil) else { return nil }
    let slug = required(.slug, in: top).flatMap { value($0, .slug, Slug.init) }
    let title = required(.title, in: top).flatMap { localized($0, .title, Definition.titleBounds) }
    if let title, title.languages == [.en] { bareLanguage = .en }
    let description = recommended(.description, in: top)
      .flatMap { localized($0, .description, Definition.descriptionBounds) }
    let awardedBy = awardingBody(top)
    let outcomes = outcomes(top)
    let workload = workload(top)
    let level = level(top)
    let assessment = assessment(top)
    let participation = required(.participation, in: top).flatMap {
      code($0, .participation, Participation.self)
    }
    let qualityAssurance = qualityAssurance(top)
    let prerequisites = top[.prerequisites]
      .flatMap { localized($0, .prerequisites, Definition.prerequisiteBounds) }
    let grading = grading(top)
    let stacking = stacking(top)
    let furtherInformation = top[.furtherInformation].flatMap {
      value($0, .furtherInformation, WebAddress.init)
    }
    let register = register(top)
    let alignments = alignments(top)
    let tags = tags(top)
    let suspendable = top[.suspendable].flatMap { trueOrFalse($0, .suspendable) } ?? false
    let expires = expires(top)
    noteLanguages()
    guard let slug, let title, let awardedBy, let workload, let level, let assessment, let participation,
      !outcomes.isEmpty, !qualityAssurance.isEmpty
    else { return nil }
    do {
      return try Definition(
        slug: slug, title: title, description: description, awardedBy: awardedBy, outcomes: outcomes,
        workload: workload, level: level, assessment: assessment, participation: participation,
        qualityAssurance: qualityAssurance, prerequisites: prerequisites, grading: grading,
        stacking: stacking,
        furtherInformation: furtherInformation, register: register, alignments: alignments, tags: tags,
        suspendable: suspendable, expires: expires)
    } catch {
      // The lists were checked item by item; what is left concerns a list as a whole.
      if !faults.contains(where: { $0.severity == .fault }) { note(error) }
      return nil
    }
  }

  // MARK: Noting

  mutating func note(_ fault: DefinitionFault) {
    if faults.count < Self.maximumFaults { faults.append(fault) }
  }

  mutating func note(_ problem: DefinitionProblem, _ field: DefinitionField?, _ node: DefinitionNode) {
    note(DefinitionFault(problem, field: field, found: node.shown, place: node.place))
  }

  mutating func note(_ fault: DefinitionFault?, _ field: DefinitionField, at place: DefinitionPlace) {
    if let fault { note(fault.at(place, field: field)) }
  }

  /// One warning for all texts that lack a language, where the other language stands.
  private mutating func noteLanguages() {
    for language in [Language.en, .fr] {
      guard let places = monolingual[language], let first = places.first else { continue }
      note(DefinitionFault(.textOneLanguage(missing: language, count: places.count), place: first))
    }
  }

  // MARK: Mappings

  /// A mapping whose keys are known.
  struct Fields {
    let place: DefinitionPlace
    private let nodes: [String: DefinitionNode]

    init(place: DefinitionPlace, members: [DefinitionNode.Member]) {
      self.place = place
      nodes = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
    }

    /// The value of a field; nil when it is not there or absent.
    subscript(_ field: DefinitionField) -> DefinitionNode? {
      guard let node = nodes[field.key], !node.isAbsent else { return nil }
      return node
    }
  }

  /// The mapping of a field, its unknown keys noted; nil, noted, for anything else.
  mutating func mapping(_ node: DefinitionNode, _ field: DefinitionField?) -> Fields? {
    guard case .mapping(let members) = node.value else {
      note(.shape(expected: .mapping, found: node.shape), field, node)
      return nil
    }
    let known = DefinitionField.fields(in: field).map(\.key)
    for member in members where !known.contains(member.key) { noteUnknown(member, known, field) }
    return Fields(place: node.place, members: members)
  }

  private mutating func noteUnknown(
    _ member: DefinitionNode.Member, _ known: [String], _ field: DefinitionField?
  ) {
    guard faults.count < Self.maximumFaults else { return }
    if field == nil, member.key.lowercased() == "version" {
      note(DefinitionFault(.versionKey, found: member.key, place: member.place))
      return
    }
    let nearest =
      Spelling.nearest(to: member.key, among: known)
      ?? DefinitionSynonyms.field(for: member.key).map(\.key).flatMap { known.contains($0) ? $0 : nil }
    note(
      DefinitionFault(
        .unknownKey(nearest: nearest, known: known), field: field, found: member.key, place: member.place))
  }

  /// A value that has to be there: `missing` is noted when it is not.
  mutating func required(_ field: DefinitionField, in fields: Fields) -> DefinitionNode? {
    if let node = fields[field] { return node }
    note(DefinitionFault(.missing, field: field, place: fields.place.inside(field.key)))
    return nil
  }

  /// A value that readers expect: a warning is noted when it is not there.
  mutating func recommended(_ field: DefinitionField, in fields: Fields) -> DefinitionNode? {
    if let node = fields[field] { return node }
    note(DefinitionFault(.recommended, field: field, place: fields.place.inside(field.key)))
    return nil
  }

  // MARK: Scalars and lists

  /// The text of a scalar; nil, noted, for anything else. A number in JSON is a text only where `numbers` says so.
  mutating func text(_ node: DefinitionNode, _ field: DefinitionField, numbers: Bool = true) -> String? {
    switch node.value {
    case .scalar(let text, .plain), .scalar(let text, .quoted): return text
    case .scalar(let text, .number) where numbers: return text
    default:
      note(.shape(expected: .text, found: node.shape), field, node)
      return nil
    }
  }

  /// A value made from the text of a scalar; its fault noted at the scalar.
  mutating func value<Value>(
    _ node: DefinitionNode, _ field: DefinitionField, _ make: (String) throws(DefinitionFault) -> Value
  ) -> Value? {
    guard let text = text(node, field) else { return nil }
    do { return try make(text) } catch {
      note(error, field, at: node.place)
      return nil
    }
  }

  mutating func code<Code: DefinitionCode>(
    _ node: DefinitionNode, _ field: DefinitionField, _ type: Code.Type
  ) -> Code? {
    value(node, field) { text throws(DefinitionFault) in try Code(code: text) }
  }

  mutating func date(_ node: DefinitionNode, _ field: DefinitionField) -> CalendarDate? {
    value(node, field) { text throws(DefinitionFault) in
      do { return try CalendarDate(iso: text) } catch {
        throw DefinitionFault(.date(suggestion: DefinitionSynonyms.date(for: text)), found: text)
      }
    }
  }

  /// `true` or `false`; the words that YAML 1.1 also took for them are refused with the right one.
  mutating func trueOrFalse(_ node: DefinitionNode, _ field: DefinitionField) -> Bool? {
    guard case .scalar(let text, _) = node.value else {
      note(.shape(expected: .trueOrFalse, found: node.shape), field, node)
      return nil
    }
    switch text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default:
      note(.trueOrFalse(suggestion: DefinitionSynonyms.trueOrFalse(for: text)), field, node)
      return nil
    }
  }

  /// The items of a list, at most so many; a single value counts as a list of one. Empty items are noted.
  mutating func list(_ node: DefinitionNode, _ field: DefinitionField, limit: Int) -> [DefinitionNode] {
    guard case .list(let items) = node.value else { return [node] }
    if items.isEmpty { note(.listEmpty, field, node) }
    if items.count > limit { note(.listTooLong(limit: limit), field, node) }
    let kept = items.prefix(limit)
    for item in kept where item.isAbsent { note(.shape(expected: .text, found: .nothing), field, item) }
    return kept.filter { !$0.isAbsent }
  }

  /// Notes the items that stand twice, each at its second place; answers with those that stand for the first time.
  mutating func unique<Item: Hashable>(
    _ items: [(item: Item, node: DefinitionNode, shown: String)], _ field: DefinitionField
  ) -> [Item] {
    var seen: Set<Item> = []
    var kept: [Item] = []
    for (item, node, shown) in items {
      if seen.insert(item).inserted {
        kept.append(item)
      } else {
        note(DefinitionFault(.duplicate, field: field, found: shown, place: node.place))
      }
    }
    return kept
  }

  // MARK: Texts

  /// A text for each language. Where `bare` allows it, a text alone counts as the one in the definition's language.
  /// Nobody misses the translation of an official title.
  mutating func localized(
    _ node: DefinitionNode, _ field: DefinitionField, _ bounds: TextBounds, bare: Bool = false,
    official: Bool = false
  ) -> LocalizedText? {
    guard case .mapping(let members) = node.value else {
      guard bare, case .scalar(let text, .plain) = node.value.asText else {
        note(.shape(expected: .localizedText, found: node.shape), field, node)
        return nil
      }
      do {
        return try LocalizedText(
          fr: bareLanguage == .fr ? text : nil, en: bareLanguage == .en ? text : nil, bounds: bounds)
      } catch {
        note(error, field, at: node.place)
        return nil
      }
    }
    var (texts, good) = ([Language: String](), true)
    for member in members {
      guard let language = Language(rawValue: member.key) else {
        let known = Language.allCases.map(\.rawValue)
        let nearest = known.first { member.key.lowercased().hasPrefix($0) }
        note(
          DefinitionFault(
            .unknownKey(nearest: nearest, known: known), field: field, found: member.key, place: member.place)
        )
        good = false
        continue
      }
      guard !member.value.isAbsent else { continue }
      guard let text = text(member.value, field, numbers: false) else {
        good = false
        continue
      }
      do { texts[language] = try bounds.checked(text) } catch {
        note(error, field, at: member.value.place)
        good = false
      }
    }
    guard good else { return nil }
    do {
      let text = try LocalizedText(fr: texts[.fr], en: texts[.en], bounds: bounds)
      if text.languages.count == 1, !official {
        monolingual[texts[.fr] == nil ? .fr : .en, default: []].append(node.place)
      }
      return text
    } catch {
      note(error, field, at: node.place)
      return nil
    }
  }
}

extension DefinitionNode.Value {
  /// A text, with or without quotes, as one without.
  fileprivate var asText: DefinitionNode.Value {
    if case .scalar(let text, .quoted) = self { .scalar(text, .plain) } else { self }
  }
}
