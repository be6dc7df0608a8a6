import Fetching
import Testing
import Verification

@Suite("Redirects")
struct RedirectTests {
  static func fetcher(_ way: [String: String], _ transport: inout RecordingTransport?) -> Fetcher {
    let recorder = RecordingTransport { request in
      if let next = way[request.address.text] {
        return HTTPAnswer(status: 302, fields: [HTTPField("Location", next)])
      }
      return HTTPAnswer(status: 200, bytes: Array(request.address.text.utf8))
    }
    transport = recorder
    return Fetcher(resolver: RecordingResolver(standard: [publicNumber]), transport: recorder)
  }

  @Test("Three are followed, a fourth is not")
  func limit() async throws {
    var transport: RecordingTransport?
    let way = Dictionary(uniqueKeysWithValues: (0..<9).map { ("https://a.example/\($0)", "\($0 + 1)") })
    let fetcher = Self.fetcher(way, &transport)
    await #expect(throws: failure(.tooManyRedirects)) { try await fetcher.get("https://a.example/0") }
    #expect(transport?.requests.count == 4)
    let document = try await fetcher.get("https://a.example/6")
    #expect(document.address == "https://a.example/9")
    #expect(document.bytes == Array("https://a.example/9".utf8))
  }

  @Test("A circle ends", arguments: ["https://a.example/", "", "/"])
  func circle(location: String) async throws {
    var transport: RecordingTransport?
    let fetcher = Self.fetcher(["https://a.example/": location], &transport)
    await #expect(throws: failure(.tooManyRedirects)) { try await fetcher.get("https://a.example/") }
    #expect(transport?.requests.count == 4)
  }

  @Test("Each hop carries the same few headers and no more", arguments: [301, 302, 303, 307, 308])
  func headers(status: Int) async throws {
    let transport = RecordingTransport { request in
      request.address.host == "a.example"
        ? HTTPAnswer(
          status: status,
          fields: [HTTPField("location", "https://b.example/"), HTTPField("set-cookie", "a=b")])
        : HTTPAnswer(status: 200)
    }
    let fetcher = Fetcher(resolver: RecordingResolver(standard: [publicNumber]), transport: transport)
    _ = try await fetcher.get("https://a.example/", accept: "application/did+json")
    #expect(transport.requests.count == 2)
    for request in transport.requests {
      #expect(
        request.headers == [
          HTTPField("accept", "application/did+json"), HTTPField("accept-encoding", "identity"),
          HTTPField("user-agent", "palier"),
        ])
    }
  }

  @Test("A redirect to nowhere, or to http, is refused")
  func broken() async throws {
    let silent = RecordingTransport { _ in HTTPAnswer(status: 302) }
    let fetcher = Fetcher(resolver: RecordingResolver(standard: [publicNumber]), transport: silent)
    await #expect(throws: failure(.notUnderstood)) { try await fetcher.get("https://a.example/") }
    var transport: RecordingTransport?
    let down = Self.fetcher(["https://a.example/": "http://a.example/"], &transport)
    await #expect(throws: failure(.addressRefused)) { try await down.get("https://a.example/") }
    #expect(transport?.requests.count == 1)
  }
}
