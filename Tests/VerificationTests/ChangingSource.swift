import JSONTree
import Synchronization

@testable import Verification

/// A folder whose documents change while the verifier lives.
final class ChangingSource: DocumentSource {
  private let documents: Mutex<InMemoryDocumentSource>

  init(_ documents: InMemoryDocumentSource) { self.documents = Mutex(documents) }

  func change(_ address: String, _ json: JSON) { change(address, text: json.text()) }

  func change(_ address: String, text: String) {
    documents.withLock { $0.hold(Array(text.utf8), at: address, fetchedAt: TestAuthority.now) }
  }

  func document(
    at address: String, accept: String, maximumBytes: Int
  ) async throws(DocumentFailure) -> FetchedDocument {
    guard let found = documentAtHand(address, maximumBytes: maximumBytes) else {
      throw DocumentFailure(.notFound, "no \(address)")
    }
    return found
  }

  func documentAtHand(_ address: String, maximumBytes: Int) -> FetchedDocument? {
    documents.withLock { $0.documentAtHand(address, maximumBytes: maximumBytes) }
  }
}
