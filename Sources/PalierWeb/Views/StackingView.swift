/// How a micro-credential combines with others.
public struct StackingView: Hashable, Sendable {
  public var isStackable: Bool
  /// What it counts towards, each as a text or an address.
  public var towards: [String]

  public init(isStackable: Bool, towards: [String] = []) {
    self.isStackable = isStackable
    self.towards = towards
  }
}
