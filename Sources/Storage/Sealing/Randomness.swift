/// Where random bytes come from: an argument, so that everything below the adapters can be replayed.
public struct Randomness: Sendable {
  private let draw: @Sendable (Int) -> [UInt8]

  /// - Parameter draw: gives exactly as many unpredictable bytes as asked.
  public init(_ draw: @escaping @Sendable (Int) -> [UInt8]) { self.draw = draw }

  public func bytes(_ count: Int) -> [UInt8] {
    let made = draw(count)
    precondition(made.count == count, "the source of randomness gave \(made.count) bytes, not \(count)")
    return made
  }
}
