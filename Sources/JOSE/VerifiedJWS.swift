import JSONTree

/// What a signature was found to cover. Only a successful verification makes one.
public struct VerifiedJWS: Sendable {
  /// The header; of a JSON serialisation both halves together, of which ``covers(_:)`` tells the signed one.
  public let header: JWSHeader
  /// Exactly the bytes that were signed.
  public let payload: [UInt8]
  public let algorithm: SignatureAlgorithm

  private let unprotected: JSONObject?

  init(header: JWSHeader, payload: [UInt8], algorithm: SignatureAlgorithm, unprotected: JSONObject?) {
    self.header = header
    self.payload = payload
    self.algorithm = algorithm
    self.unprotected = unprotected
  }

  /// Whether the header has that member and the signature covers it.
  public func covers(_ name: String) -> Bool {
    header.json.contains(name) && !(unprotected?.contains(name) ?? false)
  }

  /// The one check of every serialisation: is `alg` known, accepted, and the key's own; does the signature hold.
  static func check(
    _ signature: [UInt8], over signingInput: [UInt8], header: JWSHeader, by key: VerificationKey,
    accepting accepted: Set<SignatureAlgorithm>
  ) throws(JOSEError) -> SignatureAlgorithm {
    guard let algorithm = header.algorithm else {
      guard header.algorithmName.lowercased() != "none" else {
        throw JOSEError(.algorithmNone, "'alg' is none: there is no signature", at: "header/alg")
      }
      throw JOSEError(.algorithmUnknown, "an 'alg' that is not known here", at: "header/alg")
    }
    guard accepted.contains(algorithm) else {
      throw JOSEError(.algorithmRefused, "\(algorithm) is not accepted here", at: "header/alg")
    }
    guard key.algorithms.contains(algorithm) else {
      throw JOSEError(.keyAlgorithm, "the key does not serve \(algorithm)", at: "header/alg")
    }
    guard key.verifies(signature, over: signingInput, with: algorithm) else {
      throw JOSEError(.signatureMismatch, "the signature does not belong to this content and this key")
    }
    return algorithm
  }
}
