import JSONTree

/// Keys, and addresses of keys, in a signature's own header. They prove nothing: anybody can write them.
///
/// Nothing in this library follows or uses them. A caller may compare ``jwk`` with a key that it found through the
/// issuer; values of the wrong type read as absent.
public struct JWSKeyHints: Sendable {
  /// `jwk`: a public key, unread.
  public let jwk: JSON?
  /// `jku`: the address of a JWK Set.
  public let jku: String?
  /// `x5u`: the address of a certificate.
  public let x5u: String?
  /// `x5c`: a certificate chain, each in standard base64.
  public let x5c: [String]?
  /// `x5t#S256`: the hash of a certificate.
  public let x5tS256: String?

  /// Whether there is none of them.
  public var isEmpty: Bool { jwk == nil && jku == nil && x5u == nil && x5c == nil && x5tS256 == nil }

  init(header: JSONObject) {
    jwk = header["jwk"].flatMap { $0.object == nil ? nil : $0 }
    jku = header["jku"]?.string
    x5u = header["x5u"]?.string
    x5c = header["x5c"]?.array?.compactMap(\.string)
    x5tS256 = header["x5t#S256"]?.string
  }
}
