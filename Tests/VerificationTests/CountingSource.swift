import Synchronization

@testable import Verification

/// Remembers every address that was asked for, and can keep everything from being at hand.
final class CountingSource: DocumentSource {
  private let source: any DocumentSource
  private let isAtHand: Bool
  private let addresses = Mutex<[String]>([])

  init(_ source: any DocumentSource, isAtHand: Bool = false) {
    self.source = source
    self.isAtHand = isAtHand
  }

  var asked: [String] { addresses.withLock { $0 } }

  func document(
    at address: String, accept: String, maximumBytes: Int
  ) async throws(DocumentFailure) -> FetchedDocument {
    addresses.withLock { $0.append(address) }
    return try await source.document(at: address, accept: accept, maximumBytes: maximumBytes)
  }

  func documentAtHand(_ address: String, maximumBytes: Int) -> FetchedDocument? {
    isAtHand ? source.documentAtHand(address, maximumBytes: maximumBytes) : nil
  }
}

/// Fails with a given failure for every address.
struct FailingSource: DocumentSource {
  let failure: DocumentFailure

  func document(
    at address: String, accept: String, maximumBytes: Int
  ) async throws(DocumentFailure) -> FetchedDocument { throw failure }
}

/// Has copies at hand that may be older than what it fetches.
struct CopySource: DocumentSource {
  let copies: InMemoryDocumentSource
  let origin: CountingSource

  func document(
    at address: String, accept: String, maximumBytes: Int
  ) async throws(DocumentFailure) -> FetchedDocument {
    try await origin.document(at: address, accept: accept, maximumBytes: maximumBytes)
  }

  func documentAtHand(_ address: String, maximumBytes: Int) -> FetchedDocument? {
    copies.documentAtHand(address, maximumBytes: maximumBytes)
  }
}
