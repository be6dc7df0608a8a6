import Encodings
import Foundation
import JSONTree

/// Check `validity`: is the credential within its period at the instant asked for?
///
/// The first second is in, the last is over: a credential that ends at 10:00:00 is over at 10:00:00. For the
/// beginning (`nbf`, `validFrom`) and for `iat` clocks may differ by a minute; for the end they may not.
struct ValidityPolicy {
  static let leeway: TimeInterval = 60

  struct Period {
    var from: Date?
    var until: Date?
    var issuedAt: Date?

    init(_ examined: ExaminedCredential) {
      self.init(
        claims: examined.claims, from: examined.credential?.validFrom?.date,
        until: examined.credential?.validUntil?.date)
    }

    /// The later beginning and the earlier end of the JWT's and the credential's own.
    init(claims: RegisteredClaims, from: Date?, until: Date?) {
      let start = claims.notBefore.map { Date(timeIntervalSince1970: $0) }
      let end = claims.expires.map { Date(timeIntervalSince1970: $0) }
      self.from = [start, from].compactMap { $0 }.max()
      self.until = [end, until].compactMap { $0 }.min()
      issuedAt = claims.issuedAt.map { Date(timeIntervalSince1970: $0) }
    }
  }

  func findings(of period: Period, at: Date) -> [Finding] {
    func text(_ date: Date?) -> JSON { date.map { .string(RFC3339.string($0)) } ?? .null }
    let detail: JSONObject = ["from": text(period.from), "until": text(period.until)]
    if let until = period.until, at >= until {
      return [Finding(.validity, .fail, .validityExpired, detail)]
    }
    if let from = period.from, at.addingTimeInterval(ValidityPolicy.leeway) < from {
      return [Finding(.validity, .fail, .validityNotYet, detail)]
    }
    if let issuedAt = period.issuedAt, at.addingTimeInterval(ValidityPolicy.leeway) < issuedAt {
      return [
        Finding(.validity, .fail, .validityIssuedInFuture, ["issuedAt": text(issuedAt)])
      ]
    }
    return [Finding(.validity, .pass, period.until == nil ? .validityUnlimited : .validityGood, detail)]
  }
}
