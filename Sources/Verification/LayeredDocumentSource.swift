/// Several sources asked in order; the first that has the document answers.
///
/// A layer that does not hold an address says `.offline` or `.notFound` and the next is asked; any other failure
/// of a layer is the answer (a refused address is not tried elsewhere). When every layer passes, the last
/// layer's failure is thrown.
///
/// Copies that others handed on answer last, and only where the source itself could not be asked.
public struct LayeredDocumentSource: DocumentSource {
  let layers: [any DocumentSource]
  let copies: (any DocumentSource)?

  /// - Parameters:
  ///   - layers: from the nearest (the data folder) to the farthest (the fetcher).
  ///   - copies: what trust files hold, marked as ``FetchedDocument/isCopy``.
  public init(_ layers: [any DocumentSource], copies: (any DocumentSource)? = nil) {
    self.layers = layers
    self.copies = copies
  }

  public func document(
    at address: String, accept: String, maximumBytes: Int
  ) async throws(DocumentFailure) -> FetchedDocument {
    do {
      return try await asked(at: address, accept: accept, maximumBytes: maximumBytes)
    } catch {
      // Whoever answered “there is no such document” was asked.
      let couldNotAsk: Set<DocumentFailure.Code> = [.offline, .unreachable, .tooSlow, .status, .addressRefused]
      guard couldNotAsk.contains(error.code),
        let copy = copies?.documentAtHand(address, maximumBytes: maximumBytes)
      else { throw error }
      return copy
    }
  }

  private func asked(
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
    return copies?.documentAtHand(address, maximumBytes: maximumBytes)
  }
}
