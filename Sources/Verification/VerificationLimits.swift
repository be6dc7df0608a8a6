import JSONTree

/// Bounds of one verification, so that no input costs more than a small multiple of its size.
public struct VerificationLimits: Sendable, Hashable {
  /// Bytes of one input: 10 MiB.
  public var inputBytes = 10 * 1_024 * 1_024
  /// Bytes of a JOSE header after decoding: 4 KiB.
  public var headerBytes = 4_096
  /// Credentials in one input, nested ones included.
  public var credentials = 200
  /// Presentations, envelopes and lists inside each other.
  public var depth = 4
  /// Documents asked of the source in one verification, copies at hand not counted.
  public var fetches = 24
  /// Bytes of a controller document, key set or issuer profile: 1 MiB.
  public var keyDocumentBytes = 1_024 * 1_024
  /// Bytes of a status list as fetched: 8 MiB.
  public var statusListBytes = 8 * 1_024 * 1_024
  /// Bytes that a status list may inflate to: 16 MiB, 134 million entries of one bit.
  public var statusListInflatedBytes = 16 * 1_024 * 1_024
  /// Status entries of one credential that are followed.
  public var statusEntries = 8

  public init() {}
  public static let standard = VerificationLimits()
}
