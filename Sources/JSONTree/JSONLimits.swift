/// What a document may cost. A document beyond a limit is refused, never cut.
public struct JSONLimits: Hashable, Sendable {
  /// The deepest nesting that ``maximumDepth`` can allow. Parsing does not recurse; comparing, hashing,
  /// writing and releasing a value do, one level a call, and stay far within a thread's stack at this depth.
  public static let deepest = 1_000

  /// 10 MiB, 128 levels, numbers of 1,000 characters.
  public static let standard = JSONLimits()

  /// The longest document, in bytes.
  public let maximumBytes: Int
  /// The most arrays and objects one inside the other: 1 for `[]`, 2 for `[[]]`; 0 to 1,000.
  public let maximumDepth: Int
  /// The longest number, in characters, sign and exponent included.
  public let maximumNumberLength: Int

  /// - Parameter maximumDepth: more than 1,000 counts as 1,000.
  public init(
    maximumBytes: Int = 10 * 1_024 * 1_024, maximumDepth: Int = 128, maximumNumberLength: Int = 1_000
  ) {
    self.maximumBytes = maximumBytes
    self.maximumDepth = max(0, min(maximumDepth, JSONLimits.deepest))
    self.maximumNumberLength = maximumNumberLength
  }
}
