import Awarding
import Encodings
import JSONTree

/// Writes a definition in the form in which it is stored: the members of INTERFACES.md in their order, what is absent
/// or a default left out.
enum DefinitionWriting {
  static func object(_ definition: Definition) -> JSONObject {
    var object = JSONObject()
    object["slug"] = .string(definition.slug.text)
    object["title"] = localized(definition.title)
    object["description"] = definition.description.map(localized)
    object["awardedBy"] = .object([
      "name": .string(definition.awardedBy.name), "country": .string(definition.awardedBy.country.code),
    ])
    object["outcomes"] = .array(definition.outcomes.map(outcome))
    object["workload"] = workload(definition.workload)
    object["level"] = level(definition.level)
    object["assessment"] = assessment(definition.assessment)
    object["participation"] = .string(definition.participation.rawValue)
    object["qualityAssurance"] = .array(definition.qualityAssurance.map(qualityAssurance))
    object["prerequisites"] = definition.prerequisites.map(localized)
    object["grading"] = definition.grading.map(grading)
    object["stacking"] = definition.stacking.map(stacking)
    object["furtherInformation"] = definition.furtherInformation.map { .string($0.text) }
    object["register"] = definition.register.map { .object(["code": .string($0.text)]) }
    if !definition.alignments.isEmpty { object["alignments"] = .array(definition.alignments.map(alignment)) }
    if !definition.tags.isEmpty { object["tags"] = .array(definition.tags.map(JSON.string)) }
    if definition.suspendable { object["suspendable"] = .bool(true) }
    object["expires"] = definition.expires.map { .object(["after": .string($0.text)]) }
    return object
  }

  private static func localized(_ text: LocalizedText) -> JSON {
    var object = JSONObject()
    object["fr"] = text.fr.map(JSON.string)
    object["en"] = text.en.map(JSON.string)
    return .object(object)
  }

  private static func outcome(_ outcome: LearningOutcome) -> JSON {
    var object: JSONObject = ["id": .string(outcome.id), "text": localized(outcome.text)]
    if !outcome.esco.isEmpty { object["esco"] = oneOrMore(outcome.esco.map { .string($0.text) }) }
    object["criteria"] = oneOrMore(outcome.criteria.map(localized))
    return .object(object)
  }

  private static func workload(_ workload: Workload) -> JSON {
    var object: JSONObject = ["hours": number(workload.hours)]
    object["ects"] = workload.ects.map(number)
    return .object(object)
  }

  private static func level(_ level: Level) -> JSON {
    switch level {
    case .notApplicable(let reason): return .object(["notApplicable": localized(reason)])
    case .stated(let eqf, let national, let cycle):
      var object = JSONObject()
      object["eqf"] = eqf.map { .number(JSONNumber($0.number)) }
      object["nqf"] = national.map {
        .object(["framework": .string($0.framework.rawValue), "level": .string($0.level)])
      }
      object["cycle"] = cycle.map { .string($0.rawValue) }
      return .object(object)
    }
  }

  private static func assessment(_ assessment: Assessment) -> JSON {
    var object: JSONObject = ["types": .array(assessment.types.map { .string($0.rawValue) })]
    object["supervision"] = assessment.supervision.map { .string($0.rawValue) }
    return .object(object)
  }

  private static func qualityAssurance(_ quality: QualityAssurance) -> JSON {
    var object: JSONObject = ["type": .string(quality.type.rawValue)]
    object["body"] = quality.body.map(JSON.string)
    object["reference"] = quality.reference.map(JSON.string)
    object["validFrom"] = quality.validFrom.map { .string($0.iso) }
    object["validUntil"] = quality.validUntil.map { .string($0.iso) }
    return .object(object)
  }

  private static func grading(_ grading: Grading) -> JSON {
    var object = JSONObject()
    switch grading.scheme {
    case .known(let scheme): object["scheme"] = .string(scheme.rawValue)
    case .own(let title): object["scheme"] = localized(title)
    }
    object["minimum"] = grading.minimum.map(JSON.string)
    object["description"] = grading.description.map(localized)
    return .object(object)
  }

  private static func stacking(_ stacking: Stacking) -> JSON {
    var object: JSONObject = ["kind": .string(stacking.kind.rawValue)]
    if !stacking.towards.isEmpty { object["towards"] = .array(stacking.towards.map(target)) }
    return .object(object)
  }

  private static func target(_ target: StackingTarget) -> JSON {
    var object = JSONObject()
    switch target.reference {
    case .register(let code): object["code"] = .string(code.text)
    case .type(let slug): object["type"] = .string(slug.text)
    case .address(let address): object["address"] = .string(address.text)
    case nil: break
    }
    object["title"] = target.title.map(localized)
    return .object(object)
  }

  private static func alignment(_ alignment: Alignment) -> JSON {
    var object: JSONObject = [
      "framework": .string(alignment.framework.name), "code": .string(alignment.code),
    ]
    object["title"] = alignment.title.map(localized)
    object["address"] = alignment.address.map { .string($0.text) }
    return .object(object)
  }

  private static func oneOrMore(_ values: [JSON]) -> JSON { values.count == 1 ? values[0] : .array(values) }

  /// The text of an amount follows the grammar of JSON numbers.
  private static func number(_ amount: Amount) -> JSON {
    (try? JSONNumber(text: amount.text)).map(JSON.number) ?? .string(amount.text)
  }
}
