/// Why a key, a header or a signature is not what the JOSE specifications (RFC 7515, 7517, 7518, 7638, 7797, 8037,
/// 9864) or this library demand.
///
/// Equality looks at ``code`` only.
public struct JOSEError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong; new codes may be added.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    public let name: String
    public var description: String { name }

    private init(_ name: String) { self.name = name }

    // The form of a signature.

    /// A compact form that does not have exactly three parts.
    public static let parts = Code("parts")
    /// A part that is not strict base64url.
    public static let base64url = Code("base64url")
    /// A JSON serialisation without the members it needs, or with those of another one.
    public static let serialization = Code("serialization")
    /// No signature, or an empty one.
    public static let signatureMissing = Code("signature-missing")
    /// More signatures than are read.
    public static let tooManySignatures = Code("too-many-signatures")
    /// A payload that is there although it was to be detached, or not there although it was to be attached, or that
    /// the serialisation cannot carry.
    public static let payload = Code("payload")

    // The header.

    /// A header longer than the limit.
    public static let headerTooLong = Code("header-too-long")
    /// A header that is no JSON object (duplicate names included).
    public static let headerSyntax = Code("header-syntax")
    /// A registered member of the header with a value of the wrong type, or twice in its two halves.
    public static let headerMember = Code("header-member")
    /// `crit` that breaks RFC 7515 section 4.1.11.
    public static let critical = Code("critical")
    /// `crit` names something that the caller does not process.
    public static let criticalUnknown = Code("critical-unknown")
    /// `b64` that breaks RFC 7797, or an unencoded payload where the caller does not expect one.
    public static let unencodedPayload = Code("unencoded-payload")
    /// No `alg`.
    public static let algorithmMissing = Code("algorithm-missing")
    /// `alg` is `none`, in whatever spelling.
    public static let algorithmNone = Code("algorithm-none")
    /// `alg` is not known here.
    public static let algorithmUnknown = Code("algorithm-unknown")
    /// `alg` is known, but the caller does not accept it.
    public static let algorithmRefused = Code("algorithm-refused")

    // The key.

    /// A JWK or JWK Set that is no JSON object, or lacks a member, or has one of the wrong type.
    public static let keySyntax = Code("key-syntax")
    /// A key type or curve that is not read here.
    public static let keyUnsupported = Code("key-unsupported")
    /// A number of the wrong size, a point off its curve, halves that do not belong together.
    public static let keyInvalid = Code("key-invalid")
    /// A key that is well formed and too weak to mean anything.
    public static let keyWeak = Code("key-weak")
    /// `use` or `key_ops` do not allow what is asked.
    public static let keyUse = Code("key-use")
    /// The key is not for this `alg`: another type or curve, or its own `alg` says otherwise.
    public static let keyAlgorithm = Code("key-algorithm")
    /// A private key where a public one is expected.
    public static let keyPrivate = Code("key-private")
    /// A public key where a private one is needed.
    public static let keyNotPrivate = Code("key-not-private")
    /// A set that mixes secrets with public keys.
    public static let keySetMixed = Code("key-set-mixed")
    /// No key of the set is the one asked for.
    public static let keyNotFound = Code("key-not-found")
    /// Several keys of the set fit.
    public static let keyAmbiguous = Code("key-ambiguous")

    // The signature itself.

    /// The signature does not belong to this content and this key.
    public static let signatureMismatch = Code("signature-mismatch")
    /// The signer could not sign.
    public static let signing = Code("signing")
  }

  public let code: Code
  /// In English, for a log; never contains key material.
  public let reason: String
  /// The part or member meant, such as `header`, `payload`, `header/crit`, `keys/2/x`.
  public let location: String?
  /// What caused it, where there was an error below.
  public let underlying: (any Error)?

  public init(_ code: Code, _ reason: String, at location: String? = nil, underlying: (any Error)? = nil) {
    self.code = code
    self.reason = reason
    self.location = location
    self.underlying = underlying
  }

  public var description: String {
    "\(code): \(reason)" + (location.map { " (\($0))" } ?? "") + (underlying.map { ": \($0)" } ?? "")
  }

  public static func == (left: JOSEError, right: JOSEError) -> Bool { left.code == right.code }
}
