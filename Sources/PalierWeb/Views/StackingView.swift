/// How a micro-credential combines with others.
public struct StackingView: Hashable, Sendable {
  public var isStackable: Bool
  /// What it counts towards, each as a text or an address.
  public var towards: [MultilingualText]

  public init(isStackable: Bool, towards: [MultilingualText] = []) {
    self.isStackable = isStackable
    self.towards = towards
  }
}
