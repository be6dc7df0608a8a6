/// One micro-credential in a list.
public struct CatalogueEntry: Hashable, Sendable {
  public var slug: String
  public var title: MultilingualText
  public var summary: MultilingualText?
  public var awardedBy: String
  public var workload: WorkloadView
  public var level: LevelView
  /// The labels of the form of participation.
  public var participation: [MultilingualText]

  public init(
    slug: String, title: MultilingualText, summary: MultilingualText?, awardedBy: String, workload: WorkloadView,
    level: LevelView, participation: [MultilingualText]
  ) {
    self.slug = slug
    self.title = title
    self.summary = summary
    self.awardedBy = awardedBy
    self.workload = workload
    self.level = level
    self.participation = participation
  }
}
