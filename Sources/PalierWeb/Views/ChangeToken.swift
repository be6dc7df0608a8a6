/// Stands for one state of a credential: two that are equal mean that nothing which its page shows has changed.
public struct ChangeToken: Hashable, Sendable {
  public let value: UInt64

  public init(_ value: UInt64) { self.value = value }
}
