import JOSE

/// did:key: the identifier is the key ([did:key](https://w3c-ccg.github.io/did-key-spec/)).
///
/// Ed25519, P-256, P-384, P-521 and RSA sign; X25519 is for key agreement only; secp256k1 is read, and signs nothing
/// here. No key is derived from another.
public enum DIDKey {
  /// - Throws: `.keyUnsupported` for a symmetric key.
  public static func did(for key: JWK) throws(IdentifierError) -> DID {
    DID(method: "key", methodSpecificID: try Multikey.text(of: key))
  }

  /// The document that the identifier stands for.
  ///
  /// - Throws: `.method`, `.syntax`, `.keyUnsupported`, `.key`.
  public static func document(for did: DID) throws(IdentifierError) -> ControllerDocument {
    try did.expect(method: "key")
    let text = did.methodSpecificID
    guard text.hasPrefix("z") else {
      throw IdentifierError(.syntax, "did:key is written in base58btc", at: did.text)
    }
    let key = try Multikey.key(text)
    let method = try VerificationMethod(
      id: "\(did.text)#\(text)", controller: did.text, type: "Multikey", key: key)
    let relationships: [VerificationRelationship]
    if case .x25519 = key.material {
      relationships = [.keyAgreement]
    } else {
      relationships = [.assertionMethod, .authentication, .capabilityInvocation, .capabilityDelegation]
    }
    return ControllerDocument(
      id: did.text, verificationMethods: [method],
      listed: Dictionary(uniqueKeysWithValues: relationships.map { ($0, [method.id]) }))
  }
}
