import JSONTree

/// The header of a signature (RFC 7515 section 4), its registered members of the right types.
public struct JWSHeader: Sendable {
  /// All members in their order.
  public let json: JSONObject
  /// `alg` as written.
  public let algorithmName: String
  /// `alg`, when it is one that this library computes.
  public let algorithm: SignatureAlgorithm?
  /// `kid`.
  public let keyID: String?
  /// `typ` as written; media types compare without regard to case and with or without `application/`
  /// (see ``isType(_:)``).
  public let type: String?
  /// `cty`.
  public let contentType: String?
  /// `crit`, already held against the rules of RFC 7515 section 4.1.11.
  public let critical: [String]
  /// `b64`: false when the payload was signed as it is (RFC 7797).
  public let encodesPayload: Bool

  /// Keys, and addresses of keys, that the signature itself brings along: hints for a person or for comparison with
  /// a key found elsewhere. Nothing in this library ever uses one.
  public var hints: JWSKeyHints { JWSKeyHints(header: json) }

  /// Whether `typ` is that media type, given without `application/` (RFC 7515 section 4.1.9).
  public func isType(_ name: String) -> Bool {
    guard var type = type?.lowercased() else { return false }
    if type.hasPrefix("application/"), !type.dropFirst(12).contains("/") { type.removeFirst(12) }
    return type == name.lowercased()
  }

  /// - Parameters:
  ///   - protected: the members that the signature covers.
  ///   - unprotected: those that it does not cover, in the JSON serialisations.
  /// - Throws: `.algorithmMissing`, `.headerMember`, `.critical`, `.unencodedPayload`.
  init(protected: JSONObject, unprotected: JSONObject? = nil) throws(JOSEError) {
    var json = protected
    if let unprotected {
      for (name, value) in unprotected {
        // RFC 7515 section 7.2.1: disjoint; sections 4.1.11 and RFC 7797 section 3: protected only.
        guard protected[name] == nil else { throw Self.member(name, "stands in both headers") }
        guard name != "crit" else { throw JOSEError(.critical, "'crit' is not protected", at: "header/crit") }
        guard name != "b64" else {
          throw JOSEError(.unencodedPayload, "'b64' is not protected", at: "header/b64")
        }
        json.append(name, value)
      }
    }
    guard let alg = json["alg"] else { throw JOSEError(.algorithmMissing, "no 'alg'", at: "header/alg") }
    guard let algorithmName = alg.string else { throw Self.member("alg", "is no string") }
    self.algorithmName = algorithmName
    algorithm = SignatureAlgorithm(rawValue: algorithmName)
    keyID = try Self.string("kid", in: json)
    type = try Self.string("typ", in: json)
    contentType = try Self.string("cty", in: json)
    critical = try Self.critical(in: protected)
    if let b64 = protected["b64"] {
      guard let encodes = b64.bool else {
        throw JOSEError(.unencodedPayload, "'b64' is no boolean", at: "header/b64")
      }
      // RFC 7797 section 6.
      guard encodes || critical.contains("b64") else {
        throw JOSEError(.unencodedPayload, "'b64' is false and not in 'crit'", at: "header/b64")
      }
      encodesPayload = encodes
    } else {
      encodesPayload = true
    }
    self.json = json
  }

  /// Refuses what the caller does not process.
  ///
  /// - Throws: `.criticalUnknown`.
  func expectCritical(within understood: Set<String>) throws(JOSEError) {
    for name in critical where !understood.contains(name) {
      throw JOSEError(
        .criticalUnknown, "'crit' names something that is not processed here", at: "header/crit")
    }
  }

  private static func critical(in protected: JSONObject) throws(JOSEError) -> [String] {
    guard let value = protected["crit"] else { return [] }
    let fault = { (reason: String) in JOSEError(.critical, reason, at: "header/crit") }
    guard let list = value.array, !list.isEmpty else { throw fault("'crit' is no list, or an empty one") }
    var names: [String] = []
    for entry in list {
      guard let name = entry.string else { throw fault("'crit' holds something else than strings") }
      guard !names.contains(name) else { throw fault("'crit' names something twice") }
      guard protected.contains(name) else { throw fault("'crit' names a member that is not there") }
      guard !registered.contains(name) else { throw fault("'crit' names a member that every reader knows") }
      names.append(name)
    }
    return names
  }

  private static func string(_ name: String, in json: JSONObject) throws(JOSEError) -> String? {
    guard let value = json[name] else { return nil }
    guard let text = value.string else { throw member(name, "is no string") }
    return text
  }

  private static func member(_ name: String, _ reason: String) -> JOSEError {
    JOSEError(.headerMember, "'\(name)' \(reason)", at: "header/\(name)")
  }

  /// Names of RFC 7515 and RFC 7518, which `crit` must not hold.
  private static let registered: Set<String> = [
    "alg", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit", "enc", "zip", "epk",
    "apu",
    "apv", "iv", "tag", "p2s", "p2c",
  ]
}
