/// A signed form of a credential that can be downloaded beside its page. Forms to come get a case each.
public enum CredentialForm: String, Sendable, Hashable, CaseIterable {
  /// Open Badges 3.0 as a JSON Web Token.
  case jwt
  /// An SD-JWT VC, for wallets.
  case sdJWT = "sd-jwt"

  /// What follows the page's address.
  var suffix: String { "." + rawValue }
}
