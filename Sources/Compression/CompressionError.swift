/// Why bytes could not be compressed or expanded. Equality looks at ``code`` only.
public struct CompressionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong; new codes may be added.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    public let name: String

    private init(_ name: String) { self.name = name }

    /// The bytes do not follow the format, or a checksum or length in them is wrong.
    public static let corrupt = Code("corrupt")
    /// A zlib stream that needs a preset dictionary, which nobody agreed on.
    public static let dictionaryNeeded = Code("dictionary-needed")
    /// zlib could not get the memory that it needs.
    public static let outOfMemory = Code("out-of-memory")
    /// The expanded bytes would exceed the cap.
    public static let tooLarge = Code("too-large")
    /// Bytes after the end of the compressed data.
    public static let trailingData = Code("trailing-data")
    /// The input ends before the compressed data does.
    public static let truncated = Code("truncated")

    public var description: String { name }
  }

  public let code: Code
  /// In English, for a log; never contains the input.
  public let reason: String
  /// How many bytes of the input were read before the fault, when that is known.
  public let offset: Int?

  public init(_ code: Code, _ reason: String, at offset: Int? = nil) {
    self.code = code
    self.reason = reason
    self.offset = offset
  }

  public var description: String {
    offset.map { "\(code): \(reason) (at byte \($0))" } ?? "\(code): \(reason)"
  }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
