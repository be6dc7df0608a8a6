import Encodings
import Foundation

/// What every handler needs.
struct Site: Sendable {
  let content: any SiteContent
  let register: any RegisterContent
  let verifier: any CredentialVerifying
  let configuration: WebConfiguration
  let pages: CredentialPages
  let body: BodyReader
  let now: @Sendable () -> Date

  /// The day that it is where the server runs.
  var today: CalendarDate {
    let now = now()
    return CalendarDate(now, secondsFromGMT: TimeZone.current.secondsFromGMT(for: now))
  }

  var name: String { configuration.siteName }
}
