import Fetching
import Testing
import Verification

/// Everything real but the other side.
@Suite("Over sockets", .timeLimit(.minutes(2)))
struct PinnedHTTPTransportTests {
  static let allowed = Fetcher(rules: AddressRules(allowLoopback: true))

  @Test("A document is read, and the request is as plain as can be")
  func plain() async throws {
    let script: @Sendable (String) -> [ScriptedServer.Step] = { _ in
      .answer("200 OK", ["Content-Type: application/did+json", "Cache-Control: max-age=5"], #"{"id":"x"}"#)
    }
    try await ScriptedServer.run(script: script) { server in
      let document = try await Self.allowed.get(
        "http://127.0.0.1:\(server.port)/a/did.json?b=%20c", accept: "text/x")
      #expect(document.bytes == Array(#"{"id":"x"}"#.utf8))
      #expect(document.contentType == "application/did+json")
      #expect(document.address == "http://127.0.0.1:\(server.port)/a/did.json?b=%20c")
      #expect(document.freshUntil == document.fetchedAt.addingTimeInterval(5))
      let lines = try #require(server.requests.first).split(separator: "\r\n").map { $0.lowercased() }
      #expect(lines.first == "get /a/did.json?b=%20c http/1.1")
      #expect(
        Set(lines.dropFirst()) == [
          "host: 127.0.0.1:\(server.port)", "accept: text/x", "accept-encoding: identity",
          "user-agent: palier",
        ])
      #expect(server.connections == 1)
    }
  }

  @Test("localhost is read over http under either scheme, by name")
  func loopbackNames() async throws {
    try await ScriptedServer.run(script: { _ in .answer("200 OK", [], "ok") }) { server in
      for scheme in ["http", "https"] {
        let address = "\(scheme)://localhost:\(server.port)/"
        let document = try await Self.allowed.get(address)
        #expect(document.bytes == Array("ok".utf8))
        #expect(document.address == address)
      }
      #expect(server.requests.count == 2)
      #expect(server.requests.allSatisfy { $0.lowercased().contains("host: localhost:\(server.port)") })
    }
  }

  @Test("The connection goes to the pinned number, whatever the name is")
  func pinned() async throws {
    try await ScriptedServer.run(script: { _ in .answer("200 OK", [], "ok") }) { server in
      let request = PinnedRequest(
        address: try FetchAddress("http://name.that.does.not.exist.example:\(server.port)/x"),
        number: try #require(IPAddress("127.0.0.1")), headers: [], maximumBytes: 10)
      let answer = try await PinnedHTTPTransport().get(request)
      #expect(answer.status == 200)
      #expect(answer.bytes == Array("ok".utf8))
      #expect(
        server.requests[0].lowercased().contains("host: name.that.does.not.exist.example:\(server.port)"))
    }
  }

  @Test("Redirects come back as they are, unfollowed by the transport and followed by the fetcher")
  func redirects() async throws {
    let script: @Sendable (String) -> [ScriptedServer.Step] = { request in
      request.hasPrefix("GET /old")
        ? .answer("301 Moved", ["Location: new"], "moved") : .answer("200 OK", [], "new")
    }
    try await ScriptedServer.run(script: script) { server in
      let address = "http://127.0.0.1:\(server.port)/old"
      let answer = try await PinnedHTTPTransport().get(
        PinnedRequest(
          address: FetchAddress(address), number: try #require(IPAddress("127.0.0.1")), headers: [],
          maximumBytes: 10))
      #expect(answer.status == 301)
      #expect(answer.bytes == [])
      let document = try await Self.allowed.get(address)
      #expect(document.bytes == Array("new".utf8))
      #expect(document.address == "http://127.0.0.1:\(server.port)/new")
    }
  }

  @Test("A document may be as large as the caller says, and one byte more is refused")
  func sizes() async throws {
    let content = String(repeating: "x", count: 100_000)
    try await ScriptedServer.run(script: { _ in .answer("200 OK", ["Cache-Control: no-store"], content) }) {
      server in
      let address = "http://127.0.0.1:\(server.port)/"
      let document = try await Self.allowed.get(address, maximumBytes: 100_000)
      #expect(document.bytes.count == 100_000)
      await #expect(throws: failure(.tooLarge)) { try await Self.allowed.get(address, maximumBytes: 99_999) }
    }
  }

  @Test("A document without end is left, whoever's limit it exceeds")
  func endless() async throws {
    let chunk = String(repeating: "x", count: 65_536)
    let script: @Sendable (String) -> [ScriptedServer.Step] = { request in
      request.contains("/chunked")
        ? [
          .send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"),
          .sendForever("10000\r\n\(chunk)\r\n"),
        ]
        : [.send("HTTP/1.1 200 OK\r\n\r\n"), .sendForever(chunk)]
    }
    try await ScriptedServer.run(script: script) { server in
      for path in ["chunked", "until-close"] {
        let address = "http://127.0.0.1:\(server.port)/\(path)"
        await #expect(throws: failure(.tooLarge)) { try await Self.allowed.get(address, maximumBytes: 1000) }
        await #expect(throws: failure(.tooLarge)) { try await Self.allowed.get(address, maximumBytes: .max) }
      }
    }
  }

  @Test("A head without end is left too", arguments: ["x-long: ", "x: y\r\n"])
  func endlessHead(field: String) async throws {
    let forever =
      field.hasSuffix("\n") ? String(repeating: field, count: 1000) : String(repeating: "z", count: 65_536)
    let script: @Sendable (String) -> [ScriptedServer.Step] = { _ in
      [.send("HTTP/1.1 200 OK\r\n" + field), .sendForever(forever)]
    }
    try await ScriptedServer.run(script: script) { server in
      await #expect(throws: failure(.unreachable)) {
        try await Self.allowed.get("http://127.0.0.1:\(server.port)/")
      }
    }
  }

  @Test("An announced length beyond the limit is refused before the content comes")
  func announced() async throws {
    let script: @Sendable (String) -> [ScriptedServer.Step] = { _ in
      [.send("HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n")]
    }
    try await ScriptedServer.run(script: script) { server in
      await #expect(throws: failure(.tooLarge)) {
        try await Self.allowed.get("http://127.0.0.1:\(server.port)/")
      }
    }
  }

  @Test(
    "Silence, before or within the answer, ends with the time limit",
    arguments: [
      "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n",
      "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nfive",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nfive",
      "HTTP/1.1 200 OK\r\n\r\nfive", "HTTP/1.1 103 Early Hints\r\n\r\n",
    ])
  func silence(beginning: String) async throws {
    var limits = FetchLimits()
    limits.timeLimit = .milliseconds(300)
    let fetcher = Fetcher(rules: AddressRules(allowLoopback: true), limits: limits)
    try await ScriptedServer.run(script: { _ in [.send(beginning)] }) { server in
      await #expect(throws: failure(.tooSlow)) { try await fetcher.get("http://127.0.0.1:\(server.port)/") }
    }
  }

  @Test("A caller that gives up is let go, and gets no half document")
  func cancelled() async throws {
    let script: @Sendable (String) -> [ScriptedServer.Step] = { _ in [.send("HTTP/1.1 200 OK\r\n\r\nfive")] }
    try await ScriptedServer.run(script: script) { server in
      let task = Task { try await Self.allowed.get("http://127.0.0.1:\(server.port)/") }
      while server.requests.isEmpty { await Task.yield() }
      task.cancel()
      await #expect(throws: failure(.unreachable)) { try await task.value }
    }
  }

  @Test(
    "A broken answer is out of reach, and nothing of it shows",
    arguments: [
      "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhunter2",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n7\r\nhunter2\r\n",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nhunter2\r\n", "hunter2\r\n\r\n",
      "SSH-2.0-hunter2\r\n", "",
      "HTTP/1.1 200 OK\r\ncontent-length: hunter2\r\n\r\nhunter2", "HTTP/1.1 hunter2 OK\r\n\r\n",
      "HTTP/1.1 200 OK\r\ncontent-length: 7\r\ncontent-length: 8\r\n\r\nhunter2",
      "HTTP/1.1 200 OK\r\nhunter2\r\n\r\n",
    ])
  func broken(answer: String) async throws {
    try await ScriptedServer.run(script: { _ in [.send(answer), .close] }) { server in
      let error = await #expect(throws: failure(.unreachable)) {
        try await Self.allowed.get("http://127.0.0.1:\(server.port)/hunter2")
      }
      #expect(error?.reason.contains("hunter2") == false)
    }
  }

  @Test("Bytes after the announced length are no part of the document")
  func surplus() async throws {
    let script: @Sendable (String) -> [ScriptedServer.Step] = { _ in
      [.send("HTTP/1.1 200 OK\r\ncontent-length: 4\r\nconnection: close\r\n\r\nfoursurplus"), .close]
    }
    try await ScriptedServer.run(script: script) { server in
      let document = try? await Self.allowed.get("http://127.0.0.1:\(server.port)/")
      #expect(document == nil || document?.bytes == Array("four".utf8))
      #expect(server.requests.count == 1)
    }
  }

  @Test("An unasked gzip is not understood, and not expanded")
  func gzip() async throws {
    try await ScriptedServer.run(script: { _ in .answer("200 OK", ["Content-Encoding: gzip"], "x") }) {
      server in
      await #expect(throws: failure(.notUnderstood)) {
        try await Self.allowed.get("http://127.0.0.1:\(server.port)/")
      }
    }
  }

  @Test("Nobody listening is out of reach")
  func nobody() async throws {
    let server = try await ScriptedServer.start { _ in [] }
    try await server.stop()
    await #expect(throws: failure(.unreachable)) {
      try await Self.allowed.get("http://127.0.0.1:\(server.port)/")
    }
  }

  @Test("A validator of the first answer goes with the second question")
  func conditional() async throws {
    let script: @Sendable (String) -> [ScriptedServer.Step] = { request in
      request.lowercased().contains("if-none-match: \"v1\"")
        ? .answer("304 Not Modified", ["ETag: \"v1\"", "Cache-Control: no-cache"])
        : .answer("200 OK", ["ETag: \"v1\"", "Cache-Control: no-cache"], "content")
    }
    try await ScriptedServer.run(script: script) { server in
      let fetcher = Fetcher(rules: AddressRules(allowLoopback: true))
      let address = "http://127.0.0.1:\(server.port)/"
      let first = try await fetcher.get(address)
      let second = try await fetcher.get(address)
      #expect(second.bytes == first.bytes)
      #expect(second.revision == first.revision)
      #expect(server.requests.count == 2)
    }
  }
}
