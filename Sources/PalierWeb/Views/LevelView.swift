/// The level of the learning experience.
public struct LevelView: Hashable, Sendable {
  /// A level of a national framework.
  public struct National: Hashable, Sendable {
    /// The country of the framework, such as `FR`.
    public var framework: String
    public var level: String

    public init(framework: String, level: String) {
      self.framework = framework
      self.level = level
    }
  }

  /// European Qualifications Framework, 1 to 8.
  public var eqf: Int?
  public var national: National?
  /// The cycle of the European Higher Education Area: 0 (short cycle) to 3.
  public var cycle: Int?
  /// Why no level applies; then the others are nil.
  public var notApplicable: MultilingualText?

  public init(eqf: Int? = nil, national: National? = nil, cycle: Int? = nil, notApplicable: MultilingualText? = nil) {
    self.eqf = eqf
    self.national = national
    self.cycle = cycle
    self.notApplicable = notApplicable
  }
}
