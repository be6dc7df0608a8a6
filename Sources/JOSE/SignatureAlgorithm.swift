/// The signature and MAC algorithms of JWS that this library computes, by their `alg` names
/// (RFC 7518 section 3.1, RFC 8037, RFC 9864).
///
/// There is no `none`. `EdDSA` is always Ed25519 here, so `EdDSA` and `Ed25519` are two names of one algorithm.
public enum SignatureAlgorithm: String, Sendable, Hashable, CaseIterable {
  case ES256, ES384, ES512
  case EdDSA, Ed25519
  case RS256, RS384, RS512
  case PS256, PS384, PS512
  case HS256, HS384, HS512

  /// Whether whoever can verify can also sign.
  public var isSymmetric: Bool {
    switch self {
    case .HS256, .HS384, .HS512: true
    default: false
    }
  }

  /// All with a public key: what a verifier of other people's signatures accepts.
  public static let asymmetric: Set<SignatureAlgorithm> = Set(allCases.filter { !$0.isSymmetric })

  /// HMAC with SHA-2.
  public static let symmetric: Set<SignatureAlgorithm> = Set(allCases.filter(\.isSymmetric))
}
