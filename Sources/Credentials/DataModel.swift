import JSONTree

/// The version of the W3C Verifiable Credentials Data Model that a document follows, by its first context.
public enum DataModel: String, Sendable, CaseIterable {
  case v1 = "https://www.w3.org/2018/credentials/v1"
  case v2 = "https://www.w3.org/ns/credentials/v2"

  /// Answers nil when the first context is neither.
  public init?(contextOf document: JSONObject) {
    let context = document["@context"]
    guard let first = context?.string ?? context?.array?.first?.string, let model = DataModel(rawValue: first)
    else { return nil }
    self = model
  }
}
