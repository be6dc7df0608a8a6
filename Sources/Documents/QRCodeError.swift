/// Why a text could not become a QR code. Equality looks at ``code`` only.
public struct QRCodeError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong; new codes may be added.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    public let name: String

    private init(_ name: String) { self.name = name }

    /// There is nothing to encode.
    public static let empty = Code("empty")
    /// libqrencode could not get the memory that it needs.
    public static let outOfMemory = Code("out-of-memory")
    /// More than the largest QR code holds.
    public static let tooLong = Code("too-long")

    public var description: String { name }
  }

  public let code: Code
  /// In English, for a log; never contains the text (addresses in QR codes are secrets of their holders).
  public let reason: String

  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  public var description: String { "\(code): \(reason)" }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
