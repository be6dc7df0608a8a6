import Foundation
import Hummingbird
import NIOCore
import Synchronization
import Verification

/// The credential pages that were asked for lately, ready to be sent.
///
/// A page is kept for as long as its run of the verifier may be shown, and no longer than until its ``ChangeToken``
/// differs or its credential's time is over.
final class CredentialPages: Sendable {
  private struct Entry: Sendable {
    let token: ChangeToken
    let credential: CheckedCredential
    var rendered: [Reader: ByteBuffer] = [:]
  }

  private let content: any SiteContent
  private let verifier: any CredentialVerifying
  private let lifetime: TimeInterval
  private let capacity: Int
  private let now: @Sendable () -> Date
  private let render: @Sendable (CheckedCredential, Reader) -> ByteBuffer
  private let entries = Mutex<[PageSecret: Entry]>([:])

  /// - Parameters:
  ///   - lifetime: seconds for which a run of the verifier may be shown, at most 60.
  ///   - capacity: how many credentials are kept; a page has some tens of kilobytes in each language.
  init(
    content: any SiteContent, verifier: any CredentialVerifying, lifetime: TimeInterval, capacity: Int = 128,
    now: @escaping @Sendable () -> Date, render: @escaping @Sendable (CheckedCredential, Reader) -> ByteBuffer
  ) {
    self.content = content
    self.verifier = verifier
    self.lifetime = min(lifetime, 60)
    self.capacity = capacity
    self.now = now
    self.render = render
  }

  /// How many credentials are kept now.
  var count: Int { entries.withLock { $0.count } }

  /// The page's bytes; nil for a wrong and an erased page alike.
  func page(_ secret: PageSecret, for reader: Reader) async throws -> ByteBuffer? {
    guard let token = try await content.changeToken(of: secret) else {
      entries.withLock { $0[secret] = nil }
      return nil
    }
    let time = now()
    let kept = entries.withLock { $0[secret] }
    if let kept, kept.token == token, isFresh(kept, at: time) {
      if let bytes = kept.rendered[reader] { return bytes }
      return store(kept, secret, for: reader)
    }
    // The token was read before the view: a change in between is seen by the next request.
    guard let view = try await content.credential(at: secret) else { return nil }
    var report: Report?
    if let form = view.forms.first, let file = try await content.form(form, at: secret) {
      // The folder answers for its own keys and lists: a page never waits for the network.
      report = await verifier.verify(file.bytes, VerificationOptions(at: time, now: time, offline: true))
    }
    let credential = CheckedCredential(page: secret, view: view, report: report, checkedAt: time)
    return store(Entry(token: token, credential: credential), secret, for: reader)
  }

  private func isFresh(_ entry: Entry, at time: Date) -> Bool {
    let age = time.timeIntervalSince(entry.credential.checkedAt)
    guard age >= 0, age < lifetime else { return false }
    if let end = entry.credential.view.validUntil, entry.credential.checkedAt < end { return time < end }
    return true
  }

  private func store(_ entry: Entry, _ secret: PageSecret, for reader: Reader) -> ByteBuffer {
    let bytes = render(entry.credential, reader)
    let time = now()
    entries.withLock { entries in
      if entries[secret] == nil, entries.count >= capacity {
        entries = entries.filter { isFresh($0.value, at: time) }
        if entries.count >= capacity { entries.removeAll() }
      }
      var kept = entry
      if let other = entries[secret], other.token == entry.token,
        other.credential.checkedAt == entry.credential.checkedAt
      {
        kept = other
      }
      kept.rendered[reader] = bytes
      entries[secret] = kept
    }
    return bytes
  }
}
