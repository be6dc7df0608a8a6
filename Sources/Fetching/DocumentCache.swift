import Foundation
import Synchronization
import Verification

/// Documents in memory, by address, within bounds of number and size; the one unused for longest goes first.
public final class DocumentCache: Sendable {
  /// A document with what is needed to use it again.
  struct Entry {
    var document: FetchedDocument
    /// The `Accept` that brought it, when another might bring another document.
    var accept: String?
    /// For how many seconds its source called it fresh, when it did.
    var lifetime: TimeInterval?
    /// Until when it may be used without asking.
    var usableUntil: Date
    var entityTag: String?
    var lastModified: String?
    fileprivate var lastUse: UInt64 = 0

    init(
      document: FetchedDocument, accept: String?, lifetime: TimeInterval?, usableUntil: Date,
      entityTag: String?, lastModified: String?
    ) {
      self.document = document
      self.accept = accept
      self.lifetime = lifetime
      self.usableUntil = usableUntil
      self.entityTag = entityTag
      self.lastModified = lastModified
    }

    func serves(_ accept: String) -> Bool { self.accept == nil || self.accept == accept }
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var bytes = 0
    var uses: UInt64 = 0
    var revisions: UInt64 = 0
  }

  public let maximumEntries: Int
  public let maximumBytes: Int
  private let state = Mutex(State())

  /// - Parameter maximumBytes: of all documents together; a larger one is not kept.
  public init(maximumEntries: Int = 512, maximumBytes: Int = 64 * 1_024 * 1_024) {
    self.maximumEntries = maximumEntries
    self.maximumBytes = maximumBytes
  }

  /// How many documents and bytes are kept now.
  public var extent: (entries: Int, bytes: Int) { state.withLock { ($0.entries.count, $0.bytes) } }

  /// Forgets everything.
  public func clear() {
    state.withLock {
      $0.entries = [:]
      $0.bytes = 0
    }
  }

  func entry(_ address: String) -> Entry? {
    state.withLock { state in
      state.uses += 1
      state.entries[address]?.lastUse = state.uses
      return state.entries[address]
    }
  }

  func keep(_ entry: Entry, at address: String) {
    state.withLock { state in
      if let old = state.entries.removeValue(forKey: address) { state.bytes -= old.document.bytes.count }
      guard entry.document.bytes.count <= maximumBytes, maximumEntries > 0 else { return }
      state.uses += 1
      var entry = entry
      entry.lastUse = state.uses
      state.entries[address] = entry
      state.bytes += entry.document.bytes.count
      while state.entries.count > maximumEntries || state.bytes > maximumBytes,
        let oldest = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse })
      {
        state.entries.removeValue(forKey: oldest.key)
        state.bytes -= oldest.value.document.bytes.count
      }
    }
  }

  func forget(_ address: String) {
    state.withLock { state in
      if let old = state.entries.removeValue(forKey: address) { state.bytes -= old.document.bytes.count }
    }
  }

  /// A name that no other bytes of this process have.
  func newRevision() -> String {
    state.withLock { state in
      state.revisions += 1
      return "fetched-\(state.revisions)"
    }
  }
}
