import Encodings

/// The unguessable name of a holder's credential page: 22 characters of base64url, 128 random bits.
/// Whoever knows it can read the page, so it reaches no log, no metric and no signed form.
public struct PageSecret: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ randomness: Randomness) { text = Base64URL.encode(randomness.bytes(16)) }

  /// - Throws: ``StorageError`` `page-not-found`: a malformed name is treated as an unknown one.
  public init(_ written: String) throws(StorageError) {
    guard written.utf8.count == 22, (try? Base64URL.decode(written))?.count == 16 else {
      throw StorageError(.pageNotFound, "no page has that address")
    }
    text = written
  }

  /// Never the secret itself, so that an interpolated log line stays clean.
  public var description: String { "PageSecret(hidden)" }
}
