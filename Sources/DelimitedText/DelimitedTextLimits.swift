/// How much is read before a file is refused.
public struct DelimitedTextLimits: Sendable {
  /// Cells of one record.
  public var maximumColumns = 200
  /// Bytes of one cell, as UTF-8 and without its quotes.
  public var maximumCellBytes = 10_000
  /// Records, the header and blank ones included.
  public var maximumRows = 2_000_000
  /// Bytes of the whole content.
  public var maximumBytes = 1 << 30

  public init() {}

  public static let standard = DelimitedTextLimits()
}
