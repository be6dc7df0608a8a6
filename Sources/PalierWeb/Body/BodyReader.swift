import Hummingbird
import NIOCore

/// Reads request bodies within limits of size, time and memory.
struct BodyReader: Sendable {
  let limits: BodyLimits
  let budget: UploadBudget
  /// A clock, so that tests need not wait.
  var now: @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }

  /// The whole body.
  /// - Throws: ``WebFault`` `bodyTooLarge`, `bodyTooSlow`, `bodyIncomplete`, `busy`; ``BrokenBody``.
  func collect(_ request: Request) async throws -> [UInt8] {
    let lease = budget.lease()
    var bytes: [UInt8] = []
    try await read(request) { chunk in
      try lease.take(chunk.readableBytes)
      bytes.append(contentsOf: chunk.readableBytesView)
    }
    return bytes
  }

  /// The wanted fields of a `multipart/form-data` body.
  /// - Throws: as ``collect(_:)``, and `formMalformed`.
  func form(_ request: Request, contentType: HeaderValue, wanted: Set<String>) async throws -> [String: [UInt8]] {
    do {
      var form = MultipartForm(boundary: try MultipartBoundary(contentType: contentType), wanted: wanted)
      let lease = budget.lease()
      try await read(request) { chunk in
        try lease.take(chunk.readableBytes)
        try form.feed(chunk.readableBytesView)
      }
      try form.finish()
      return form.fields
    } catch let fault as MultipartFault {
      var answer = WebFault(.formMalformed, "\(fault.code): \(fault.reason), at byte \(fault.offset)")
      answer.closesConnection = true
      throw answer
    }
  }

  private func read(_ request: Request, _ handle: (ByteBuffer) throws -> Void) async throws {
    let announced = request.headers[.contentLength].flatMap { Int($0) }
    if let announced, announced > limits.drainedBytes { throw tooLarge }
    let deadline = now() + limits.maximumDuration
    var total = 0
    var iterator = request.body.makeAsyncIterator()
    while let chunk = try await Self.next(&iterator) {
      total += chunk.readableBytes
      guard now() <= deadline else {
        var fault = WebFault(.bodyTooSlow, "the body took longer than \(limits.maximumDuration)")
        fault.closesConnection = true
        throw fault
      }
      if total <= limits.maximumBytes {
        try handle(chunk)
      } else if total > limits.drainedBytes {
        throw tooLarge
      }
    }
    guard total <= limits.maximumBytes else { throw tooLarge }
    if let announced, total < announced {
      throw WebFault(.bodyIncomplete, "\(total) of \(announced) bytes came")
    }
  }

  private static func next(_ iterator: inout RequestBody.AsyncIterator) async throws -> ByteBuffer? {
    do { return try await iterator.next() } catch { throw BrokenBody(underlying: error) }
  }

  private var tooLarge: WebFault {
    var fault = WebFault(.bodyTooLarge, "a body may have \(limits.maximumBytes) bytes")
    fault.closesConnection = true
    return fault
  }
}
