import Credentials
import JSONTree

/// A credential or presentation with its wrapping taken off, before anything is judged.
struct ReadDocument {
  var format: CredentialFormat
  var isPresentation: Bool
  /// The document itself. For a `vc` claim: completed with what the older rules put into the JWT's own members.
  var members: JSONObject
  var claims = RegisteredClaims()
  var token: SignedToken?
  /// Findings of the check `format`, failures only.
  var findings: [Finding] = []
  /// An Open Badge in its own JWT form, whose registered members must be there.
  var needsRegisteredClaims = false
}
