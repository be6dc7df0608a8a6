/// One header field.
public struct HTTPField: Sendable, Hashable {
  /// In lower case.
  public let name: String
  public let value: String

  public init(_ name: String, _ value: String) {
    self.name = name.lowercased()
    self.value = value
  }
}
