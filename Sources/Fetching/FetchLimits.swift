import Foundation

/// How much the fetcher does for one document, and how long it trusts what it has.
public struct FetchLimits: Sendable {
  /// The most bytes of a document, whatever a caller would take. 5 MB.
  public var maximumBytes = 5_000_000
  /// From the question to the last byte, name resolution and redirects included.
  public var timeLimit: Duration = .seconds(10)
  /// How many redirects are followed.
  public var maximumRedirects = 3
  /// How many addresses of a host are tried, one after the other.
  public var maximumAddresses = 4
  /// For how many seconds a document is used that says nothing about its freshness.
  public var standardLifetime: TimeInterval = 60
  /// For how many seconds a document is used at most, whatever it says: within this time a rotated key or a
  /// revocation is seen.
  public var maximumLifetime: TimeInterval = 3600

  public init() {}
}
