import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import PalierWeb

/// What only a real socket shows: the limits of the HTTP parser, and connections that must end.
@Suite(.serialized) struct LiveServerTests {
  private static func exchange(
    _ site: TestSite = TestSite(), _ talk: @escaping @Sendable (borrowing RawConnection) -> Void
  ) async throws -> String? {
    try await site.application.test(.live) { client in
      let port = try #require(client.port)
      // A socket that blocks needs a thread of its own: the server runs on those of the tests.
      return await withCheckedContinuation { continuation in
        Thread {
          var answer: String?
          if let connection = try? RawConnection(port: port) {
            talk(connection)
            answer = connection.readToEnd()
          }
          continuation.resume(returning: answer)
        }.start()
      }
    }
  }

  @Test func anAnswerComesOverARealConnection() async throws {
    let answer = try await Self.exchange {
      $0.send(
        "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\nGET /verify HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    }
    #expect(answer?.hasPrefix("HTTP/1.1 200 OK\r\n") == true)
    #expect(answer?.contains("alive\n") == true)
    #expect(answer?.hasSuffix("</html>\n") == true)
    #expect(answer?.lowercased().contains("\r\nserver:") == false)
  }

  @Test func anAnnouncedMonsterIsAnsweredAndCutOff() async throws {
    let answer = try await Self.exchange {
      $0.send("POST /api/v1/verify HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\nabc")
    }
    #expect(answer?.hasPrefix("HTTP/1.1 413 ") == true)
    #expect(answer?.contains("body-too-large") == true)
  }

  @Test func anEndlessPreambleIsAnsweredAndCutOff() async throws {
    let answer = try await Self.exchange { connection in
      connection.send(
        "POST /verify HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n"
      )
      let chunk = "1000\r\n" + String(repeating: "x", count: 0x1000) + "\r\n"
      for _ in 0..<20_000 where !connection.send(chunk) { return }
    }
    #expect(answer != nil)
  }

  @Test(arguments: [
    "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X-A: b\r\n", count: 200) + "\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nX-A: " + String(repeating: "b", count: 20_000) + "\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\n"
      + (0..<20).map { "X-\($0): " + String(repeating: "b", count: 4000) + "\r\n" }.joined() + "\r\n",
    "GET /" + String(repeating: "a", count: 100_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /\u{0} HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "nonsense\r\n\r\n",
    "POST /verify HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    "POST /verify HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /verify HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n folded\u{0}\r\n\r\n",
  ])
  func whatIsNoHTTPIsRefusedAndCutOff(_ request: String) async throws {
    let answer = try #require(try await Self.exchange { $0.send(request) })
    #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(80))")
  }

  @Test func aSilentConnectionEnds() async throws {
    var site = TestSite()
    site.configuration.idleSeconds = 1
    let answer = try await Self.exchange(site) { $0.send("GET / HTTP/1.1\r\nHo") }
    #expect(answer == "")
  }

  @Test func aSilentBodyEnds() async throws {
    var site = TestSite()
    site.configuration.idleSeconds = 1
    let answer = try await Self.exchange(site) {
      $0.send("POST /api/v1/verify HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc")
    }
    #expect(answer != nil)
    #expect(site.verifier.asked.isEmpty)
  }

  @Test func aBodyThatIsCutShortIsNotVerified() async throws {
    let site = TestSite()
    let answer = try await Self.exchange(site) { connection in
      connection.send("POST /api/v1/verify HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\neyJ")
      connection.endSending()
    }
    #expect(answer?.contains("HTTP/1.1 200") == false)
    #expect(site.verifier.asked.isEmpty)
  }
}
