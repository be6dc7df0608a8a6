import Foundation

/// What every handler needs.
struct Site: Sendable {
  let content: any SiteContent
  let verifier: any CredentialVerifying
  let configuration: WebConfiguration
  let pages: CredentialPages
  let body: BodyReader
  let now: @Sendable () -> Date

  var name: String { configuration.siteName }
}
