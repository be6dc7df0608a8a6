import Encodings
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization

@testable import PalierWeb

/// The whole application on sample data, with a clock and a log that tests hold in their hands.
struct TestSite: Sendable {
  final class Clock: Sendable {
    private let time = Mutex(Sample.now)
    var now: Date { time.withLock { $0 } }
    func advance(_ seconds: TimeInterval) { time.withLock { $0 = $0.addingTimeInterval(seconds) } }
  }

  let content: SampleContent
  var register = SampleRegister()
  let verifier: SampleVerifier
  let clock = Clock()
  let log = CapturedLog()
  let metrics = PrometheusMetrics()
  var configuration: WebConfiguration

  init(
    content: SampleContent = SampleContent(), verifier: SampleVerifier = SampleVerifier(),
    publicAddress: String = "https://attestations.institut-loire.example"
  ) {
    self.content = content
    self.verifier = verifier
    configuration = WebConfiguration(
      publicAddress: PublicAddress(publicAddress)!, siteName: "Palier", contact: "acces@institut-loire.example",
      statementDate: Sample.day, version: "1.2.3")
  }

  var application: some ApplicationProtocol {
    WebApplication.build(
      content: content, register: register, verifier: verifier, configuration: configuration, metrics: metrics,
      logger: log.logger,
      now: { [clock] in clock.now })
  }

  func run<Value>(_ body: @Sendable (any TestClientProtocol) async throws -> Value) async throws -> Value {
    try await application.test(.router, body)
  }

  /// One request and its answer.
  func get(
    _ path: String, _ method: HTTPRequest.Method = .get, headers: HTTPFields = [:], body: String? = nil
  ) async throws -> TestResponse {
    try await run { client in
      try await client.execute(
        uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }
  }
}

extension TestResponse {
  var text: String { String(decoding: body.readableBytesView, as: UTF8.self) }

  func header(_ name: String) -> String? {
    headers.first { $0.name.rawName.lowercased() == name.lowercased() }?.value
  }
}

/// What was logged, as text.
final class CapturedLog: Sendable {
  private let lines = Mutex<[String]>([])

  var text: String { lines.withLock { $0.joined(separator: "\n") } }

  var logger: Logger {
    var logger = Logger(label: "test") { [self] _ in Handler(log: self) }
    logger.logLevel = .trace
    return logger
  }

  private struct Handler: LogHandler {
    let log: CapturedLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let all = metadata.merging(event.metadata ?? [:]) { $1 }
      let line = "\(event.level) \(event.message) " + all.map { "\($0)=\($1)" }.sorted().joined(separator: " ")
      log.lines.withLock { $0.append(line) }
    }
  }
}
