import Verification

/// Carries one request to one address: no resolution, no redirect, no proxy, no cookie, no second try.
public protocol HTTPTransport: Sendable {
  /// Must return soon after the task is cancelled.
  /// - Throws: `unreachable`, `tooLarge` (without reading more than `maximumBytes` and a chunk).
  func get(_ request: PinnedRequest) async throws(DocumentFailure) -> HTTPAnswer

  /// The same for content that need not fit into memory: a 200's is given piece by piece, in order, and the answer
  /// holds none of it. What was given before a failure is a part only.
  func get(
    _ request: PinnedRequest,
    receiving chunk: @escaping @Sendable (UnsafeRawBufferPointer) throws(DocumentFailure) -> Void
  ) async throws(DocumentFailure) -> HTTPAnswer
}

extension HTTPTransport {
  /// In one piece.
  public func get(
    _ request: PinnedRequest,
    receiving chunk: @escaping @Sendable (UnsafeRawBufferPointer) throws(DocumentFailure) -> Void
  ) async throws(DocumentFailure) -> HTTPAnswer {
    let answer = try await get(request)
    let result = answer.bytes.withUnsafeBytes { bytes -> Result<Void, DocumentFailure> in
      do throws(DocumentFailure) { return .success(try chunk(bytes)) } catch { return .failure(error) }
    }
    try result.get()
    return HTTPAnswer(status: answer.status, fields: answer.fields)
  }
}
