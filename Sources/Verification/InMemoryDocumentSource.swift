import Foundation

/// Documents held in memory by address: trust files, tests.
public struct InMemoryDocumentSource: DocumentSource {
  public private(set) var documents: [String: FetchedDocument]

  public init(_ documents: [String: FetchedDocument] = [:]) { self.documents = documents }

  /// Holds the bytes under the address; an older document there is replaced.
  public mutating func hold(
    _ bytes: [UInt8], at address: String, contentType: String? = nil, fetchedAt: Date,
    freshUntil: Date? = nil, revision: String? = nil
  ) {
    documents[address] = FetchedDocument(
      address: address, bytes: bytes, contentType: contentType, fetchedAt: fetchedAt, freshUntil: freshUntil,
      revision: revision)
  }

  public func document(
    at address: String, accept: String, maximumBytes: Int
  ) async throws(DocumentFailure) -> FetchedDocument {
    guard let found = documents[address] else {
      throw DocumentFailure(.offline, "no copy of \(address) is held in memory")
    }
    guard found.bytes.count <= maximumBytes else {
      throw DocumentFailure(.tooLarge, "\(address) is longer than \(maximumBytes) bytes")
    }
    return found
  }

  public func documentAtHand(_ address: String, maximumBytes: Int) -> FetchedDocument? {
    guard let found = documents[address], found.bytes.count <= maximumBytes else { return nil }
    return found
  }
}
