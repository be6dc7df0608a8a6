/// Where a verification gets the documents that an input only names: controller documents (`did.json`), key
/// sets, status lists, issuer profiles.
///
/// The verifier never opens a connection itself. Whoever runs it decides what may be asked: the program's one
/// fetcher, the data folder, a trust file, nothing at all (`OfflineDocumentSource`), or these in order
/// (`LayeredDocumentSource`).
public protocol DocumentSource: Sendable {
  /// Answers the document at an absolute URL.
  ///
  /// - Parameters:
  ///   - address: an absolute `https:` URL (`http:` only where the operator allows loopback), without fragment.
  ///   - accept: the value of an `Accept` header; a source without content negotiation ignores it.
  ///   - maximumBytes: the most bytes the caller takes; a longer document is refused with `.tooLarge`.
  /// - Throws: `DocumentFailure`; `.offline` when nothing may be fetched, `.addressRefused` when the address
  ///   is none that may be asked, `.notFound` when the other side says that there is no such document.
  func document(
    at address: String, accept: String, maximumBytes: Int
  ) async throws(DocumentFailure) -> FetchedDocument

  /// Answers without waiting when the document is at hand (the data folder, a warm cache), else nil.
  ///
  /// The verifier asks this first, so that its hot path needs no suspension. Optional to implement.
  func documentAtHand(_ address: String, maximumBytes: Int) -> FetchedDocument?
}

extension DocumentSource {
  public func documentAtHand(_ address: String, maximumBytes: Int) -> FetchedDocument? { nil }
}
