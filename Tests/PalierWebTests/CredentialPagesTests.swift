import Encodings
import Foundation
import Hummingbird
import HummingbirdTesting
import Testing
import Verification

@testable import PalierWeb

@Suite struct CredentialPagesTests {
  static let path = "/credentials/" + SampleContent.page.text

  @Test func aPageIsMadeOnceAndKept() async throws {
    let site = TestSite()
    try await site.run { client in
      let first = try await client.execute(uri: Self.path, method: .get)
      let second = try await client.execute(uri: Self.path, method: .get)
      #expect(first.status == .ok && first.text == second.text)
      #expect(site.verifier.asked.count == 1)
      #expect(site.content.calls("credential") == 1)
      #expect(site.content.calls("changeToken") == 2)
      // Another language is drawn from the same run of the verifier.
      let english = try await client.execute(uri: Self.path + "?lang=en", method: .get)
      #expect(english.text.contains("Valid and intact"))
      #expect(site.verifier.asked.count == 1)
    }
  }

  @Test func theVerifierRunsOnTheSignedFileAndOffline() async throws {
    let site = TestSite()
    _ = try await site.get(Self.path)
    let asked = try #require(site.verifier.asked.first)
    #expect(String(decoding: asked.input, as: UTF8.self).hasPrefix("eyJ"))
    #expect(asked.options.offline)
    #expect(asked.options.at == Sample.now && asked.options.clock == Sample.now)
  }

  @Test func aRunIsShownForAMinuteAtMost() async throws {
    let site = TestSite()
    try await site.run { client in
      let first = try await client.execute(uri: Self.path, method: .get)
      #expect(first.text.contains("25 novembre 2026 à 10:00:05 UTC"))
      site.clock.advance(59)
      let kept = try await client.execute(uri: Self.path, method: .get)
      #expect(kept.text == first.text)
      #expect(site.verifier.asked.count == 1)
      site.clock.advance(1)
      let renewed = try await client.execute(uri: Self.path, method: .get)
      #expect(renewed.text.contains("10:01:05 UTC"))
      #expect(site.verifier.asked.count == 2)
    }
  }

  @Test func aClockThatGoesBackRenewsThePage() async throws {
    let site = TestSite()
    try await site.run { client in
      _ = try await client.execute(uri: Self.path, method: .get)
      site.clock.advance(-3600)
      _ = try await client.execute(uri: Self.path, method: .get)
      #expect(site.verifier.asked.count == 2)
    }
  }

  @Test func aChangeIsSeenAtOnce() async throws {
    let site = TestSite()
    try await site.run { client in
      let before = try await client.execute(uri: Self.path, method: .get)
      #expect(before.text.contains("Valide et intacte"))
      site.content.change { state in
        state.credentials[SampleContent.page]?.state = .revoked
        state.tokens[SampleContent.page] = 2
      }
      site.verifier.answer(Sample.revoked)
      let after = try await client.execute(uri: Self.path, method: .get)
      #expect(after.text.contains("Révoquée"))
      #expect(!after.text.contains("Valide et intacte"))
    }
  }

  @Test func theEndOfValidityEndsThePage() async throws {
    let content = SampleContent([
      SampleContent.page: Sample.credential(validUntil: Sample.now.addingTimeInterval(10))
    ])
    let site = TestSite(content: content)
    try await site.run { client in
      _ = try await client.execute(uri: Self.path, method: .get)
      site.clock.advance(9)
      _ = try await client.execute(uri: Self.path, method: .get)
      #expect(site.verifier.asked.count == 1)
      site.clock.advance(1)
      _ = try await client.execute(uri: Self.path, method: .get)
      #expect(site.verifier.asked.count == 2)
    }
  }

  @Test func wrongErasedAndImpossibleAddressesAreAnsweredAlike() async throws {
    let site = TestSite()
    try await site.run { client in
      _ = try await client.execute(uri: Self.path, method: .get)
      site.content.change { state in
        state.tokens[SampleContent.page] = nil
        state.credentials[SampleContent.page] = nil
      }
      let erased = try await client.execute(uri: Self.path, method: .get)
      #expect(erased.status == .notFound)
      for other in [Sample.secret("wrong").text, "short", "..", "x.pdf", String(repeating: "y", count: 90), "%41"] {
        let wrong = try await client.execute(uri: "/credentials/" + other, method: .get)
        #expect(wrong.status == .notFound, "\(other)")
        #expect(wrong.body == erased.body, "\(other)")
        // All headers but the number of the request.
        let kept = { (response: TestResponse) in
          response.headers.filter { $0.name.rawName != "X-Request-Id" }.map { "\($0.name): \($0.value)" }.sorted()
        }
        #expect(kept(wrong) == kept(erased), "\(other)")
      }
      let english = try await client.execute(uri: Self.path + "?lang=en", method: .get)
      let wrongEnglish = try await client.execute(uri: "/credentials/wrong?lang=en", method: .get)
      #expect(english.body == wrongEnglish.body && english.text.contains("There is no such page"))

      let form = try await client.execute(uri: Self.path + ".jwt", method: .get)
      let wrongForm = try await client.execute(uri: "/credentials/\(Sample.secret("wrong").text).jwt", method: .get)
      #expect(form.status == .notFound && form.body == wrongForm.body)
    }
  }

  @Test func anErasedPageIsForgottenInMemoryToo() async throws {
    let site = TestSite()
    let pages = WebApplication.site(site.content, site.register, site.verifier, site.configuration, { Sample.now })
      .pages
    let reader = Reader(language: .fr, chosen: false)
    #expect(try await pages.page(SampleContent.page, for: reader) != nil)
    site.content.change { $0.tokens[SampleContent.page] = nil }
    #expect(try await pages.page(SampleContent.page, for: reader) == nil)
    site.content.change { $0.tokens[SampleContent.page] = 1 }
    #expect(try await pages.page(SampleContent.page, for: reader) != nil)
    #expect(site.content.calls("credential") == 2)
  }

  @Test func theMemoryIsBounded() async throws {
    let secrets = (0..<300).map { Sample.secret("n\($0)-") }
    let site = TestSite(
      content: SampleContent(Dictionary(uniqueKeysWithValues: secrets.map { ($0, Sample.credential()) })))
    let pages = CredentialPages(
      content: site.content, verifier: site.verifier, lifetime: 60, capacity: 16, now: { Sample.now }
    ) { _, _ in ByteBuffer(string: "page") }
    let reader = Reader(language: .fr, chosen: false)
    for secret in secrets { #expect(try await pages.page(secret, for: reader) != nil) }
    #expect(site.verifier.asked.count == 300)
    #expect(pages.count <= 16)
  }

  @Test func manyReadersAtOnceGetTheSamePage() async throws {
    let site = TestSite()
    let pages = WebApplication.site(site.content, site.register, site.verifier, site.configuration, { Sample.now })
      .pages
    let bodies = try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
      for _ in 0..<64 {
        group.addTask { try await pages.page(SampleContent.page, for: Reader(language: .en, chosen: false)) }
      }
      return try await group.reduce(into: Set<ByteBuffer?>()) { $0.insert($1) }
    }
    #expect(bodies.count == 1)
  }

  @Test func whatCannotBeKnownIsNoMissingPage() async throws {
    let site = TestSite()
    site.content.change { $0.isBroken = true }
    let response = try await site.get(Self.path)
    #expect(response.status == .internalServerError)
    let id = try #require(response.header("X-Request-Id"))
    #expect(response.text.contains(id))
    #expect(response.text.contains("P-131"))
    #expect(site.log.text.contains("Fault"))
    #expect(!site.log.text.contains(SampleContent.page.text))
  }
}
