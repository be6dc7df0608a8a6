import Encodings
import Foundation
import JSONTree

/// An instant as a credential writes it, with what it means.
public struct Timestamp: Sendable, Hashable {
  /// As written, for example `2026-05-12T00:00:00Z`.
  public let text: String
  public let date: Date

  /// Answers nil for a text that is no RFC 3339 date-time with an offset (xsd:dateTimeStamp).
  public init?(_ text: String) {
    guard let date = RFC3339.parse(text) else { return nil }
    self.text = text
    self.date = date
  }

  init?(_ json: JSON?) {
    guard let text = json?.string else { return nil }
    self.init(text)
  }
}
