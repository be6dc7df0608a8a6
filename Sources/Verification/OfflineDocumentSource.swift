/// Answers nothing: what is not at hand elsewhere is out of reach.
public struct OfflineDocumentSource: DocumentSource {
  public init() {}

  public func document(
    at address: String, accept: String, maximumBytes: Int
  ) async throws(DocumentFailure) -> FetchedDocument {
    throw DocumentFailure(.offline, "nothing is fetched offline, and no copy of \(address) is at hand")
  }
}
