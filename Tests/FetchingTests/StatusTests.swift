import Fetching
import Testing
import Verification

@Suite("Answers and failures")
struct StatusTests {
  @Test(
    "Each status has its meaning",
    arguments: [
      (404, .notFound), (410, .notFound), (201, .status), (204, .status), (206, .status), (300, .status),
      (305, .status),
      (400, .status), (401, .status), (403, .status), (429, .status), (500, .status), (503, .status),
      (304, .notUnderstood),
    ] as [(Int, DocumentFailure.Code)])
  func statuses(status: Int, code: DocumentFailure.Code) async {
    let transport = RecordingTransport { _ in HTTPAnswer(status: status) }
    let fetcher = Fetcher(resolver: RecordingResolver(standard: [publicNumber]), transport: transport)
    await #expect(throws: failure(code)) { try await fetcher.get("https://a.example/") }
  }

  @Test("Other addresses of a host are tried when one is out of reach, up to four")
  func severalAddresses() async throws {
    let numbers = (1...6).map { "8.8.8.\($0)" }
    let resolver = RecordingResolver(standard: numbers)
    let third = RecordingTransport { request throws(DocumentFailure) in
      guard request.number.bytes.last == 3 else { throw failure(.unreachable) }
      return HTTPAnswer(status: 200)
    }
    _ = try await Fetcher(resolver: resolver, transport: third).get("https://a.example/")
    #expect(third.requests.map(\.number.description) == ["8.8.8.1", "8.8.8.2", "8.8.8.3"])
    let none = RecordingTransport { _ throws(DocumentFailure) in throw failure(.unreachable) }
    await #expect(throws: failure(.unreachable)) {
      try await Fetcher(resolver: resolver, transport: none).get("https://a.example/")
    }
    #expect(none.requests.count == 4)
    let large = RecordingTransport { _ throws(DocumentFailure) in throw failure(.tooLarge) }
    await #expect(throws: failure(.tooLarge)) {
      try await Fetcher(resolver: resolver, transport: large).get("https://a.example/")
    }
    #expect(large.requests.count == 1)
  }

  @Test("A name that does not exist, or has no address, is out of reach")
  func names() async {
    let transport = RecordingTransport()
    let fetcher = Fetcher(resolver: RecordingResolver(["b.example": [[]]]), transport: transport)
    await #expect(throws: failure(.unreachable)) { try await fetcher.get("https://a.example/") }
    await #expect(throws: failure(.unreachable)) { try await fetcher.get("https://b.example/") }
    #expect(transport.requests == [])
  }

  @Test("The system resolves localhost to this machine, and gives up on what does not exist")
  func systemResolver() async throws {
    let found = try await SystemNameResolver().addresses(of: "localhost")
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.isLoopback })
    await #expect(throws: failure(.unreachable)) {
      try await SystemNameResolver().addresses(of: "no host has a space")
    }
  }

  @Test("A resolver that never answers is given up when the time is over")
  func slowResolver() async {
    struct Silent: NameResolver {
      func addresses(of host: String) async throws(DocumentFailure) -> [IPAddress] {
        // Ends only by cancellation.
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        throw failure(.unreachable)
      }
    }
    var limits = FetchLimits()
    limits.timeLimit = .milliseconds(20)
    let fetcher = Fetcher(limits: limits, resolver: Silent(), transport: RecordingTransport())
    await #expect(throws: failure(.tooSlow)) { try await fetcher.get("https://a.example/") }
  }

  @Test("Content in an encoding that was not asked for is not understood")
  func encodings() async throws {
    for (encoding, isUnderstood) in [
      ("gzip", false), ("br", false), ("identity, gzip", false), ("identity", true),
    ] {
      let transport = RecordingTransport { _ in
        HTTPAnswer(status: 200, fields: [HTTPField("Content-Encoding", encoding)])
      }
      let fetcher = Fetcher(resolver: RecordingResolver(standard: [publicNumber]), transport: transport)
      if isUnderstood {
        #expect(try await fetcher.get("https://a.example/").bytes == [])
      } else {
        await #expect(throws: failure(.notUnderstood)) { try await fetcher.get("https://a.example/") }
      }
    }
  }
}
