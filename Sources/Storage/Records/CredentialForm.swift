/// The signed forms of an award that are kept.
public enum CredentialForm: String, Sendable, CaseIterable {
  /// Open Badges 3.0 secured as JWT.
  case openBadgeJWT = "open-badge-jwt"
  /// An SD-JWT VC (`dc+sd-jwt`), for wallets.
  case sdJWTVC = "sd-jwt-vc"
}

/// Where the status of one form stands: one entry, one index, never given twice.
public struct StatusReference: Hashable, Sendable {
  /// The purposes that Bitstring Status List 1.0 names and we use.
  public enum Purpose: String, Sendable {
    case revocation, suspension
  }

  public let list: String
  public let index: Int
  public let purpose: Purpose

  public init(list: String, index: Int, purpose: Purpose) {
    self.list = list
    self.index = index
    self.purpose = purpose
  }
}
