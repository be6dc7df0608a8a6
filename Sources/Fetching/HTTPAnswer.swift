/// What came back for a ``PinnedRequest``.
public struct HTTPAnswer: Sendable, Hashable {
  public let status: Int
  /// In the order in which they came.
  public let fields: [HTTPField]
  /// The content of a 200; empty for every other status.
  public let bytes: [UInt8]

  public init(status: Int, fields: [HTTPField] = [], bytes: [UInt8] = []) {
    self.status = status
    self.fields = fields
    self.bytes = bytes
  }

  /// The value of the field, several joined by commas (RFC 9110 section 5.2).
  ///
  /// - Parameter name: in lower case.
  public func value(_ name: String) -> String? {
    let values = fields.filter { $0.name == name }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }
}
