/// The act by which a body states that every outcome was assessed: what the journal keeps of it.
public struct Decision: Hashable, Sendable {
  /// The body's own reference, such as the number of a jury's minutes; default: the file's name and digest.
  public let reference: String
  /// Who decided: a person or a board.
  public let decidedBy: String?

  public init(reference: String, decidedBy: String?) {
    self.reference = reference
    self.decidedBy = decidedBy
  }
}
