import Foundation
import Synchronization
import Verification

/// The program's one way to documents of the internet.
///
/// Only GET, without credentials, cookies or proxies, under ``AddressRules`` (each redirect again) and
/// ``FetchLimits``. A host is resolved once a hop; every address that it resolves to is checked, and the
/// connection goes to one of these and to no other, so that a name cannot change its mind in between (DNS
/// rebinding). Reasons of failures name the host at most: neither path nor content of what was asked or answered.
///
/// With ``AddressRules/allowLoopback`` an `https:` address of this machine is read over http, because no
/// certificate is ever issued to it (so `did:web:localhost%3A8080` works in the demo).
public struct Fetcher: DocumentSource {
  private let rules: AddressRules
  private let limits: FetchLimits
  private let cache: DocumentCache
  private let resolver: any NameResolver
  private let transport: any HTTPTransport
  private let now: @Sendable () -> Date

  /// - Parameters:
  ///   - cache: may be shared by several fetchers of the same rules; one of 0 entries keeps nothing.
  ///   - now: the clock that freshness is judged by.
  public init(
    rules: AddressRules = AddressRules(), limits: FetchLimits = FetchLimits(),
    cache: DocumentCache = DocumentCache(), resolver: any NameResolver = SystemNameResolver(),
    transport: any HTTPTransport = PinnedHTTPTransport(), now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.rules = rules
    self.limits = limits
    self.cache = cache
    self.resolver = resolver
    self.transport = transport
    self.now = now
  }

  public func document(
    at address: String, accept: String, maximumBytes: Int
  ) async throws(DocumentFailure) -> FetchedDocument {
    let first = try FetchAddress(address)
    try rules.check(first)
    let limit = min(maximumBytes, limits.maximumBytes)
    let known = cache.entry(first.text).flatMap { $0.serves(accept) ? $0 : nil }
    if let known, now() < known.usableUntil {
      guard known.document.bytes.count <= limit else {
        throw tooLarge(first.host, limit)
      }
      return known.document
    }
    return try await withinTimeLimit(first.host, limits.timeLimit) {
      () async throws(DocumentFailure) -> FetchedDocument in
      try await fetch(first, accept: accept, maximumBytes: limit, known: known)
    }
  }

  public func documentAtHand(_ address: String, maximumBytes: Int) -> FetchedDocument? {
    guard let known = lastKnown(address), now() < known.usableUntil,
      known.document.bytes.count <= min(maximumBytes, limits.maximumBytes)
    else { return nil }
    return known.document
  }

  /// The document as it was last fetched, however old (`fetchedAt` says how old): for a report that says
  /// what was known when the source was last in reach. Nil when it was never fetched, or has been dropped.
  public func lastKnownDocument(_ address: String) -> FetchedDocument? { lastKnown(address)?.document }

  private func lastKnown(_ address: String) -> DocumentCache.Entry? {
    guard let parsed = try? FetchAddress(address), (try? rules.check(parsed)) != nil else { return nil }
    return cache.entry(parsed.text)
  }

  // MARK: One document, over its redirects

  private func fetch(
    _ first: FetchAddress, accept: String, maximumBytes: Int, known: DocumentCache.Entry?
  ) async throws(DocumentFailure) -> FetchedDocument {
    var address = first
    var lifetime: TimeInterval?
    var isStorable = true
    var redirects = 0
    while true {
      // A known document is asked about where it came from, not at an address that redirected to it.
      let asked = known?.document.address == address.text ? known : nil
      let answer = try await answer(address, accept, maximumBytes, asked)
      let freshness = Freshness(of: answer, at: now())
      // A chain is as fresh as its shortest-lived part.
      lifetime = [lifetime, freshness.lifetime].compactMap(\.self).min()
      isStorable = isStorable && freshness.isStorable

      switch answer.status {
      case 301, 302, 303, 307, 308:
        redirects += 1
        guard redirects <= limits.maximumRedirects else {
          throw DocumentFailure(
            .tooManyRedirects, "\(first.host) led to more than \(limits.maximumRedirects) redirects")
        }
        guard let location = answer.value("location") else {
          throw DocumentFailure(.notUnderstood, "\(address.host) redirects without saying where to")
        }
        let next = try address.resolving(location)
        try rules.check(next, after: address)
        address = next
      case 200:
        let document = try document(from: answer, at: address, lifetime: lifetime, known: known)
        keep(document, freshness, answer, isStorable, lifetime, at: first, accept)
        return document
      case 304:
        guard let asked else {
          throw DocumentFailure(
            .notUnderstood, "\(address.host) answered 304 to a question without condition")
        }
        guard asked.document.bytes.count <= maximumBytes else { throw tooLarge(address.host, maximumBytes) }
        return renew(asked, answer, isStorable, lifetime, at: first)
      case 404, 410:
        cache.forget(first.text)
        throw DocumentFailure(.notFound, "\(address.host) has no such document (status \(answer.status))")
      default:
        throw DocumentFailure(.status, "\(address.host) answered status \(answer.status)")
      }
    }
  }

  /// One hop: resolve, check everything, connect to what was checked.
  private func answer(
    _ address: FetchAddress, _ accept: String, _ maximumBytes: Int, _ asked: DocumentCache.Entry?
  ) async throws(DocumentFailure) -> HTTPAnswer {
    var headers = Self.headers(accept: accept)
    if let tag = asked?.entityTag { headers.append(HTTPField("if-none-match", tag)) }
    if let date = asked?.lastModified { headers.append(HTTPField("if-modified-since", date)) }
    return try await answer(address, headers, maximumBytes) { request async throws(DocumentFailure) in
      try await transport.get(request)
    }
  }

  private static func headers(accept: String) -> [HTTPField] {
    [HTTPField("accept", accept), HTTPField("accept-encoding", "identity"), HTTPField("user-agent", "palier")]
  }

  private func answer(
    _ address: FetchAddress, _ headers: [HTTPField], _ maximumBytes: Int,
    _ send: (PinnedRequest) async throws(DocumentFailure) -> HTTPAnswer
  ) async throws(DocumentFailure) -> HTTPAnswer {
    let resolved = try rules.check(await addresses(of: address), of: address)
    var last = DocumentFailure(.unreachable, "\(address.host) has no address")
    for number in resolved.prefix(max(1, limits.maximumAddresses)) {
      do {
        return try await send(
          PinnedRequest(
            address: address.isLoopback ? address.unencrypted : address, number: number, headers: headers,
            maximumBytes: maximumBytes))
      } catch {
        last = error
        guard error.code == .unreachable, !Task.isCancelled else { throw error }
      }
    }
    throw last
  }

  private func addresses(of address: FetchAddress) async throws(DocumentFailure) -> [IPAddress] {
    switch address.host {
    case "127.0.0.1": [IPAddress(bytes: [127, 0, 0, 1])].compactMap(\.self)
    case "[::1]": [IPAddress("::1")].compactMap(\.self)
    default: try await resolver.addresses(of: address.host)
    }
  }

  private func document(
    from answer: HTTPAnswer, at address: FetchAddress, lifetime: TimeInterval?, known: DocumentCache.Entry?
  ) throws(DocumentFailure) -> FetchedDocument {
    let encoding = answer.value("content-encoding")?.lowercased() ?? "identity"
    guard encoding == "identity" else {
      throw DocumentFailure(.notUnderstood, "\(address.host) sent an encoding that was not asked for")
    }
    let isUnchanged = known?.document.address == address.text && known?.document.bytes == answer.bytes
    let time = now()
    return FetchedDocument(
      address: address.text, bytes: answer.bytes, contentType: answer.value("content-type"), fetchedAt: time,
      freshUntil: lifetime.map { time.addingTimeInterval($0) },
      revision: isUnchanged ? known?.document.revision : cache.newRevision())
  }

  private func tooLarge(_ host: String, _ limit: Int) -> DocumentFailure {
    DocumentFailure(.tooLarge, "the document at \(host) is longer than \(limit) bytes")
  }

  // MARK: Downloads

  /// A file of the internet, given piece by piece, under the same rules for every hop; nothing of it is kept.
  ///
  /// - Parameters:
  ///   - maximumBytes: of the file.
  ///   - timeLimit: from the question to the last byte. A server that falls silent is given up after ten seconds.
  ///   - chunk: is given the content in order; what came before a failure is a part only.
  /// - Returns: the address that the file came from, after redirects, and its length in bytes.
  /// - Throws: as ``document(at:accept:maximumBytes:)``; what `chunk` throws.
  public func download(
    _ address: String, accept: String, maximumBytes: Int, timeLimit: Duration,
    receiving chunk: @escaping @Sendable (UnsafeRawBufferPointer) throws(DocumentFailure) -> Void
  ) async throws(DocumentFailure) -> (address: String, bytes: Int) {
    let first = try FetchAddress(address)
    try rules.check(first)
    return try await withinTimeLimit(first.host, timeLimit) { () async throws(DocumentFailure) -> (String, Int) in
      var address = first
      let count = Mutex(0)
      for _ in 0...limits.maximumRedirects {
        let headers = Self.headers(accept: accept)
        let answer = try await answer(address, headers, maximumBytes) { request async throws(DocumentFailure) in
          do throws(DocumentFailure) {
            return try await transport.get(request) { bytes throws(DocumentFailure) in
              count.withLock { $0 += bytes.count }
              try chunk(bytes)
            }
          } catch {
            // Half a file must not be followed by the other half from somewhere else.
            guard count.withLock({ $0 }) > 0, error.code == .unreachable else { throw error }
            throw DocumentFailure(.cutShort, "\(request.address.host) broke off: \(error.reason)")
          }
        }
        switch answer.status {
        case 200:
          guard (answer.value("content-encoding")?.lowercased() ?? "identity") == "identity" else {
            throw DocumentFailure(.notUnderstood, "\(address.host) sent an encoding that was not asked for")
          }
          return (address.text, count.withLock { $0 })
        case 301, 302, 303, 307, 308:
          guard let location = answer.value("location") else {
            throw DocumentFailure(.notUnderstood, "\(address.host) redirects without saying where to")
          }
          let next = try address.resolving(location)
          try rules.check(next, after: address)
          address = next
        case 404, 410: throw DocumentFailure(.notFound, "\(address.host) has no such file (status \(answer.status))")
        default: throw DocumentFailure(.status, "\(address.host) answered status \(answer.status)")
        }
      }
      throw DocumentFailure(
        .tooManyRedirects, "\(first.host) led to more than \(limits.maximumRedirects) redirects")
    }
  }

  // MARK: The cache

  private func keep(
    _ document: FetchedDocument, _ freshness: Freshness, _ answer: HTTPAnswer, _ isStorable: Bool,
    _ lifetime: TimeInterval?, at first: FetchAddress, _ accept: String
  ) {
    guard isStorable else { return cache.forget(first.text) }
    cache.keep(
      DocumentCache.Entry(
        document: document, accept: freshness.variesByAccept ? accept : nil, lifetime: lifetime,
        usableUntil: document.fetchedAt.addingTimeInterval(usableSeconds(lifetime)),
        entityTag: answer.value("etag"), lastModified: answer.value("last-modified")),
      at: first.text)
  }

  /// A known document that its source still calls good. What the answer does not say anew holds as it was said
  /// (RFC 9111 section 4.3.4).
  private func renew(
    _ asked: DocumentCache.Entry, _ answer: HTTPAnswer, _ isStorable: Bool, _ lifetime: TimeInterval?,
    at first: FetchAddress
  ) -> FetchedDocument {
    var entry = asked
    let time = now()
    entry.lifetime = lifetime ?? asked.lifetime
    entry.document.fetchedAt = time
    entry.document.freshUntil = entry.lifetime.map { time.addingTimeInterval($0) }
    entry.usableUntil = time.addingTimeInterval(usableSeconds(entry.lifetime))
    entry.entityTag = answer.value("etag") ?? asked.entityTag
    entry.lastModified = answer.value("last-modified") ?? asked.lastModified
    if isStorable { cache.keep(entry, at: first.text) } else { cache.forget(first.text) }
    return entry.document
  }

  private func usableSeconds(_ lifetime: TimeInterval?) -> TimeInterval {
    min(lifetime ?? limits.standardLifetime, limits.maximumLifetime)
  }

  // MARK: Time

  private func withinTimeLimit<Value: Sendable>(
    _ host: String, _ limit: Duration, _ work: @escaping @Sendable () async throws(DocumentFailure) -> Value
  ) async throws(DocumentFailure) -> Value {
    let result = await withTaskGroup(of: Result<Value, DocumentFailure>?.self) { group in
      group.addTask {
        do throws(DocumentFailure) { return .success(try await work()) } catch { return .failure(error) }
      }
      group.addTask {
        do { try await Task.sleep(for: limit) } catch { return nil }
        return .failure(DocumentFailure(.tooSlow, "\(host) took longer than \(limit)"))
      }
      // The sleeper gives nil when it is cancelled; the work then tells why it stopped.
      while let first = await group.next() {
        guard let first else { continue }
        group.cancelAll()
        return first
      }
      return .failure(DocumentFailure(.unreachable, "\(host) was not asked"))
    }
    return try result.get()
  }
}
