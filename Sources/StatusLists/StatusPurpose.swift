/// What a status says when it is set: one of the specification's four purposes, or any other string.
public struct StatusPurpose: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// The credential is cancelled, for ever.
  public static let revocation = StatusPurpose(rawValue: "revocation")
  /// The credential is not to be accepted for the time being.
  public static let suspension = StatusPurpose(rawValue: "suspension")
  /// A newer credential is to be had; this one stays good.
  public static let refresh = StatusPurpose(rawValue: "refresh")
  /// The value is one of the entry's messages.
  public static let message = StatusPurpose(rawValue: "message")

  public var description: String { rawValue }
}
