/// Why an SD-JWT cannot be read, believed or made. Equality looks at ``code`` only.
public struct SDJWTError: Error, Equatable, Sendable {
  /// The stable name of a cause; each names a rule of RFC 9901.
  public struct Code: Hashable, Sendable {
    public let name: String
    public init(_ name: String) { self.name = name }
    /// The text has not the parts of an SD-JWT (section 4).
    public static let parts = Code("parts")
    /// The issuer's JWT is none.
    public static let token = Code("token")
    /// The payload is no JSON object.
    public static let payload = Code("payload")
    /// More bytes, disclosures or levels than the limits allow.
    public static let tooLarge = Code("too-large")
    /// A disclosure is no base64url of a JSON array of two or three with a string as salt (section 4.2).
    public static let disclosureMalformed = Code("disclosure-malformed")
    /// A disclosure names `_sd` or `...` (section 7.1, step 3.c.ii.2), or a claim to be issued has such a name or is
    /// `_sd_alg` (section 4.1.1).
    public static let forbiddenName = Code("forbidden-name")
    /// A disclosure names a claim that is already there (section 7.1, step 3.c.ii.3).
    public static let overwriting = Code("overwriting")
    /// `_sd` is no array of strings, or `...` stands where it may not (section 7.1, step 3.a).
    public static let digestMalformed = Code("digest-malformed")
    /// A digest stands twice (section 7.1, step 4).
    public static let digestTwice = Code("digest-twice")
    /// A disclosure is there twice, or belongs to no digest (section 7.1, step 5).
    public static let unreferenced = Code("unreferenced")
    /// A disclosure of an array element stands for a claim, or the reverse (section 7.1, steps 3.c.ii.1, 3.c.iii.1).
    public static let wrongKind = Code("wrong-kind")
    /// `_sd_alg` names a hash function that is not known or not strong enough (section 4.1.1).
    public static let hash = Code("hash")
    /// The claims have no such path, or nothing there can be disclosed.
    public static let path = Code("path")
    /// The key-binding JWT is missing, malformed, or of the wrong type (section 7.3, step 5).
    public static let keyBindingMissing = Code("key-binding-missing")
    public static let keyBindingMalformed = Code("key-binding-malformed")
    /// The issuer named no key of the holder (RFC 7800, `cnf`).
    public static let holderKeyMissing = Code("holder-key-missing")
    public static let keyBindingSignature = Code("key-binding-signature")
    /// `sd_hash` is not that of what is presented.
    public static let keyBindingHash = Code("key-binding-hash")
    public static let keyBindingNonce = Code("key-binding-nonce")
    public static let keyBindingAudience = Code("key-binding-audience")
    /// Made too long ago, or in the future.
    public static let keyBindingAge = Code("key-binding-age")
  }

  public let code: Code
  /// English: what was expected and found. Holds no claim.
  public let reason: String

  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
