/// What an input was recognised as.
public struct CredentialFormat: RawRepresentable, Hashable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A W3C credential, or an Open Badges 3.0 one, as a JSON Web Token.
  public static let vcJWT = CredentialFormat(rawValue: "vc-jwt")
  /// A presentation as a JSON Web Token; its credentials have reports of their own.
  public static let vpJWT = CredentialFormat(rawValue: "vp-jwt")
  /// A JSON credential with an embedded proof.
  public static let dataIntegrity = CredentialFormat(rawValue: "data-integrity")
  /// A JSON credential without any proof.
  public static let unsigned = CredentialFormat(rawValue: "unsigned")
  public static let sdJWTVC = CredentialFormat(rawValue: "sd-jwt-vc")
  /// A W3C credential with selective disclosure.
  public static let vcSDJWT = CredentialFormat(rawValue: "vc-sd-jwt")
  public static let openBadges2 = CredentialFormat(rawValue: "open-badges-2")
  public static let europass = CredentialFormat(rawValue: "europass")
  /// Several credentials in one JSON array.
  public static let collection = CredentialFormat(rawValue: "collection")
}
