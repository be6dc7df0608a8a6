import Crypto
import Encodings
import Foundation
import JSONTree

/// A line of the append-only journal. Each entry's hash covers the one before, so a line that was changed
/// or taken away shows.
public struct JournalEntry: Sendable {
  /// From 1, without a gap except where a loss was accepted.
  public let number: Int
  public let at: Date
  public let kind: JournalKind
  public let actor: String
  public let subject: String
  public let detail: JSON
  /// The sealed words; `nil` where there were none or the person was erased.
  public let words: JSON?
  public let hash: [UInt8]

  public init(
    number: Int, at: Date, kind: JournalKind, actor: String, subject: String, detail: JSON, words: JSON?,
    hash: [UInt8]
  ) {
    self.number = number
    self.at = at
    self.kind = kind
    self.actor = actor
    self.subject = subject
    self.detail = detail
    self.words = words
    self.hash = hash
  }

  /// SHA-256 over the members, each with its length before it, and the previous hash. Of the sealed words
  /// only the digest is covered, so that erasing them leaves the chain whole.
  public static func hash(
    number: Int, milliseconds: Int, kind: String, actor: String, subject: String, detail: String,
    wordsDigest: [UInt8], previous: [UInt8]
  ) -> [UInt8] {
    var hasher = SHA256()
    func add(_ bytes: some Collection<UInt8>) {
      withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { hasher.update(bufferPointer: $0) }
      hasher.update(data: Array(bytes))
    }
    add("\(number)|\(milliseconds)".utf8)
    add(kind.utf8)
    add(actor.utf8)
    add(subject.utf8)
    add(detail.utf8)
    add(wordsDigest)
    add(previous)
    return Array(hasher.finalize())
  }
}
