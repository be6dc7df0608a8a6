import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import PalierWeb

/// Nobody is ever shown as somebody else, and an address that shows nothing does not tell why.
@Suite struct WrongPersonTests {
  @Test func aThousandLearnersAtOnceGetTheirOwn() async throws {
    let crowd = Crowd(1000)
    let site = TestSite(content: crowd.content, verifier: crowd.verifier)
    let outcome = try await site.run { try await crowd.visit($0) }
    #expect(outcome.complaints == [])
    // A page, two forms and a report on each, for everybody.
    #expect(outcome.answers == 5000)
    #expect(crowd.content.calls("form") == 3000)
  }

  @Test func aMixUpIsSeen() async throws {
    let crowd = Crowd(20)
    crowd.content.change { $0.credentials[crowd.learners[3].page] = crowd.learners[4].view }
    let site = TestSite(content: crowd.content, verifier: crowd.verifier)
    let outcome = try await site.run { try await crowd.visit($0) }
    #expect(outcome.complainants == [3])
    #expect(outcome.complaints.count == 5)
    #expect(Crowd.marks(in: Array("Q0001Q Q12Q QQ1234QQ0001Q Q12a4Q".utf8)) == ["Q0001Q", "Q1234Q"])
  }

  @Test func whoIsErasedMeanwhileIsGoneAndNobodyElseIsTouched() async throws {
    let crowd = Crowd(200)
    let site = TestSite(content: crowd.content, verifier: crowd.verifier)
    let erased = crowd.learners.filter { $0.number.isMultiple(of: 2) }
    try await site.run { client in
      let outcome = try await crowd.visit(client, canBeGone: true) {
        for learner in erased {
          crowd.content.remove(learner.page)
          await Task.yield()
        }
      }
      #expect(outcome.complaints == [])
      for learner in crowd.learners {
        for suffix in ["", ".jwt", ".sd-jwt"] {
          let answer = try await client.execute(uri: "/credentials/\(learner.page.text)\(suffix)", method: .get)
          let isErased = learner.number.isMultiple(of: 2)
          #expect(answer.status == (isErased ? .notFound : .ok))
          let marks = Crowd.marks(in: Array(answer.body.readableBytesView))
          #expect(marks == (isErased ? [] : [learner.mark]))
        }
      }
    }
  }

  /// All of an answer but the number of its request.
  private static func told(_ answer: TestResponse) -> [String] {
    ["\(answer.status.code)", answer.text]
      + answer.headers.filter { $0.name.rawName != "X-Request-Id" }.map { "\($0.name): \($0.value)" }
  }

  @Test(arguments: ["", ".jwt", ".sd-jwt"])
  func unknownWithdrawnAndErasedAddressesAreAnsweredAlike(_ suffix: String) async throws {
    let crowd = Crowd(4)
    let site = TestSite(content: crowd.content, verifier: crowd.verifier)
    let (erased, withdrawn, revisited) = (crowd.learners[0].page, crowd.learners[1].page, crowd.learners[2].page)
    let path = { @Sendable (page: PageSecret) in "/credentials/" + page.text + suffix }
    try await site.run { client in
      // One that was never shown goes before anybody comes, one after it was shown, one after it was shown as gone.
      crowd.content.remove(withdrawn)
      let shown = try await client.execute(uri: path(erased), method: .get)
      #expect(shown.status == .ok)
      let tag = shown.header("ETag") ?? "\"none\""
      for page in [erased, revisited] { crowd.content.remove(page) }
      #expect(try await client.execute(uri: path(revisited), method: .get) { $0.status } == .notFound)
      var compared = 0
      for method in [HTTPRequest.Method.get, .head, .post] {
        for (query, headers) in [
          ("", [:]), ("?lang=en", [:]), ("", [.acceptLanguage: "en"]), ("", [.ifNoneMatch: tag]),
          ("", [.ifNoneMatch: "*"]), ("", [.accept: "application/json"]), ("", [.range: "bytes=0-9"]),
        ] as [(String, HTTPFields)] {
          let before = crowd.content.allCalls
          let unknown = try await client.execute(
            uri: path(Sample.secret("never")) + query, method: method, headers: headers)
          let asked = Self.difference(crowd.content.allCalls, before)
          #expect(unknown.status == (method == .post ? .methodNotAllowed : .notFound))
          for page in [erased, withdrawn, revisited] {
            let before = crowd.content.allCalls
            let other = try await client.execute(uri: path(page) + query, method: method, headers: headers)
            #expect(Self.told(other) == Self.told(unknown), "\(method) \(query)")
            // The port is asked the same things, so that the time does not tell either.
            #expect(Self.difference(crowd.content.allCalls, before) == asked, "\(method) \(query)")
            compared += 1
          }
          // What cannot be an address needs no look-up: whoever tries one knows it already.
          let impossible = try await client.execute(
            uri: "/credentials/short" + suffix + query, method: method, headers: headers)
          if method != .post { #expect(Self.told(impossible) == Self.told(unknown), "\(method) \(query)") }
        }
      }
      #expect(compared == 63)
    }
  }

  private static func difference(_ after: [String: Int], _ before: [String: Int]) -> [String: Int] {
    after.merging(before) { $0 - $1 }.filter { $0.value != 0 }
  }
}
