import AsyncHTTPClient
import NIOCore
import NIOPosix
import Synchronization
import Verification

/// Carries requests by AsyncHTTPClient, one client a request: its table of names holds the one pinned address,
/// so that the client never resolves a name, while `Host` and the certificate are those of the name.
public struct PinnedHTTPTransport: HTTPTransport {
  private let configuration: HTTPClient.Configuration

  public init() {
    self.init(HTTPClient.Configuration(certificateVerification: .fullVerification))
  }

  /// With an other TLS configuration, for tests with an authority of their own.
  init(_ base: HTTPClient.Configuration) {
    var configuration = base
    configuration.redirectConfiguration = .disallow
    configuration.proxy = nil
    configuration.decompression = .disabled
    configuration.httpVersion = .http1Only
    // Short enough that a second address of the host still has its turn.
    configuration.timeout = .init(connect: .seconds(3), read: .seconds(10))
    configuration.connectionPool.retryConnectionEstablishment = false
    self.configuration = configuration
  }

  public func get(_ request: PinnedRequest) async throws(DocumentFailure) -> HTTPAnswer {
    let content = Mutex<[UInt8]>([])
    let answer = try await get(request) { chunk in content.withLock { $0.append(contentsOf: chunk) } }
    return HTTPAnswer(status: answer.status, fields: answer.fields, bytes: content.withLock { $0 })
  }

  public func get(
    _ request: PinnedRequest,
    receiving chunk: @escaping @Sendable (UnsafeRawBufferPointer) throws(DocumentFailure) -> Void
  ) async throws(DocumentFailure) -> HTTPAnswer {
    var configuration = configuration
    configuration.dnsOverride = [request.address.host: request.number.description]
    let client = HTTPClient(
      eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton), configuration: configuration)
    let result = await Self.answer(to: request, by: client, receiving: chunk)
    // A connection that is still being made holds the shutdown back for seconds: nobody waits for it.
    Task { try? await client.shutdown() }
    return try result.get()
  }

  private static func answer(
    to request: PinnedRequest, by client: HTTPClient,
    receiving give: @Sendable (UnsafeRawBufferPointer) throws(DocumentFailure) -> Void
  ) async -> Result<HTTPAnswer, DocumentFailure> {
    let host = request.address.host
    do {
      var question = HTTPClientRequest(url: request.address.text)
      question.method = .GET
      for field in request.headers { question.headers.add(name: field.name, value: field.value) }
      let response = try await client.execute(question, deadline: .distantFuture)
      let fields = response.headers.map { HTTPField($0.name, $0.value) }
      let status = Int(response.status.code)
      guard status == 200 else { return .success(HTTPAnswer(status: status, fields: fields)) }

      let tooLarge = DocumentFailure(
        .tooLarge, "the document at \(host) is longer than \(request.maximumBytes) bytes")
      if let announced = response.headers.first(name: "content-length").flatMap(Int.init),
        announced > request.maximumBytes
      {
        return .failure(tooLarge)
      }
      var count = 0
      for try await chunk in response.body {
        count += chunk.readableBytes
        guard count <= request.maximumBytes else { return .failure(tooLarge) }
        let given = chunk.withUnsafeReadableBytes { bytes -> Result<Void, DocumentFailure> in
          do throws(DocumentFailure) { return .success(try give(bytes)) } catch { return .failure(error) }
        }
        if case .failure(let failure) = given { return .failure(failure) }
      }
      // A body that ends because the task was cancelled looks complete.
      try Task.checkCancellation()
      return .success(HTTPAnswer(status: status, fields: fields))
    } catch {
      return .failure(DocumentFailure(.unreachable, "\(host) could not be read from: \(reason(of: error))"))
    }
  }

  /// Named causes only: the text of an unknown error might quote what the other side sent.
  private static func reason(of error: any Error) -> String {
    switch error {
    case let error as HTTPClientError: error.shortDescription
    case is CancellationError: "the request was given up"
    case is NIOConnectionError, is IOError, is ChannelError: "no connection, or one that broke"
    default: "\(type(of: error))"
    }
  }
}
