import Awarding
import Encodings

/// The elements that the recommendation makes mandatory.
extension DefinitionReader {
  mutating func awardingBody(_ top: Fields) -> AwardingBody? {
    guard let node = top[.awardedBy] else {
      if let awardingBody { return awardingBody }
      note(
        DefinitionFault(.missing, field: .awardedByName, place: top.place.inside("awardedBy").inside("name")))
      note(
        DefinitionFault(
          .missing, field: .awardedByCountry, place: top.place.inside("awardedBy").inside("country")))
      return nil
    }
    guard let fields = mapping(node, .awardedBy) else { return nil }
    let nameNode = awardingBody == nil ? required(.awardedByName, in: fields) : fields[.awardedByName]
    let countryNode =
      awardingBody == nil ? required(.awardedByCountry, in: fields) : fields[.awardedByCountry]
    let name = nameNode.flatMap { value($0, .awardedByName, AwardingBody.nameBounds.checked) }
    let country = countryNode.flatMap { value($0, .awardedByCountry, Country.init) }
    if let nameNode, let name, let awardingBody, name != awardingBody.name {
      note(.otherAwardingBody(organisation: awardingBody.name), .awardedByName, nameNode)
    }
    guard let name = nameNode == nil ? awardingBody?.name : name,
      let country = countryNode == nil ? awardingBody?.country : country
    else { return nil }
    do { return try AwardingBody(name: name, country: country) } catch {
      note(error, .awardedByName, at: node.place)
      return nil
    }
  }

  mutating func outcomes(_ top: Fields) -> [LearningOutcome] {
    guard let node = required(.outcomes, in: top) else { return [] }
    var (outcomes, ids) = ([LearningOutcome](), [(item: String, node: DefinitionNode, shown: String)]())
    for item in list(node, .outcomes, limit: 50) {
      guard let fields = mapping(item, .outcomes) else { continue }
      let idNode = required(.outcomeID, in: fields)
      let id = idNode.flatMap { value($0, .outcomeID, LearningOutcome.identifier) }
      if let idNode, let id { ids.append((id, idNode, id)) }
      let text = required(.outcomeText, in: fields)
        .flatMap { localized($0, .outcomeText, LearningOutcome.textBounds) }
      let esco = esco(fields)
      let criteria = criteria(fields)
      guard let id, let text, !criteria.isEmpty else { continue }
      do { outcomes.append(try LearningOutcome(id: id, text: text, esco: esco, criteria: criteria)) } catch {
        note(error, .outcomes, at: item.place)
      }
    }
    _ = unique(ids, .outcomeID)
    return outcomes
  }

  private mutating func esco(_ fields: Fields) -> [ESCOAddress] {
    guard let node = fields[.outcomeESCO] else { return [] }
    let addresses = list(node, .outcomeESCO, limit: 20).compactMap { item in
      value(item, .outcomeESCO, ESCOAddress.init).map { (item: $0, node: item, shown: $0.text) }
    }
    return unique(addresses, .outcomeESCO)
  }

  private mutating func criteria(_ fields: Fields) -> [LocalizedText] {
    guard let node = required(.outcomeCriteria, in: fields) else { return [] }
    return list(node, .outcomeCriteria, limit: 20).compactMap {
      localized($0, .outcomeCriteria, LearningOutcome.criterionBounds)
    }
  }

  mutating func workload(_ top: Fields) -> Workload? {
    guard let node = required(.workload, in: top) else { return nil }
    if case .scalar(let text, _) = node.value {
      // `workload: PT60H`: what the duration says helps more than that a group of fields was expected.
      do {
        _ = try Workload.hours(text)
        note(.shape(expected: .mapping, found: node.shape), .workload, node)
      } catch {
        note(error, .workloadHours, at: node.place)
      }
      return nil
    }
    guard let fields = mapping(node, .workload) else { return nil }
    let hours = required(.workloadHours, in: fields).flatMap { value($0, .workloadHours, Workload.hours) }
    let ects = fields[.workloadECTS].flatMap { value($0, .workloadECTS, Workload.ects) }
    guard let hours else { return nil }
    do {
      let workload = try Workload(hours: hours, ects: ects)
      note(workload.ratioWarning, .workloadECTS, at: fields[.workloadECTS]?.place ?? node.place)
      return workload
    } catch {
      note(error, .workload, at: node.place)
      return nil
    }
  }

  mutating func level(_ top: Fields) -> Level? {
    guard let node = required(.level, in: top), let fields = mapping(node, .level) else { return nil }
    let stated = [DefinitionField.levelEQF, .levelNational, .levelCycle].filter { fields[$0] != nil }
    if let reason = fields[.levelNotApplicable] {
      let text = localized(reason, .levelNotApplicable, Level.reasonBounds, bare: true)
      guard stated.isEmpty else {
        note(DefinitionFault(.levelContradictory, field: .levelNotApplicable, place: reason.place))
        return nil
      }
      return text.map(Level.notApplicable)
    }
    guard !stated.isEmpty else {
      note(DefinitionFault(.levelEmpty, field: .level, place: node.place))
      return nil
    }
    let eqf = fields[.levelEQF].flatMap { value($0, .levelEQF, EQFLevel.init) }
    let national = fields[.levelNational].flatMap { nationalLevel($0) }
    let cycle = fields[.levelCycle].flatMap { code($0, .levelCycle, Cycle.self) }
    // A part that could not be read is noted; the level without it would be another one.
    guard (eqf == nil) == (fields[.levelEQF] == nil), (national == nil) == (fields[.levelNational] == nil),
      (cycle == nil) == (fields[.levelCycle] == nil)
    else { return nil }
    let level = Level.stated(eqf: eqf, national: national, cycle: cycle)
    note(level.differenceWarning, .levelNationalLevel, at: fields[.levelNational]?.place ?? node.place)
    return level
  }

  private mutating func nationalLevel(_ node: DefinitionNode) -> NationalLevel? {
    guard let fields = mapping(node, .levelNational) else { return nil }
    let framework = required(.levelNationalFramework, in: fields)
      .flatMap { code($0, .levelNationalFramework, NationalFramework.self) }
    let levelNode = required(.levelNationalLevel, in: fields)
    guard let levelNode, let framework else { return nil }
    return value(levelNode, .levelNationalLevel) { text throws(DefinitionFault) in
      try NationalLevel(framework: framework, level: text)
    }
  }

  mutating func assessment(_ top: Fields) -> Assessment? {
    guard let node = required(.assessment, in: top), let fields = mapping(node, .assessment) else {
      return nil
    }
    let types = assessmentTypes(fields)
    let supervision = fields[.assessmentSupervision]
      .flatMap { code($0, .assessmentSupervision, Supervision.self) }
    guard !types.isEmpty else { return nil }
    do { return try Assessment(types: types, supervision: supervision) } catch {
      note(error, .assessment, at: node.place)
      return nil
    }
  }

  private mutating func assessmentTypes(_ fields: Fields) -> [AssessmentType] {
    guard let node = required(.assessmentTypes, in: fields) else { return [] }
    let types = list(node, .assessmentTypes, limit: 20).compactMap { item in
      code(item, .assessmentTypes, AssessmentType.self).map { (item: $0, node: item, shown: $0.rawValue) }
    }
    return unique(types, .assessmentTypes)
  }

  mutating func qualityAssurance(_ top: Fields) -> [QualityAssurance] {
    guard let node = required(.qualityAssurance, in: top) else { return [] }
    var read: [(item: QualityAssurance, node: DefinitionNode, shown: String)] = []
    for item in list(node, .qualityAssurance, limit: 10) {
      if let quality = qualityAssurance(item) { read.append((quality, item, quality.type.rawValue)) }
    }
    return unique(read, .qualityAssurance)
  }

  private mutating func qualityAssurance(_ item: DefinitionNode) -> QualityAssurance? {
    guard let fields = mapping(item, .qualityAssurance) else { return nil }
    let type = required(.qualityAssuranceType, in: fields)
      .flatMap { code($0, .qualityAssuranceType, QualityAssuranceType.self) }
    let external = type?.isExternal ?? true
    let bodyNode = external ? required(.qualityAssuranceBody, in: fields) : fields[.qualityAssuranceBody]
    let referenceNode =
      external ? recommended(.qualityAssuranceReference, in: fields) : fields[.qualityAssuranceReference]
    let untilNode =
      external ? recommended(.qualityAssuranceValidUntil, in: fields) : fields[.qualityAssuranceValidUntil]
    let bounds = QualityAssurance.textBounds
    let body = bodyNode.flatMap { value($0, .qualityAssuranceBody, bounds.checked) }
    let reference = referenceNode.flatMap { value($0, .qualityAssuranceReference, bounds.checked) }
    let from = fields[.qualityAssuranceValidFrom].flatMap { date($0, .qualityAssuranceValidFrom) }
    let until = untilNode.flatMap { date($0, .qualityAssuranceValidUntil) }
    guard let type, !external || body != nil else { return nil }
    do {
      let quality = try QualityAssurance(
        type: type, body: body, reference: reference, validFrom: from, validUntil: until)
      if let publishingDay, let obstacle = quality.obstacle(on: publishingDay) {
        let field = obstacle.field ?? .qualityAssurance
        note(obstacle, field, at: fields[field]?.place ?? item.place)
      }
      return quality
    } catch {
      note(error, .qualityAssurance, at: untilNode?.place ?? item.place)
      return nil
    }
  }
}
