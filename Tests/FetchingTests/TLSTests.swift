import AsyncHTTPClient
import NIOSSL
import Testing
import Verification

@testable import Fetching

/// The number is pinned, and yet it is the name that the certificate must bear.
@Suite("Over TLS", .timeLimit(.minutes(2)))
struct TLSTests {
  static func get(
    _ host: String, _ server: ScriptedServer, trusting certificate: TestCertificate?
  ) async throws -> HTTPAnswer {
    var tls = TLSConfiguration.makeClientConfiguration()
    if let certificate { tls.trustRoots = .certificates([try certificate.certificate]) }
    return try await PinnedHTTPTransport(HTTPClient.Configuration(tlsConfiguration: tls)).get(
      PinnedRequest(
        address: FetchAddress("https://\(host):\(server.port)/x"),
        number: try #require(IPAddress("127.0.0.1")),
        headers: [], maximumBytes: 100))
  }

  @Test("A certificate of the name is accepted, and the server is asked by name")
  func accepted() async throws {
    let certificate = try TestCertificate(name: "issuer.example")
    try await ScriptedServer.run(certificate: certificate, script: { _ in .answer("200 OK", [], "ok") }) {
      server in
      let answer = try await Self.get("issuer.example", server, trusting: certificate)
      #expect(answer.bytes == Array("ok".utf8))
      #expect(server.requests[0].lowercased().contains("host: issuer.example:\(server.port)"))
    }
  }

  @Test("A certificate of another name, or of an unknown authority, is refused before anything is asked")
  func refused() async throws {
    let certificate = try TestCertificate(name: "issuer.example")
    try await ScriptedServer.run(certificate: certificate, script: { _ in .answer("200 OK", [], "ok") }) {
      server in
      await #expect(throws: failure(.unreachable)) {
        try await Self.get("other.example", server, trusting: certificate)
      }
      await #expect(throws: failure(.unreachable)) {
        try await Self.get("issuer.example", server, trusting: nil)
      }
      await #expect(throws: failure(.unreachable)) {
        try await Self.get("issuer.example", server, trusting: TestCertificate(name: "issuer.example"))
      }
      #expect(server.requests == [])
    }
  }

  @Test("The name goes into the handshake")
  func serverName() async throws {
    // Without a certificate the server sees the handshake as it comes, and is silent until it is closed.
    try await ScriptedServer.run(script: { _ in [] }) { server in
      let task = Task { try await Self.get("issuer.example", server, trusting: nil) }
      while server.bytes.count < 100 { await Task.yield() }
      task.cancel()
      await #expect(throws: failure(.unreachable)) { try await task.value }
      #expect(server.bytes.first == 0x16)
      #expect(String(decoding: server.bytes, as: UTF8.self).contains("issuer.example"))
    }
  }
}
