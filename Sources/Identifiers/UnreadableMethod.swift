/// A verification method of a document that cannot be used, and why.
public struct UnreadableMethod: Sendable {
  /// Its absolute URL; nil when it has none.
  public let id: String?
  public let error: IdentifierError

  init(id: String?, error: IdentifierError) {
    self.id = id
    self.error = error
  }
}
