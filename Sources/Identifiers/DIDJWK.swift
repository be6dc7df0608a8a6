import Encodings
import JOSE
import JSONTree

/// did:jwk: the identifier is a JWK in base64url
/// ([did:jwk](https://github.com/quartzjer/did-jwk/blob/main/spec.md)).
public enum DIDJWK {
  /// The identifier of a key's public part, its JSON compact and in its own order.
  ///
  /// - Throws: `.keyPrivate` for a symmetric key.
  public static func did(for key: JWK) throws(IdentifierError) -> DID {
    do {
      return DID(method: "jwk", methodSpecificID: Base64URL.encode(try key.publicKey().json.serialized()))
    } catch {
      throw IdentifierError(.keyPrivate, "a key that has no public form", underlying: error)
    }
  }

  /// The document that the identifier stands for; its one method is `#0`.
  ///
  /// - Throws: `.method`, `.syntax`, `.key`, `.keyUnsupported`, `.keyPrivate`.
  public static func document(for did: DID) throws(IdentifierError) -> ControllerDocument {
    try did.expect(method: "jwk")
    let json: JSON
    do {
      json = try JSON(
        parsing: Base64URL.decode(did.methodSpecificID),
        limits: JSONLimits(maximumBytes: 8192, maximumDepth: 8))
    } catch {
      throw IdentifierError(.syntax, "no JWK in base64url", at: did.text, underlying: error)
    }
    let key: JWK
    do {
      key = try JWK(json)
    } catch {
      throw IdentifierError(
        error.code == .keyUnsupported ? .keyUnsupported : .key, "the key does not hold", at: did.text,
        underlying: error)
    }
    let method = try VerificationMethod(
      id: "\(did.text)#0", controller: did.text, type: "JsonWebKey", key: key)
    var relationships: [VerificationRelationship] = []
    if key.use != "enc" {
      relationships = [.assertionMethod, .authentication, .capabilityInvocation, .capabilityDelegation]
    }
    if case .x25519 = key.material { relationships = [] }
    if key.use != "sig", key.canAgree { relationships.append(.keyAgreement) }
    return ControllerDocument(
      id: did.text, verificationMethods: [method],
      listed: Dictionary(uniqueKeysWithValues: relationships.map { ($0, [method.id]) }))
  }
}

extension JWK {
  /// Whether a key of this kind can take part in a key agreement.
  fileprivate var canAgree: Bool {
    switch material {
    case .x25519, .elliptic: true
    case .ed25519, .rsa, .symmetric: false
    }
  }
}
