/// The notional workload.
public struct WorkloadView: Hashable, Sendable {
  /// All work of the learner, lessons and own work.
  public var hours: Double
  public var ects: Double?

  public init(hours: Double, ects: Double? = nil) {
    self.hours = hours
    self.ects = ects
  }
}
