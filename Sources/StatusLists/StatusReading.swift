/// What a status list says of one entry.
public struct StatusReading: Hashable, Sendable {
  public let purpose: StatusPurpose
  /// The bits of the entry as a number, the left-most bit being the highest.
  public let value: Int
  /// The entry's own message for the value, where it has messages.
  public let message: String?

  /// Whether any bit is set: for a revocation or a suspension, whether it is revoked or suspended.
  public var isSet: Bool { value != 0 }
}
