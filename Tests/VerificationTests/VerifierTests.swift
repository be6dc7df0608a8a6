import Foundation
import JOSE
import JSONTree
import Testing

@testable import Verification

/// Fetching in rounds, caches that are never out of date, layers of sources.
@Suite struct VerifierTests {
  let authority: TestAuthority

  init() throws { authority = try TestAuthority() }

  @Test func fetchesEachDocumentOnce() async throws {
    let source = CountingSource(try authority.documents())
    let report = await Verifier(documents: source).verify(try authority.badgeToken())
    #expect(report.verdict == .valid)
    #expect(source.asked == [authority.address, TestAuthority.listAddress])
  }

  @Test func fetchesNothingOfflineOrAtHand() async throws {
    let source = CountingSource(try authority.documents())
    let options = VerificationOptions(at: TestAuthority.now, now: TestAuthority.now, offline: true)
    let verifier = Verifier(documents: source)
    let report = await verifier.verify(try authority.badgeToken(), options)
    #expect(report.verdict == .undetermined)
    #expect(report.finding(.issuerKeyUnreachable)?.detail["failure"] == "offline")
    _ = verifier.verifyAtHand(
      Array(try authority.badgeToken().utf8), VerificationOptions(now: TestAuthority.now))
    #expect(source.asked.isEmpty)
    let atHand = CountingSource(try authority.documents(), isAtHand: true)
    #expect(await Verifier(documents: atHand).verify(try authority.badgeToken(), options).verdict == .valid)
    #expect(atHand.asked.isEmpty)
  }

  /// Many issuers in one input: the number of addresses is bounded, and what was not asked is unknown.
  @Test func boundsWhatOneInputMakesItFetch() async throws {
    let source = CountingSource(OfflineDocumentSource())
    let tokens = try (0..<60).map { number in
      JSON.string(
        try authority.badgeToken(["issuer": .string("did:web:a\(number).example")], header: ["kid": nil]))
    }
    let report = await Verifier(documents: source).verify(JSON.array(tokens).text())
    #expect(source.asked.count == VerificationLimits.standard.fetches)
    #expect(report.verdict == .undetermined)
    let failures = report.credentials.compactMap {
      $0.finding(.issuerKeyUnreachable)?.detail["failure"]?.string
    }
    #expect(failures.filter { $0 == "limit-reached" }.count == 60 - source.asked.count)
  }

  @Test func forgetsAKeyThatItsIssuerTookAway() async throws {
    let folder = ChangingSource(try authority.documents())
    let verifier = Verifier(documents: folder)
    let token = try authority.badgeToken()
    #expect(await verifier.verify(token).verdict == .valid)
    folder.change(authority.address, JSON.object(authority.document(assertion: [authority.otherKey])))
    #expect(await verifier.verify(token).codes(.issuerKey) == ["issuer-key.not-for-this"])
    folder.change(authority.address, JSON.object(authority.document()))
    #expect(await verifier.verify(token).verdict == .valid)
  }

  @Test func seesAStatusChangeAtOnce() async throws {
    let folder = ChangingSource(try authority.documents())
    let verifier = Verifier(documents: folder)
    let token = try authority.badgeToken()
    #expect(await verifier.verify(token).verdict == .valid)
    folder.change(TestAuthority.listAddress, text: try authority.list(set: [94_567]))
    #expect(await verifier.verify(token).codes(.status) == ["status.revoked"])
    folder.change(TestAuthority.listAddress, text: try authority.list())
    #expect(await verifier.verify(token).codes(.status) == ["status.good"])
  }

  /// A list that was found good is not taken any more when the key that signed it is gone.
  @Test func doubtsAKeptListWhoseKeyIsGone() async throws {
    let folder = ChangingSource(try authority.documents())
    let verifier = Verifier(documents: folder)
    // The badge by the second key, the list by the first.
    let token = try authority.badgeToken(by: authority.otherKey)
    #expect(await verifier.verify(token).verdict == .valid)
    folder.change(authority.address, JSON.object(authority.document(assertion: [authority.otherKey])))
    let report = await verifier.verify(token)
    #expect(report.codes(.proof) == ["proof.good"])
    #expect(report.codes(.status) == ["status.list-not-authentic"])
  }

  /// A copy at hand that is out of date is fetched anew: a list past its end, a document without a new key.
  @Test func renewsCopiesThatAreTooOld() async throws {
    var old = try authority.documents(lists: [
      TestAuthority.listAddress: try authority.list(members: ["validUntil": "2026-11-25T09:59:59Z"])
    ])
    let token = try authority.badgeToken()
    let list = CopySource(copies: old, origin: CountingSource(try authority.documents()))
    #expect(await Verifier(documents: list).verify(token).verdict == .valid)
    #expect(list.origin.asked == [TestAuthority.listAddress])
    // What cannot be renewed stays stale.
    let gone = CopySource(copies: old, origin: CountingSource(OfflineDocumentSource()))
    #expect(await Verifier(documents: gone).verify(token).codes(.status) == ["status.list-stale"])
    #expect(gone.origin.asked.count == 1)

    old = try authority.documents([
      authority.address: .object(authority.document(assertion: [authority.otherKey]))
    ])
    let keys = CopySource(copies: old, origin: CountingSource(try authority.documents()))
    #expect(await Verifier(documents: keys).verify(token).verdict == .valid)
    #expect(keys.origin.asked == [authority.address])
    let foreign = try authority.badgeToken(header: ["kid": .string("\(authority.did)#none")])
    #expect(await Verifier(documents: keys).verify(foreign).codes(.issuerKey) == ["issuer-key.not-listed"])
  }

  /// What trust files hold, as copies.
  private func copies(_ source: InMemoryDocumentSource, at date: Date = TestAuthority.now) -> InMemoryDocumentSource {
    InMemoryDocumentSource(
      source.documents.mapValues {
        var copy = $0
        copy.isCopy = true
        copy.fetchedAt = date
        return copy
      })
  }

  @Test func believesACopyOnlyWhereTheSourceCouldNotBeAsked() async throws {
    let token = try authority.badgeToken()
    let old = try authority.documents([
      authority.address: .object(authority.document(assertion: [authority.otherKey]))
    ])
    // The issuer answers: its word counts, both ways.
    let live = CountingSource(try authority.documents())
    let asked = Verifier(documents: LayeredDocumentSource([live], copies: copies(old)))
    #expect(await asked.verify(token).verdict == .valid)
    #expect(live.asked.contains(authority.address) && live.asked.contains(TestAuthority.listAddress))
    let gone = Verifier(
      documents: LayeredDocumentSource([CountingSource(old)], copies: copies(try authority.documents())))
    #expect(await gone.verify(token).codes(.issuerKey) == ["issuer-key.not-for-this"])
    let answer = DocumentFailure(.notFound, "")
    let refused = Verifier(
      documents: LayeredDocumentSource([FailingSource(failure: answer)], copies: copies(try authority.documents())))
    #expect(await refused.verify(token).codes(.issuerKey) == ["issuer-key.unreachable"])

    // It does not: the copy stands in, with its age, until it is too old.
    let silent = FailingSource(failure: DocumentFailure(.unreachable, ""))
    let day = TestAuthority.now.addingTimeInterval(-86_400)
    let standIn = Verifier(
      documents: LayeredDocumentSource([silent], copies: copies(try authority.documents(), at: day)))
    let report = await standIn.verify(token)
    #expect(report.verdict == .valid)
    #expect(report.checks.first { $0.check == .issuerKey }?.detail["ageSeconds"]?.int == 86_400)
    var options = VerificationOptions(now: TestAuthority.now)
    options.maximumAge = 3600
    #expect(await standIn.verify(token, options).codes(.issuerKey) == ["issuer-key.unreachable"])
    // A copy that lacks the key proves nothing; offline neither.
    let lacking = Verifier(documents: LayeredDocumentSource([silent], copies: copies(old)))
    for isOffline in [false, true] {
      var options = VerificationOptions(now: TestAuthority.now)
      options.offline = isOffline
      let report = await lacking.verify(token, options)
      #expect(report.verdict == .undetermined && report.codes(.issuerKey) == ["issuer-key.not-in-copy"])
    }
  }

  @Test func givesTheSameReportToManyTasks() async throws {
    let verifier = Verifier(documents: try authority.documents())
    let token = try authority.badgeToken()
    await withTaskGroup(of: Verdict.self) { group in
      for _ in 0..<50 { group.addTask { await verifier.verify(token).verdict } }
      for await verdict in group { #expect(verdict == .valid) }
    }
  }

  @Test func boundsWhatItKeeps() {
    let cache = BoundedCache<Int>(maximumEntries: 3, maximumCost: 100)
    for number in 0..<3 { cache.keep(number, "\(number)", cost: 10) }
    #expect(cache.value("0") == 0)
    // Used since the hand passed: spared once.
    cache.keep(3, "3", cost: 10)
    #expect(cache.value("0") == 0)
    #expect(["1", "2"].compactMap(cache.value).count == 1)
    cache.keep(4, "4", cost: 101)
    #expect(cache.value("4") == nil)
    cache.keep(5, "5", cost: 95)
    #expect(cache.value("5") == 5)
    #expect(["0", "1", "2", "3"].compactMap(cache.value).isEmpty)
    cache.keep(6, "5", cost: 1)
    #expect(cache.value("5") == 6)
  }

  // MARK: Sources

  @Test func asksTheLayersInOrder() async throws {
    var near = InMemoryDocumentSource()
    near.hold([1], at: "https://a", fetchedAt: TestAuthority.now)
    var far = InMemoryDocumentSource()
    far.hold([2], at: "https://a", fetchedAt: TestAuthority.now)
    far.hold([3], at: "https://b", fetchedAt: TestAuthority.now)
    let layers = LayeredDocumentSource([near, far])
    #expect(try await layers.document(at: "https://a", accept: "*/*", maximumBytes: 9).bytes == [1])
    #expect(try await layers.document(at: "https://b", accept: "*/*", maximumBytes: 9).bytes == [3])
    #expect(layers.documentAtHand("https://b", maximumBytes: 9)?.bytes == [3])
    #expect(layers.documentAtHand("https://b", maximumBytes: 0) == nil)
    await #expect(throws: DocumentFailure(.offline, "")) {
      try await layers.document(at: "https://c", accept: "*/*", maximumBytes: 9)
    }
    // Another failure is the answer: a refused address is not tried elsewhere.
    let refusing = LayeredDocumentSource([FailingSource(failure: DocumentFailure(.addressRefused, "")), far])
    await #expect(throws: DocumentFailure(.addressRefused, "")) {
      try await refusing.document(at: "https://b", accept: "*/*", maximumBytes: 9)
    }
    await #expect(throws: DocumentFailure(.tooLarge, "")) {
      try await far.document(at: "https://b", accept: "*/*", maximumBytes: 0)
    }
  }
}
