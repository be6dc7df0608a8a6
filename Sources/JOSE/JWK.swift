import Crypto
import Encodings
import JSONTree

/// A JSON Web Key (RFC 7517) whose every parameter was checked: `OKP` with Ed25519 and X25519, `EC` with P-256, P-384,
/// P-521 and secp256k1, `RSA`, `oct`.
///
/// A private key is kept private: ``json``, ``thumbprint()`` and every description show its public part only.
public struct JWK: Sendable, Hashable {
  /// The numbers of the public key.
  public let material: KeyMaterial
  /// `kid`.
  public let keyID: String?
  /// `alg` as written, of whatever registry.
  public let algorithm: String?
  /// `use`: `sig`, `enc` or another.
  public let use: String?
  /// `key_ops`.
  public let operations: [String]?
  /// Whether the key can sign, decrypt or (for `oct`) do both.
  public var isPrivate: Bool { secret != nil }

  /// `d` of `OKP` and `EC`, `k` of `oct`; for RSA, `d`.
  let secret: [UInt8]?
  /// All members as given, private ones included.
  let members: JSONObject

  /// Members that hold secrets, by RFC 7518 section 6.
  static let privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]

  /// The public part as a JSON object, members in their original order. For `oct` no key is left in it.
  public var json: JSON {
    guard isPrivate else { return .object(members) }
    var visible = members
    for name in Self.privateMembers { visible[name] = nil }
    return .object(visible)
  }

  /// The whole key with its secrets: only for storage under another key, never for an answer or a log.
  public var jsonWithSecrets: JSON { .object(members) }

  /// The public part alone.
  ///
  /// - Throws: `.keyPrivate` for `oct`, which has none.
  public func publicKey() throws(JOSEError) -> JWK {
    if case .symmetric = material { throw JOSEError(.keyPrivate, "a symmetric key has no public part") }
    guard isPrivate else { return self }
    var visible = members
    for name in Self.privateMembers { visible[name] = nil }
    return JWK(
      material: material, keyID: keyID, algorithm: algorithm, use: use, operations: operations, secret: nil,
      members: visible)
  }

  /// The algorithms that the key serves by its type, curve and size, and by its own `alg` where it has one.
  ///
  /// `use` and `key_ops` do not count here: see ``permits(_:)``.
  public var signatureAlgorithms: Set<SignatureAlgorithm> {
    let able = material.algorithms
    guard let algorithm else { return able }
    guard let named = SignatureAlgorithm(rawValue: algorithm) else { return [] }
    // Two names of one algorithm (RFC 9864 section 3).
    return able.intersection(named == .EdDSA || named == .Ed25519 ? [.EdDSA, .Ed25519] : [named])
  }

  /// What a key may be used for, by the names of `key_ops` (RFC 7517 section 4.3).
  public enum Operation: String, Sendable {
    case sign
    case verify
  }

  /// Whether `use` and `key_ops`, where present, allow the operation.
  public func permits(_ operation: Operation) -> Bool {
    (use == nil || use == "sig") && (operations?.contains(operation.rawValue) ?? true)
  }

  /// Whether both are the same key, whatever else their JSON says.
  public func hasSameKey(as other: JWK) -> Bool {
    if case .symmetric = material {
      return material == other.material && constantTimeEqual(secret ?? [], other.secret ?? [])
    }
    return material == other.material
  }

  /// The thumbprint with SHA-256 (RFC 7638): base64url, 43 characters.
  ///
  /// For `oct` it is made from the secret, as the RFC says: do not publish that one.
  public func thumbprint() -> String {
    let encode = { (bytes: [UInt8]) in Base64URL.encode(bytes) }
    let canonical =
      switch material {
      case .ed25519(let x): #"{"crv":"Ed25519","kty":"OKP","x":"\#(encode(x))"}"#
      case .x25519(let x): #"{"crv":"X25519","kty":"OKP","x":"\#(encode(x))"}"#
      case .elliptic(let curve, let x, let y):
        #"{"crv":"\#(curve.rawValue)","kty":"EC","x":"\#(encode(x))","y":"\#(encode(y))"}"#
      case .rsa(let modulus, let exponent):
        #"{"e":"\#(encode(exponent))","kty":"RSA","n":"\#(encode(modulus))"}"#
      case .symmetric: #"{"k":"\#(encode(secret ?? []))","kty":"oct"}"#
      }
    return Base64URL.encode(Array(SHA256.hash(data: Array(canonical.utf8))))
  }
}

extension JWK: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Type and `kid`; never a secret.
  public var description: String {
    "JWK(\(members["kty"]?.string ?? "?")\(members["crv"]?.string.map { " \($0)" } ?? "")"
      + "\(isPrivate ? ", private" : "")\(keyID.map { ", kid \($0)" } ?? ""))"
  }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
