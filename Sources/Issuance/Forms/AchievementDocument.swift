import Awarding
import Encodings
import JSONTree
import Storage

/// The achievement of an Open Badge: a definition in Open Badges' words, and its Annex I elements in Palier's.
enum AchievementDocument {
  static func json(
    of published: PublishedDefinition, id: String, resultDescription: String, language: Language,
    issuer: IssuerIdentity
  ) -> JSON {
    let definition = published.definition
    var object: JSONObject = [
      "id": .string(id),
      "type": ["Achievement"],
      "achievementType": "MicroCredential",
      "name": .string(definition.title.text(in: language).text),
      "description": .string(definition.summary(in: language).text),
      "criteria": ["narrative": .string(narrative(definition, language))],
      "inLanguage": .string(language.rawValue),
      "humanCode": .string(definition.slug.text),
      "version": .string(String(published.version)),
      "creator": ["id": .string(issuer.did), "type": ["Profile"], "name": .string(definition.awardedBy.name)],
    ]
    if let ects = definition.workload.ects, let number = try? JSONNumber(text: ects.text) {
      object.append("creditsAvailable", .number(number))
    }
    if !definition.tags.isEmpty { object.append("tag", .array(definition.tags.map { .string($0) })) }
    let alignments = self.alignments(definition, language)
    if !alignments.isEmpty { object.append("alignment", .array(alignments)) }
    let scheme = definition.grading?.scheme.label(in: language).text
    object.append(
      "resultDescription",
      [
        [
          "id": .string(resultDescription), "type": ["ResultDescription"],
          "name": .string(scheme ?? (language == .fr ? "Note ou mention" : "Grade")), "resultType": "Result",
        ]
      ])
    object.append("microCredential", annex(definition))
    return .object(object)
  }

  /// The outcomes with their criteria, as a Markdown list.
  private static func narrative(_ definition: Definition, _ language: Language) -> String {
    definition.outcomes.map { outcome in
      let criteria = outcome.criteria.map { "  - " + $0.text(in: language).text }
      return (["- " + outcome.text.text(in: language).text] + criteria).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// Open Badges demand an address of every alignment: those without a public page are told in Palier's words.
  private static func alignments(_ definition: Definition, _ language: Language) -> [JSON] {
    var found = definition.alignments.compactMap { alignment -> JSON? in
      guard let target = alignment.target else { return nil }
      return [
        "type": ["Alignment"],
        "targetName": .string(alignment.title?.text(in: language).text ?? alignment.code),
        "targetUrl": .string(target), "targetCode": .string(alignment.code),
        "targetFramework": .string(alignment.framework.name),
      ]
    }
    if case .stated(let eqf?, _, _) = definition.level {
      found.append([
        "type": ["Alignment"], "targetName": .string("EQF \(eqf.number)"), "targetUrl": .string(eqf.address),
        "targetCode": .string(String(eqf.number)), "targetFramework": "European Qualifications Framework",
      ])
    }
    return found
  }

  // MARK: Annex I

  static func annex(_ definition: Definition) -> JSON {
    var object: JSONObject = ["annexTitle": texts(definition.title)]
    if let description = definition.description { object.append("annexDescription", texts(description)) }
    object.append("issuerCountry", .string(definition.awardedBy.country.code))
    object.append("awardingBodyName", .string(definition.awardedBy.name))
    object.append("learningOutcome", .array(definition.outcomes.map(outcome)))
    var workload: JSONObject = ["hours": number(definition.workload.hours)]
    if let ects = definition.workload.ects { workload.append("ects", number(ects)) }
    object.append("workload", .object(workload))
    object.append("qualificationLevel", level(definition.level))
    object.append("assessmentType", .array(definition.assessment.types.map { .string($0.address) }))
    if let supervision = definition.assessment.supervision {
      object.append("supervision", .string(supervision.rawValue))
    }
    object.append("participation", .string(definition.participation.address))
    object.append("qualityAssurance", .array(definition.qualityAssurance.map(qualityAssurance)))
    if let prerequisites = definition.prerequisites { object.append("prerequisites", texts(prerequisites)) }
    if let grading = definition.grading {
      object.append("gradingScheme", .object(languages { grading.scheme.label(in: $0) }))
      if let minimum = grading.minimum { object.append("gradingMinimum", .string(minimum)) }
    }
    if let stacking = definition.stacking {
      object.append("stackability", .string(stacking.kind.rawValue))
      if !stacking.towards.isEmpty { object.append("stackableTowards", .array(stacking.towards.map(target))) }
    }
    if let further = definition.furtherInformation { object.append("furtherInformation", .string(further.text)) }
    if let code = definition.register { object.append("registerCode", .string(code.text)) }
    return .object(object)
  }

  private static func outcome(_ outcome: LearningOutcome) -> JSON {
    var object: JSONObject = ["outcomeCode": .string(outcome.id), "outcomeText": texts(outcome.text)]
    object.append("outcomeCriterion", .array(outcome.criteria.map { ["criterionText": texts($0)] }))
    if !outcome.esco.isEmpty { object.append("escoSkill", .array(outcome.esco.map { .string($0.text) })) }
    return .object(object)
  }

  private static func level(_ level: Level) -> JSON {
    switch level {
    case .notApplicable(let reason): return ["levelNotApplicable": texts(reason)]
    case .stated(let eqf, let national, let cycle):
      var object = JSONObject()
      if let eqf { object.append("eqfLevel", .string(eqf.address)) }
      if let national {
        object.append("nqfFramework", .string(national.framework.rawValue))
        object.append("nqfLevel", .string(national.level))
      }
      if let cycle { object.append("cycle", .string(cycle.rawValue)) }
      return .object(object)
    }
  }

  private static func qualityAssurance(_ item: QualityAssurance) -> JSON {
    var object: JSONObject = ["qualityAssuranceType": .string(item.type.rawValue)]
    func put(_ name: String, _ value: String?) {
      if let value { object.append(name, .string(value)) }
    }
    put("qualityAssuranceBody", item.body)
    put("qualityAssuranceReference", item.reference)
    put("qualityAssuredFrom", item.validFrom?.iso)
    put("qualityAssuredUntil", item.validUntil?.iso)
    return .object(object)
  }

  private static func target(_ target: StackingTarget) -> JSON {
    var object = JSONObject()
    switch target.reference {
    case .register(let code): object.append("stackingReference", .string(code.text))
    case .type(let slug): object.append("stackingReference", .string(slug.text))
    case .address(let address): object.append("stackingReference", .string(address.text))
    case nil: break
    }
    if let title = target.title { object.append("stackingTitle", texts(title)) }
    return .object(object)
  }

  private static func texts(_ text: LocalizedText) -> JSON {
    var object = JSONObject()
    for language in text.languages { object.append(language.rawValue, .string(text[language] ?? "")) }
    return .object(object)
  }

  private static func languages(_ label: (Language) -> (text: String, language: Language)) -> JSONObject {
    var object = JSONObject()
    for language in Language.allCases {
      let (text, spoken) = label(language)
      if spoken == language { object.append(language.rawValue, .string(text)) }
    }
    return object
  }

  private static func number(_ amount: Amount) -> JSON {
    // An amount's text is a JSON number by construction.
    (try? JSONNumber(text: amount.text)).map { .number($0) } ?? .string(amount.text)
  }
}
