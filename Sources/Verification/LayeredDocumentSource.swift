/// Several sources asked in order; the first that has the document answers.
///
/// A layer that does not hold an address says `.offline` or `.notFound` and the next is asked; any other failure
/// of a layer is the answer (a refused address is not tried elsewhere). When every layer passes, the last
/// layer's failure is thrown.
public struct LayeredDocumentSource: DocumentSource {
  let layers: [any DocumentSource]

  /// - Parameter layers: from the nearest (the data folder) to the farthest (the fetcher).
  public init(_ layers: [any DocumentSource]) { self.layers = layers }

  public func document(
    at address: String, accept: String, maximumBytes: Int
  ) async throws(DocumentFailure) -> FetchedDocument {
    var last = DocumentFailure(.offline, "no source holds \(address)")
    for layer in layers {
      do {
        return try await layer.document(at: address, accept: accept, maximumBytes: maximumBytes)
      } catch {
        guard error == DocumentFailure(.offline, "") || error == DocumentFailure(.notFound, "") else {
          throw error
        }
        last = error
      }
    }
    throw last
  }

  public func documentAtHand(_ address: String, maximumBytes: Int) -> FetchedDocument? {
    for layer in layers {
      if let found = layer.documentAtHand(address, maximumBytes: maximumBytes) { return found }
    }
    return nil
  }
}
