import Credentials
import Foundation
import JSONTree

/// A credential on its way through the checks, with what has been found so far.
public struct ExaminedCredential: Sendable {
  public let format: CredentialFormat
  /// The document, completed with what a JWT says in its own members.
  public let members: JSONObject
  /// The typed reading; nil where the faults leave none.
  public let credential: Credential?
  /// What the typed reading found wrong, by the data model.
  public let faults: [CredentialFault]
  /// The instant that validity, certificates and register are judged by.
  public let at: Date
  /// The clock.
  public let clock: Date
  public internal(set) var findings: [Finding] = []
  /// The day of award as the credential tells it (an ISO date); nil where it is not disclosed.
  public internal(set) var awardedOn: String?

  let claims: RegisteredClaims
  let token: SignedToken?

  /// Who is said to have issued it, even where the rest could not be read.
  public var issuerID: String? { credential?.issuer.id ?? Issuer(members["issuer"])?.id ?? claims.issuer }

  /// Whether everything that was found of this check so far is a pass, with or without a warning.
  public func passes(_ check: Check) -> Bool {
    var isThere = false
    for finding in findings where finding.check == check {
      guard finding.outcome == .pass || finding.outcome == .warning else { return false }
      isThere = true
    }
    return isThere
  }
}
