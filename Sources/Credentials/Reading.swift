/// What came of reading a document: the typed value where there is one, and every fault that was met.
public struct Reading<Value: Sendable>: Sendable {
  /// Nil when the faults leave nothing that could be called such a value.
  public var value: Value?
  /// In document order; empty when the form is met.
  public var faults: [CredentialFault]

  public init(value: Value?, faults: [CredentialFault]) {
    self.value = value
    self.faults = faults
  }
}
