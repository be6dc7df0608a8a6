import Encodings
import JOSE
import JSONTree

/// What a verifier expects of a key-binding JWT.
public struct KeyBindingExpectation: Sendable {
  /// `nil`: any.
  public let nonce: String?
  public let audience: String?
  /// Seconds since 1970 that its age is judged at.
  public let time: Double
  /// The oldest that it may be, in seconds.
  public let maximumAge: Double
  /// How far its clock may be ahead, in seconds.
  public let leeway: Double

  public init(nonce: String?, audience: String?, time: Double, maximumAge: Double = 300, leeway: Double = 60) {
    self.nonce = nonce
    self.audience = audience
    self.time = time
    self.maximumAge = maximumAge
    self.leeway = leeway
  }
}

extension SDJWT {
  /// The key that the issuer named as the holder's, by its RFC 7638 thumbprint.
  public var holderThumbprint: String? {
    guard let jwk = (try? payload())?["cnf"]?["jwk"] else { return nil }
    return (try? JWK(jwk))?.thumbprint()
  }

  /// Whether whoever presents this holds the key that the issuer named (section 7.3, step 5).
  /// - Throws: ``SDJWTError`` `key-binding-missing`, `key-binding-malformed`, `holder-key-missing`,
  ///   `key-binding-signature`, `key-binding-hash`, `key-binding-nonce`, `key-binding-audience`, `key-binding-age`.
  public func verifyKeyBinding(_ expected: KeyBindingExpectation) throws(SDJWTError) {
    guard let keyBinding else { throw SDJWTError(.keyBindingMissing, "no key-binding JWT is presented") }
    let payload = try payload()
    // Step 5.a: the key is the issuer's word, never the presentation's.
    guard let json = payload["cnf"]?["jwk"] else {
      throw SDJWTError(.holderKeyMissing, "the issuer named no key of the holder")
    }
    guard let jwk = try? JWK(json), let key = try? VerificationKey(jwk) else {
      throw SDJWTError(.keyBindingSignature, "the holder's key cannot be used")
    }
    // Steps 5.b and 5.d.
    guard keyBinding.header.isType("kb+jwt") else {
      throw SDJWTError(.keyBindingMalformed, "its typ is not kb+jwt")
    }
    do { _ = try keyBinding.verified(by: key) } catch {
      throw SDJWTError(.keyBindingSignature, "the key-binding JWT is not signed by the holder's key: \(error.reason)")
    }
    guard let json = try? JSON(parsing: keyBinding.payload), let claims = json.object,
      let issuedAt = claims["iat"]?.number?.double, let nonce = claims["nonce"]?.string,
      let audience = claims["aud"]?.string, let hash = claims["sd_hash"]?.string
    else { throw SDJWTError(.keyBindingMalformed, "iat, nonce, aud or sd_hash is missing or of the wrong kind") }
    // Step 5.g: what was bound is what is presented.
    let presented = try Self.hash(payload).digest(of: self.presented)
    guard constantTimeEqual(Array(hash.utf8), Array(presented.utf8)) else {
      throw SDJWTError(.keyBindingHash, "sd_hash is not that of what is presented")
    }
    // Step 5.f.
    if let expected = expected.nonce, !constantTimeEqual(Array(nonce.utf8), Array(expected.utf8)) {
      throw SDJWTError(.keyBindingNonce, "the nonce is not the one that was asked for")
    }
    if let expected = expected.audience, audience != expected {
      throw SDJWTError(.keyBindingAudience, "it was made for somebody else")
    }
    // Step 5.e.
    guard issuedAt <= expected.time + expected.leeway, issuedAt >= expected.time - expected.maximumAge else {
      throw SDJWTError(.keyBindingAge, "it was made too long ago or in the future")
    }
  }
}
