/// What a status list is written as, and what its entries may say.
public struct ListKind: Hashable, Sendable {
  /// How a list is published.
  public enum Format: String, Sendable {
    /// Bitstring Status List 1.0: one bit an entry.
    case bitstring
    /// Token Status List: one bit an entry, or two where an award can be suspended.
    case token
  }

  public let format: Format
  public let purpose: StatusReference.Purpose

  public init(_ format: Format, _ purpose: StatusReference.Purpose) {
    self.format = format
    self.purpose = purpose
  }

  /// Bits an entry: 1 or 2.
  public var bits: Int { format == .token && purpose == .suspension ? 2 : 1 }
}
