import Fetching
import Foundation
import Synchronization
import Testing
import Verification

@Suite("Cache")
struct CacheTests {
  let clock = ManualClock()
  let resolver = RecordingResolver(standard: [publicNumber])
  static let address = "https://a.example/list"

  func fetcher(_ transport: RecordingTransport, cache: DocumentCache = DocumentCache()) -> Fetcher {
    Fetcher(cache: cache, resolver: resolver, transport: transport, now: { [clock] in clock.now })
  }

  /// Answers with those fields and the number of the question as content.
  func counting(_ fields: [String: String]) -> RecordingTransport {
    let count = Mutex(0)
    return RecordingTransport { _ in
      let number = count.withLock { count in
        count += 1
        return count
      }
      return HTTPAnswer(
        status: 200, fields: fields.map { HTTPField($0.key, $0.value) }, bytes: Array("\(number)".utf8))
    }
  }

  @Test(
    "A document is used as long as it says, at most an hour, and a minute when it says nothing",
    arguments: [
      (["Cache-Control": "max-age=300"], 300, 300), (["Cache-Control": "public, max-age=\"300\""], 300, 300),
      (["cache-control": "MAX-AGE=10"], 10, 10), (["Cache-Control": "max-age=999999"], 3600, 999_999),
      (["Cache-Control": "max-age=300", "Age": "100"], 200, 200),
      (["Cache-Control": "max-age=300", "Age": "x"], 0, 0),
      (["Cache-Control": "max-age=0"], 0, 0), (["Cache-Control": "no-cache"], 0, 0),
      (["Cache-Control": "max-age=-1"], 0, 0),
      (["Cache-Control": "max-age=1.5"], 0, 0), (["Cache-Control": "max-age"], 0, 0),
      (["Cache-Control": "no-cache, max-age=9"], 0, 0),
      (["Cache-Control": #"private="a, max-age=9", max-age=7"#], 7, 7), (["Vary": "*"], 0, 0), ([:], 60, nil),
      (["Cache-Control": "public"], 60, nil),
      (["Cache-Control": "max-age=99999999999999999999"], 3600, 2_147_483_648),
      (["Expires": "Sun, 06 Nov 1994 08:49:37 GMT", "Date": "Sun, 06 Nov 1994 08:48:37 GMT"], 60, 60),
      (["Expires": "Sun, 06 Nov 1994 08:49:37 GMT"], 0, 0), (["Expires": "0"], 0, 0),
      (["Expires": "tomorrow"], 0, 0),
      (["Expires": "Sun, 06 Nov 1994 08:49:37 GMT", "Cache-Control": "max-age=8"], 8, 8),
      (["Expires": "Sunday, 06-Nov-94 08:49:37 GMT", "Date": "Sun, 06 Nov 1994 08:48:37 GMT"], 0, 0),
    ] as [([String: String], Int, Int?)])
  func lifetimes(fields: [String: String], usable: Int, stated: Int?) async throws {
    let transport = counting(fields)
    let fetcher = fetcher(transport)
    let first = try await fetcher.get(Self.address)
    #expect(first.fetchedAt == clock.now)
    #expect(first.freshUntil == stated.map { clock.now.addingTimeInterval(TimeInterval($0)) })
    #expect((fetcher.documentAtHand(Self.address, maximumBytes: 10) == first) == (usable > 0))
    if usable > 0 {
      clock.advance(TimeInterval(usable) - 0.001)
      #expect(try await fetcher.get(Self.address) == first)
      #expect(fetcher.documentAtHand(Self.address, maximumBytes: 10) == first)
      #expect(transport.requests.count == 1)
      clock.advance(0.001)
    }
    #expect(fetcher.documentAtHand(Self.address, maximumBytes: 10) == nil)
    // What is stale is still known, for who asks for it by that name.
    #expect(fetcher.lastKnownDocument(Self.address) == first)
    let second = try await fetcher.get(Self.address)
    #expect(transport.requests.count == 2)
    #expect(second.bytes == Array("2".utf8))
    #expect(second.revision != first.revision)
    #expect(second.fetchedAt == clock.now)
  }

  @Test("What must not be stored is not, and what was there is dropped")
  func noStore() async throws {
    let isStored = Mutex(true)
    let transport = RecordingTransport { _ in
      let field = isStored.withLock { $0 } ? "max-age=0" : "no-store, max-age=300"
      return HTTPAnswer(status: 200, fields: [HTTPField("cache-control", field)], bytes: [1])
    }
    let cache = DocumentCache()
    let fetcher = fetcher(transport, cache: cache)
    _ = try await fetcher.get(Self.address)
    #expect(cache.extent == (1, 1))
    isStored.withLock { $0 = false }
    _ = try await fetcher.get(Self.address)
    #expect(cache.extent == (0, 0))
    #expect(fetcher.documentAtHand(Self.address, maximumBytes: 10) == nil)
    #expect(fetcher.lastKnownDocument(Self.address) == nil)
  }

  @Test("Unchanged bytes keep their revision, with 304 and with 200; the time of reading is new")
  func revalidation() async throws {
    for hasValidators in [true, false] {
      let transport = RecordingTransport { request in
        let isKnown =
          request.headers.contains(HTTPField("if-none-match", "\"x\""))
          && request.headers.contains(HTTPField("if-modified-since", "Sun, 06 Nov 1994 08:49:37 GMT"))
        if isKnown { return HTTPAnswer(status: 304, fields: [HTTPField("cache-control", "max-age=30")]) }
        let validators = [
          HTTPField("etag", "\"x\""), HTTPField("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ]
        return HTTPAnswer(
          status: 200, fields: (hasValidators ? validators : []) + [HTTPField("cache-control", "max-age=10")],
          bytes: [1, 2])
      }
      let fetcher = fetcher(transport)
      let first = try await fetcher.get(Self.address)
      for round in 1...3 {
        clock.advance(31)
        let next = try await fetcher.get(Self.address)
        #expect(next.bytes == [1, 2])
        #expect(next.revision == first.revision)
        #expect(next.fetchedAt == clock.now)
        #expect(next.freshUntil == clock.now.addingTimeInterval(hasValidators ? 30 : 10))
        #expect(transport.requests.count == round + 1)
      }
    }
  }

  @Test("A 304 that says nothing of its freshness leaves it as it was")
  func silentRevalidation() async throws {
    let transport = RecordingTransport { request in
      request.headers.contains(HTTPField("if-none-match", "W/\"x\""))
        ? HTTPAnswer(status: 304)
        : HTTPAnswer(
          status: 200, fields: [HTTPField("etag", "W/\"x\""), HTTPField("cache-control", "max-age=7")],
          bytes: [1])
    }
    let fetcher = fetcher(transport)
    for round in 1...3 {
      let document = try await fetcher.get(Self.address)
      #expect(document.freshUntil == clock.now.addingTimeInterval(7))
      clock.advance(6)
      _ = try await fetcher.get(Self.address)
      #expect(transport.requests.count == round)
      clock.advance(1)
    }
  }

  @Test(
    "After a redirect the validator goes to where the document came from, and a 304 of elsewhere is not believed"
  )
  func revalidationAfterRedirect() async throws {
    let isHonest = Mutex(true)
    let transport = RecordingTransport { request in
      let isConditional = request.headers.contains { $0.name == "if-none-match" }
      if request.address.host == "a.example" {
        #expect(!isConditional)
        return isHonest.withLock { $0 }
          ? HTTPAnswer(status: 302, fields: [HTTPField("location", "https://b.example/list")])
          : HTTPAnswer(status: 304)
      }
      return isConditional
        ? HTTPAnswer(status: 304)
        : HTTPAnswer(
          status: 200, fields: [HTTPField("etag", "x"), HTTPField("cache-control", "max-age=5")], bytes: [9])
    }
    let fetcher = fetcher(transport)
    let first = try await fetcher.get(Self.address)
    clock.advance(61)
    let second = try await fetcher.get(Self.address)
    #expect(second.bytes == [9])
    #expect(second.address == "https://b.example/list")
    #expect(second.revision == first.revision)
    #expect(transport.requests.count == 4)
    clock.advance(3601)
    isHonest.withLock { $0 = false }
    await #expect(throws: failure(.notUnderstood)) { try await fetcher.get(Self.address) }
  }

  @Test("A chain of redirects is as fresh as its shortest-lived part")
  func chain() async throws {
    let transport = RecordingTransport { request in
      request.address.host == "a.example"
        ? HTTPAnswer(
          status: 302,
          fields: [HTTPField("location", "https://b.example/"), HTTPField("cache-control", "max-age=5")])
        : HTTPAnswer(status: 200, fields: [HTTPField("cache-control", "max-age=500")])
    }
    let fetcher = fetcher(transport)
    _ = try await fetcher.get(Self.address)
    clock.advance(4)
    _ = try await fetcher.get(Self.address)
    #expect(transport.requests.count == 2)
    clock.advance(1)
    _ = try await fetcher.get(Self.address)
    #expect(transport.requests.count == 4)
  }

  @Test("Another Accept gets another document where the source says so")
  func vary() async throws {
    for (vary, expected) in [("Accept", 2), ("accept-language, ACCEPT", 2), ("Accept-Language", 1)] {
      let transport = counting(["Vary": vary, "Cache-Control": "max-age=100"])
      let fetcher = fetcher(transport)
      _ = try await fetcher.get(Self.address, accept: "application/json")
      _ = try await fetcher.get(Self.address, accept: "application/jwt")
      #expect(transport.requests.count == expected)
    }
  }

  @Test("A document that is gone is forgotten; one out of reach is not")
  func gone() async throws {
    let status = Mutex(200)
    let transport = RecordingTransport { _ in
      HTTPAnswer(status: status.withLock { $0 }, fields: [HTTPField("cache-control", "no-cache")])
    }
    let fetcher = fetcher(transport)
    _ = try await fetcher.get(Self.address)
    status.withLock { $0 = 503 }
    await #expect(throws: failure(.status)) { try await fetcher.get(Self.address) }
    #expect(fetcher.lastKnownDocument(Self.address) != nil)
    status.withLock { $0 = 410 }
    await #expect(throws: failure(.notFound)) { try await fetcher.get(Self.address) }
    #expect(fetcher.lastKnownDocument(Self.address) == nil)
  }

  @Test("Number and size are bounded, and the one unused for longest goes first")
  func bounds() async throws {
    let transport = RecordingTransport { request in
      HTTPAnswer(
        status: 200, fields: [HTTPField("cache-control", "max-age=100")],
        bytes: [UInt8](repeating: 0, count: Int(request.address.target.dropFirst()) ?? 0))
    }
    let cache = DocumentCache(maximumEntries: 3, maximumBytes: 100)
    let fetcher = fetcher(transport, cache: cache)
    for size in [10, 20, 30] { _ = try await fetcher.get("https://a.example/\(size)") }
    #expect(cache.extent == (3, 60))
    _ = try await fetcher.get("https://a.example/10")
    #expect(transport.requests.count == 3)
    _ = try await fetcher.get("https://a.example/40")
    #expect(cache.extent == (3, 80))
    #expect(fetcher.documentAtHand("https://a.example/20", maximumBytes: 100) == nil)
    #expect(fetcher.documentAtHand("https://a.example/10", maximumBytes: 100) != nil)
    _ = try await fetcher.get("https://a.example/90")
    #expect(cache.extent == (2, 100))
    _ = try await fetcher.get("https://a.example/101")
    #expect(cache.extent == (2, 100))
    cache.clear()
    #expect(cache.extent == (0, 0))
  }

  @Test("A kept document is not given to who takes less")
  func smallerCaller() async throws {
    let transport = RecordingTransport { _ in HTTPAnswer(status: 200, bytes: [1, 2, 3]) }
    let fetcher = fetcher(transport)
    _ = try await fetcher.get(Self.address, maximumBytes: 3)
    await #expect(throws: failure(.tooLarge)) { try await fetcher.get(Self.address, maximumBytes: 2) }
    #expect(fetcher.documentAtHand(Self.address, maximumBytes: 2) == nil)
    #expect(fetcher.documentAtHand(Self.address, maximumBytes: 3) != nil)
    #expect(transport.requests.count == 1)
  }

  @Test("Nor is one that its source has just called good again")
  func smallerCallerAfterRevalidation() async throws {
    let transport = RecordingTransport { request in
      request.headers.contains { $0.name == "if-none-match" }
        ? HTTPAnswer(status: 304)
        : HTTPAnswer(
          status: 200, fields: [HTTPField("etag", "x"), HTTPField("cache-control", "no-cache")],
          bytes: [1, 2, 3])
    }
    let fetcher = fetcher(transport)
    _ = try await fetcher.get(Self.address, maximumBytes: 3)
    await #expect(throws: failure(.tooLarge)) { try await fetcher.get(Self.address, maximumBytes: 2) }
    #expect(try await fetcher.get(Self.address, maximumBytes: 3).bytes == [1, 2, 3])
    #expect(transport.requests.count == 3)
  }

  @Test("Rules hold for what is kept too")
  func rulesFirst() async throws {
    let cache = DocumentCache()
    let transport = RecordingTransport()
    let open = Fetcher(
      rules: AddressRules(allowLoopback: true), cache: cache, resolver: resolver, transport: transport)
    _ = try await open.get("http://127.0.0.1:8080/")
    let strict = Fetcher(cache: cache, resolver: resolver, transport: transport)
    await #expect(throws: failure(.addressRefused)) { try await strict.get("http://127.0.0.1:8080/") }
    #expect(strict.documentAtHand("http://127.0.0.1:8080/", maximumBytes: 100) == nil)
    #expect(open.documentAtHand("http://127.0.0.1:8080/", maximumBytes: 100) != nil)
  }
}
