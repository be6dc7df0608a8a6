import Encodings
import Register

/// A micro-credential as its body describes it: the elements that the Council Recommendation of 16 June 2022
/// (2022/C 243/02, Annex I) asks of a description, and what the product needs besides.
///
/// A value of this type is complete: what is mandatory is there and typed. Learner, date and grade, the other
/// elements, come with each award.
public struct Definition: Hashable, Sendable {
  public static let titleBounds = TextBounds.line(200)
  public static let descriptionBounds = TextBounds.paragraphs(4_000)
  public static let prerequisiteBounds = TextBounds.paragraphs(2_000)
  public static let tagBounds = TextBounds.line(50)

  public let slug: Slug
  public let title: LocalizedText
  public let description: LocalizedText?
  public let awardedBy: AwardingBody
  /// 1 to 50, their ids unique.
  public let outcomes: [LearningOutcome]
  public let workload: Workload
  public let level: Level
  public let assessment: Assessment
  public let participation: Participation
  /// 1 to 10.
  public let qualityAssurance: [QualityAssurance]
  public let prerequisites: LocalizedText?
  public let grading: Grading?
  public let stacking: Stacking?
  public let furtherInformation: WebAddress?
  /// The record of the French registers that the micro-credential *is*, not one that it resembles (an alignment).
  public let register: RegisterCode?
  /// At most 50, each once.
  public let alignments: [Alignment]
  /// At most 20, each once.
  public let tags: [String]
  /// Whether its awards carry a status entry for suspension in place of one for revocation.
  public let suspendable: Bool
  /// Nil: its awards never expire.
  public let expires: Expiry?

  /// - Throws: ``DefinitionFault`` `list.empty`, `list.too-long`, `list.duplicate`, a problem of a tag's text.
  public init(
    slug: Slug, title: LocalizedText, description: LocalizedText? = nil, awardedBy: AwardingBody,
    outcomes: [LearningOutcome], workload: Workload, level: Level, assessment: Assessment,
    participation: Participation, qualityAssurance: [QualityAssurance], prerequisites: LocalizedText? = nil,
    grading: Grading? = nil, stacking: Stacking? = nil, furtherInformation: WebAddress? = nil,
    register: RegisterCode? = nil, alignments: [Alignment] = [], tags: [String] = [],
    suspendable: Bool = false,
    expires: Expiry? = nil
  ) throws(DefinitionFault) {
    try Self.check(outcomes.map(\.id), 1...50, .outcomes)
    try Self.check(qualityAssurance, 1...10, .qualityAssurance)
    try Self.check(alignments.map { [$0.framework.name, $0.code] }, 0...50, .alignments)
    try Self.check(tags, 0...20, .tags)
    var checkedTags: [String] = []
    for tag in tags {
      do { checkedTags.append(try Self.tagBounds.checked(tag)) } catch {
        throw error.at(DefinitionPlace(), field: .tags)
      }
    }
    self.slug = slug
    self.title = title
    self.description = description
    self.awardedBy = awardedBy
    self.outcomes = outcomes
    self.workload = workload
    self.level = level
    self.assessment = assessment
    self.participation = participation
    self.qualityAssurance = qualityAssurance
    self.prerequisites = prerequisites
    self.grading = grading
    self.stacking = stacking
    self.furtherInformation = furtherInformation
    self.register = register
    self.alignments = alignments
    self.tags = checkedTags
    self.suspendable = suspendable
    self.expires = expires
  }

  private static func check<Item: Hashable>(
    _ items: [Item], _ count: ClosedRange<Int>, _ field: DefinitionField
  ) throws(DefinitionFault) {
    guard items.count >= count.lowerBound else { throw DefinitionFault(.listEmpty, field: field) }
    guard items.count <= count.upperBound else {
      throw DefinitionFault(.listTooLong(limit: count.upperBound), field: field)
    }
    guard Set(items).count == items.count else { throw DefinitionFault(.duplicate, field: field) }
  }
}

extension Definition {
  /// What the micro-credential is about, for outlets that demand a text: the description, else the outcomes, else the
  /// title; with the language that it is in.
  public func summary(in wanted: Language) -> (text: String, language: Language) {
    if let description { return description.text(in: wanted) }
    let texts = outcomes.map { $0.text.text(in: wanted) }
    guard texts.allSatisfy({ $0.language == wanted }) else { return title.text(in: wanted) }
    return (texts.map(\.text).joined(separator: "\n"), wanted)
  }

  /// What stands in the way of publishing the definition on a day: quality assurance that has ended (faults), or has
  /// not begun (warnings).
  public func obstacles(publishingOn day: CalendarDate) -> [DefinitionFault] {
    qualityAssurance.enumerated().compactMap { index, item in
      guard let fault = item.obstacle(on: day) else { return nil }
      let place = DefinitionPlace().inside("qualityAssurance").inside(String(index)).inside(
        fault.field?.key ?? "")
      return fault.at(place, field: .qualityAssurance)
    }
  }

  /// The top fields in which another version differs, in the order of the file: what a list of changes names.
  public func differences(from other: Definition) -> [DefinitionField] {
    var fields: [DefinitionField] = []
    let note = { (field: DefinitionField, differs: Bool) in if differs { fields.append(field) } }
    note(.slug, slug != other.slug)
    note(.title, title != other.title)
    note(.description, description != other.description)
    note(.awardedBy, awardedBy != other.awardedBy)
    note(.outcomes, outcomes != other.outcomes)
    note(.workload, workload != other.workload)
    note(.level, level != other.level)
    note(.assessment, assessment != other.assessment)
    note(.participation, participation != other.participation)
    note(.qualityAssurance, qualityAssurance != other.qualityAssurance)
    note(.prerequisites, prerequisites != other.prerequisites)
    note(.grading, grading != other.grading)
    note(.stacking, stacking != other.stacking)
    note(.furtherInformation, furtherInformation != other.furtherInformation)
    note(.register, register != other.register)
    note(.alignments, alignments != other.alignments)
    note(.tags, tags != other.tags)
    note(.suspendable, suspendable != other.suspendable)
    note(.expires, expires != other.expires)
    return fields
  }
}
