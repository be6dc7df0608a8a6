/// A correspondence that the awarding body declares.
public struct AlignmentView: Hashable, Sendable {
  /// The framework, such as `ROME`, `RS` or `ESCO`.
  public var framework: String
  public var code: String
  public var name: MultilingualText?

  public init(framework: String, code: String, name: MultilingualText? = nil) {
    self.framework = framework
    self.code = code
    self.name = name
  }
}
