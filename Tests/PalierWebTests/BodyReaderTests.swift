import Foundation
import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import PalierWeb

@Suite struct BodyReaderTests {
  private struct Pieces: AsyncSequence, Sendable {
    let pieces: [String]
    var fault: (any Error)?

    struct AsyncIterator: AsyncIteratorProtocol {
      var rest: ArraySlice<String>
      let fault: (any Error)?
      mutating func next() async throws -> ByteBuffer? {
        if let piece = rest.popFirst() { return ByteBuffer(string: piece) }
        if let fault { throw fault }
        return nil
      }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: pieces[...], fault: fault) }
  }

  private final class Ticks: Sendable {
    private let time = Mutex(ContinuousClock.now)
    let step: Duration
    init(_ step: Duration) { self.step = step }
    func now() -> ContinuousClock.Instant {
      time.withLock {
        $0 += step
        return $0
      }
    }
  }

  private static func request(_ pieces: [String], length: Int? = nil, fault: (any Error)? = nil) -> Request {
    var headers = HTTPFields()
    headers[.contentLength] = length.map(String.init)
    return Request(
      head: HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/", headerFields: headers),
      body: RequestBody(asyncSequence: Pieces(pieces: pieces, fault: fault)))
  }

  private static func reader(
    _ limits: BodyLimits = BodyLimits(), budget: Int = 1000, step: Duration = .zero
  ) -> BodyReader {
    let ticks = Ticks(step)
    return BodyReader(limits: limits, budget: UploadBudget(bytes: budget), now: { ticks.now() })
  }

  @Test func piecesArePutTogether() async throws {
    #expect(try await Self.reader().collect(Self.request(["ab", "", "c"])) == Array("abc".utf8))
  }

  @Test func aDrippingBodyEnds() async throws {
    let reader = Self.reader(BodyLimits(maximumDuration: .seconds(10)), step: .seconds(1))
    let slow = Array(repeating: "x", count: 20)
    await #expect(throws: WebFault(.bodyTooSlow, "")) { try await reader.collect(Self.request(slow)) }
    #expect(try await reader.collect(Self.request(Array(repeating: "x", count: 5))).count == 5)
  }

  @Test func anOversizedBodyIsReadToItsEndOrToTheDrainsEnd() async throws {
    let limits = BodyLimits(maximumBytes: 4, drainedBytes: 8)
    let reader = Self.reader(limits)
    await #expect(throws: WebFault(.bodyTooLarge, "")) { try await reader.collect(Self.request(["abc", "de"])) }
    await #expect(throws: WebFault(.bodyTooLarge, "")) {
      try await reader.collect(Self.request(Array(repeating: "x", count: 1000)))
    }
    #expect(try await reader.collect(Self.request(["abcd"])).count == 4)
  }

  @Test func abodyThatIsCutShortIsNotedAndABrokenOnePassedOn() async throws {
    struct Broken: Error {}
    await #expect(throws: WebFault(.bodyIncomplete, "")) {
      try await Self.reader().collect(Self.request(["abc"], length: 10))
    }
    await #expect(throws: BrokenBody.self) {
      try await Self.reader().collect(Self.request(["abc"], fault: Broken()))
    }
  }

  @Test func memoryIsSharedAndGivenBack() async throws {
    let reader = Self.reader(budget: 100)
    let half = [String(repeating: "x", count: 60)]
    for _ in 0..<5 { #expect(try await reader.collect(Self.request(half)).count == 60) }
    let lease = reader.budget.lease()
    try lease.take(60)
    await #expect(throws: WebFault(.busy, "")) { try await reader.collect(Self.request(half)) }
    withExtendedLifetime(lease) {}
  }
}
