import JSONTree

/// A JWK Set (RFC 7517 section 5), at most 256 keys.
///
/// Keys that this library does not read, or that do not hold, are left out and named in ``unreadable``, as the RFC
/// says. A set in which secrets stand beside public keys is refused whole: somebody published what they should not.
public struct JWKSet: Sendable {
  /// The readable keys in their order.
  public let keys: [JWK]
  /// Why a key was left out; locations are `keys/0`, `keys/1/x`.
  public let unreadable: [JOSEError]

  private let prepared: [VerificationKey?]
  /// `kid` of keys that do not hold: what they would have been, nobody knows.
  private let brokenKeyIDs: Set<String>

  public static let maximumKeys = 256

  /// - Throws: `.keySyntax`, `.keySetMixed`.
  public init(_ json: JSON) throws(JOSEError) {
    guard let list = json.object?["keys"]?.array else {
      throw JOSEError(.keySyntax, "a JWK Set is an object with a list 'keys'", at: "keys")
    }
    guard list.count <= Self.maximumKeys else {
      throw JOSEError(.keySyntax, "more than \(Self.maximumKeys) keys", at: "keys")
    }
    var keys: [JWK] = []
    var unreadable: [JOSEError] = []
    var brokenKeyIDs: Set<String> = []
    for (index, entry) in list.enumerated() {
      do {
        keys.append(try JWK(entry))
      } catch {
        let location = "keys/\(index)" + (error.location.map { "/\($0)" } ?? "")
        unreadable.append(JOSEError(error.code, error.reason, at: location, underlying: error.underlying))
        if error.code != .keyUnsupported, let keyID = entry["kid"]?.string { brokenKeyIDs.insert(keyID) }
      }
    }
    try self.init(keys, unreadable: unreadable, brokenKeyIDs: brokenKeyIDs)
  }

  /// - Throws: `.keySetMixed`.
  public init(_ keys: [JWK]) throws(JOSEError) { try self.init(keys, unreadable: [], brokenKeyIDs: []) }

  private init(
    _ keys: [JWK], unreadable: [JOSEError], brokenKeyIDs: Set<String>
  ) throws(JOSEError) {
    guard Set(keys.map(\.isPrivate)).count <= 1 else {
      throw JOSEError(.keySetMixed, "secrets stand beside public keys", at: "keys")
    }
    self.keys = keys
    self.unreadable = unreadable
    self.brokenKeyIDs = brokenKeyIDs
    prepared = keys.map { try? VerificationKey($0) }
  }

  /// The public parts; symmetric keys are left out.
  public var json: JSON {
    .object(["keys": .array(keys.compactMap { try? $0.publicKey().json })])
  }

  /// The one key for a signature: of that `kid` where one is given, else the only one that serves the algorithm.
  ///
  /// - Throws: `.keyNotFound` when no key has the `kid`, or none serves the algorithm; `.keyAlgorithm` when keys have
  ///   the `kid` and none of them serves the algorithm or may verify; `.keyAmbiguous` when several do, or when a
  ///   key that does not hold has the `kid` too.
  public func verificationKey(
    keyID: String?, algorithm: SignatureAlgorithm
  ) throws(JOSEError) -> VerificationKey {
    let named = keyID == nil ? Array(keys.indices) : keys.indices.filter { keys[$0].keyID == keyID }
    guard !named.isEmpty else { throw JOSEError(.keyNotFound, "no key of the set has this 'kid'") }
    if let keyID, brokenKeyIDs.contains(keyID) {
      throw JOSEError(.keyAmbiguous, "a key that does not hold has this 'kid' too")
    }
    let fitting = named.compactMap { prepared[$0] }.filter { $0.algorithms.contains(algorithm) }
    switch fitting.count {
    case 1: return fitting[0]
    case 0 where keyID == nil: throw JOSEError(.keyNotFound, "no key of the set serves \(algorithm)")
    case 0: throw JOSEError(.keyAlgorithm, "the key of this 'kid' does not serve \(algorithm)")
    default: throw JOSEError(.keyAmbiguous, "several keys of the set serve \(algorithm)")
    }
  }
}
