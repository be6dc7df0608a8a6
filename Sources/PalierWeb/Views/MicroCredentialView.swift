import Encodings

/// One version of a micro-credential's definition as pages show it: the elements of the recommendation.
public struct MicroCredentialView: Hashable, Sendable {
  public var slug: String
  public var version: Int
  /// All published versions, this one included.
  public var versions: [Int]
  public var publishedOn: CalendarDate?
  public var title: MultilingualText
  public var summary: MultilingualText?
  public var awardedBy: OrganisationView
  public var outcomes: [OutcomeView]
  public var workload: WorkloadView
  public var level: LevelView
  /// The labels of the types of assessment.
  public var assessment: [MultilingualText]
  /// The label of the supervision and identity verification during assessment.
  public var supervision: MultilingualText?
  /// The labels of the form of participation.
  public var participation: [MultilingualText]
  public var qualityAssurance: [QualityAssuranceView]
  public var prerequisites: MultilingualText?
  /// The grading scheme in words.
  public var grading: MultilingualText?
  public var stacking: StackingView?
  public var furtherInformation: ExternalAddress?
  /// A code of the French registers that the body claims, such as `RS6604`.
  public var registerCode: String?
  /// What the official register says to that, today.
  public var registerStanding: RegisterStanding
  public var alignments: [AlignmentView]
  public var tags: [String]
  public var expiresAfter: ExpiryView?

  public init(
    slug: String, version: Int, versions: [Int], publishedOn: CalendarDate? = nil, title: MultilingualText,
    summary: MultilingualText? = nil, awardedBy: OrganisationView, outcomes: [OutcomeView], workload: WorkloadView,
    level: LevelView, assessment: [MultilingualText], supervision: MultilingualText? = nil,
    participation: [MultilingualText],
    qualityAssurance: [QualityAssuranceView], prerequisites: MultilingualText? = nil,
    grading: MultilingualText? = nil, stacking: StackingView? = nil, furtherInformation: ExternalAddress? = nil,
    registerCode: String? = nil, registerStanding: RegisterStanding = .notChecked,
    alignments: [AlignmentView] = [], tags: [String] = [],
    expiresAfter: ExpiryView? = nil
  ) {
    self.slug = slug
    self.version = version
    self.versions = versions
    self.publishedOn = publishedOn
    self.title = title
    self.summary = summary
    self.awardedBy = awardedBy
    self.outcomes = outcomes
    self.workload = workload
    self.level = level
    self.assessment = assessment
    self.supervision = supervision
    self.participation = participation
    self.qualityAssurance = qualityAssurance
    self.prerequisites = prerequisites
    self.grading = grading
    self.stacking = stacking
    self.furtherInformation = furtherInformation
    self.registerCode = registerCode
    self.registerStanding = registerStanding
    self.alignments = alignments
    self.tags = tags
    self.expiresAfter = expiresAfter
  }
}
