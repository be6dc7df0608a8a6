import FoundationEssentials
import JOSE

extension ControllerDocument {
  /// The one key that may have made a signature.
  ///
  /// The header's `kid` may be the method's absolute URL, its fragment with or without `#`, or the `kid` of its JWK.
  /// A missing `kid`, or one that is just the document's id, is good when exactly one key that is listed for the
  /// purpose serves the algorithm.
  ///
  /// - Parameters:
  ///   - keyID: `kid` of the signature's header.
  ///   - relationship: what the key must be listed for.
  ///   - date: when given, keys that had expired or been revoked by then do not count.
  /// - Throws: `.keyNotFound`, `.keyForeign`, `.keyNotAuthorised`, `.keyAlgorithm`, `.keyAmbiguous`, `.keyExpired`,
  ///   `.keyRevoked`; the method's own reason when it is named and cannot be read.
  public func authorisedMethod(
    keyID: String?, algorithm: SignatureAlgorithm,
    for relationship: VerificationRelationship = .assertionMethod,
    at date: Date? = nil
  ) throws(IdentifierError) -> VerificationMethod {
    guard let keyID, keyID != id else { return try onlyMethod(algorithm, relationship, at: date) }
    let method = try namedMethod(keyID, relationship)
    if let error = Self.ended(method, at: date) { throw error }
    guard method.verificationKey?.algorithms.contains(algorithm) == true else {
      throw IdentifierError(.keyAlgorithm, "the key does not serve \(algorithm)", at: method.id)
    }
    return method
  }

  private func onlyMethod(
    _ algorithm: SignatureAlgorithm, _ relationship: VerificationRelationship, at date: Date?
  ) throws(IdentifierError) -> VerificationMethod {
    var fitting: [VerificationMethod] = []
    for method in methods(for: relationship)
    where method.verificationKey?.algorithms.contains(algorithm) == true
      && !fitting.contains(where: { $0.id == method.id })
    { fitting.append(method) }
    let living = fitting.filter { Self.ended($0, at: date) == nil }
    switch living.count {
    case 1: return living[0]
    case 0:
      if fitting.count == 1, let error = Self.ended(fitting[0], at: date) { throw error }
      throw IdentifierError(
        .keyNotFound, "no key listed for \(relationship.rawValue) serves \(algorithm)", at: id)
    default:
      throw IdentifierError(
        .keyAmbiguous,
        "several keys listed for \(relationship.rawValue) serve \(algorithm), and none is named", at: id)
    }
  }

  private func namedMethod(
    _ keyID: String, _ relationship: VerificationRelationship
  ) throws(IdentifierError) -> VerificationMethod {
    let urls = listed[relationship] ?? []
    let url: String
    if keyID.hasPrefix("#") {
      url = id + keyID
    } else if keyID.prefix(while: { $0 != "#" }) == id {
      url = keyID
    } else if keyID.hasPrefix("did:") {
      throw IdentifierError(.keyForeign, "the key that is named belongs to another document")
    } else {
      let named = verificationMethods.filter { $0.key.keyID == keyID && urls.contains($0.id) }
      guard named.count < 2 else {
        throw IdentifierError(.keyAmbiguous, "several keys have the 'kid' that is named", at: id)
      }
      guard !named.isEmpty || !URLCharacters.isAbsoluteURL(keyID) else {
        throw IdentifierError(.keyForeign, "the key that is named belongs to another document")
      }
      url = named.first?.id ?? id + "#" + keyID
    }
    guard let method = method(url) else {
      if let error = unreadable.first(where: { $0.id == url })?.error { throw error }
      throw IdentifierError(.keyNotFound, "the document does not have the key that is named", at: id)
    }
    guard urls.contains(url) else {
      throw IdentifierError(.keyNotAuthorised, "the key is not listed for \(relationship.rawValue)", at: url)
    }
    return method
  }

  private static func ended(_ method: VerificationMethod, at date: Date?) -> IdentifierError? {
    guard let date else { return nil }
    if let revoked = method.revoked, date >= revoked {
      return IdentifierError(.keyRevoked, "the key was revoked by its controller", at: method.id)
    }
    if let expires = method.expires, date >= expires {
      return IdentifierError(.keyExpired, "the key has expired", at: method.id)
    }
    return nil
  }
}
