import Fetching
import Foundation
import Synchronization
import Testing
import Verification

/// Files that are given piece by piece.
@Suite struct DownloadTests {
  private final class Sink: Sendable {
    let bytes = Mutex<[UInt8]>([])
    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
  }

  private func fetcher(
    _ answer: @escaping @Sendable (PinnedRequest) throws(DocumentFailure) -> HTTPAnswer
  ) -> (Fetcher, RecordingTransport) {
    let transport = RecordingTransport(answer)
    return (
      Fetcher(resolver: RecordingResolver(standard: ["93.184.216.34", "93.184.216.35"]), transport: transport),
      transport
    )
  }

  private func download(
    _ fetcher: Fetcher, _ address: String = "https://example.org/a.zip", to sink: Sink, limit: Int = 1000
  ) async throws -> (address: String, bytes: Int) {
    try await fetcher.download(address, accept: "*/*", maximumBytes: limit, timeLimit: .seconds(5)) { chunk in
      sink.bytes.withLock { $0.append(contentsOf: chunk) }
    }
  }

  @Test func aFileIsGivenOverItsRedirects() async throws {
    let (fetcher, transport) = fetcher { request in
      request.address.text.hasSuffix("a.zip")
        ? HTTPAnswer(status: 302, fields: [HTTPField("location", "https://files.example.org/b.zip")])
        : HTTPAnswer(status: 200, bytes: Array("content".utf8))
    }
    let sink = Sink()
    let (address, bytes) = try await download(fetcher, to: sink)
    #expect(address == "https://files.example.org/b.zip")
    #expect(bytes == 7 && sink.text == "content")
    #expect(transport.requests.allSatisfy { $0.maximumBytes == 1000 })
  }

  @Test func everyHopIsJudged() async throws {
    let (fetcher, transport) = fetcher { _ in
      HTTPAnswer(status: 302, fields: [HTTPField("location", "http://127.0.0.1/b.zip")])
    }
    await #expect(throws: DocumentFailure(.addressRefused, "")) { try await download(fetcher, to: Sink()) }
    #expect(transport.requests.count == 1)
    await #expect(throws: DocumentFailure(.addressRefused, "")) {
      try await download(fetcher, "https://10.0.0.1/a.zip", to: Sink())
    }
  }

  @Test func circlesEnd() async throws {
    let (fetcher, transport) = fetcher { request in
      HTTPAnswer(status: 307, fields: [HTTPField("location", request.address.text)])
    }
    await #expect(throws: DocumentFailure(.tooManyRedirects, "")) { try await download(fetcher, to: Sink()) }
    #expect(transport.requests.count == 4)
  }

  @Test(arguments: [(404, DocumentFailure.Code.notFound), (410, .notFound), (500, .status), (304, .status)])
  func otherAnswersAreNoFile(_ status: Int, _ code: DocumentFailure.Code) async throws {
    let (fetcher, _) = fetcher { _ in HTTPAnswer(status: status) }
    await #expect(throws: DocumentFailure(code, "")) { try await download(fetcher, to: Sink()) }
  }

  @Test func aFileThatBreaksOffIsNotBegunAgainElsewhere() async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n"
    try await ScriptedServer.run(script: { _ in [.send(head + "half"), .close] }) { server in
      let sink = Sink()
      await #expect(throws: DocumentFailure(.cutShort, "")) {
        try await download(
          Fetcher(rules: AddressRules(allowLoopback: true)), "http://127.0.0.1:\(server.port)/a.zip", to: sink)
      }
      #expect(sink.text == "half")
    }
  }

  @Test func aFileLongerThanItMayBeIsNotTaken() async throws {
    let head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
    let body = String(repeating: "x", count: 5000)
    try await ScriptedServer.run(script: { _ in [.send(head + body), .close] }) { server in
      await #expect(throws: DocumentFailure(.tooLarge, "")) {
        try await download(
          Fetcher(rules: AddressRules(allowLoopback: true)), "http://127.0.0.1:\(server.port)/a.zip", to: Sink())
      }
    }
  }

  @Test func whoeverCannotKeepItSaysSo() async throws {
    let (fetcher, transport) = fetcher { _ in HTTPAnswer(status: 200, bytes: [1, 2, 3]) }
    await #expect(throws: DocumentFailure(.cannotKeep, "")) {
      try await fetcher.download(
        "https://example.org/a", accept: "*/*", maximumBytes: 10, timeLimit: .seconds(5)
      ) { _ throws(DocumentFailure) in throw DocumentFailure(.cannotKeep, "full") }
    }
    #expect(transport.requests.count == 1)
  }
}
