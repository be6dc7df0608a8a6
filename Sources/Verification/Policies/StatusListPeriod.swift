import Foundation

/// When a status list may be used, by its own dates.
struct StatusListPeriod: Sendable {
  var from: Date?
  var until: Date?
  /// How long after fetching the list may be used without asking again; nil when the issuer says nothing.
  var timeToLive: TimeInterval?

  /// Without any date of its own, a copy older than this is named as old: 7 days.
  static let oldAge: TimeInterval = 7 * 86_400

  /// What keeps the list from being used, if anything.
  /// - Parameter canRenew: whether the list could be asked for again; without that its time to live binds nobody, and
  ///   the verifier's own bound stands in its place.
  func fault(fetchedAt: Date, now: Date, canRenew: Bool = true) -> FindingCode? {
    if let from, now.addingTimeInterval(ValidityPolicy.leeway) < from { return .statusListNotYet }
    if let until, now >= until { return .statusListStale }
    if let timeToLive, canRenew, now.timeIntervalSince(fetchedAt) > timeToLive { return .statusListStale }
    return nil
  }

  func isOld(fetchedAt: Date, now: Date) -> Bool {
    until == nil && timeToLive == nil && now.timeIntervalSince(from ?? fetchedAt) > Self.oldAge
      && now.timeIntervalSince(fetchedAt) > Self.oldAge
  }
}
