import Encodings
import FoundationEssentials
import JOSE
import JSONTree

/// A public key in a controller document
/// ([Controlled Identifiers 1.0, section 2.2](https://www.w3.org/TR/cid-1.0/#verification-methods)).
public struct VerificationMethod: Sendable {
  /// Its absolute URL, such as `did:web:example.org#key-1`.
  public let id: String
  /// Who controls the key.
  public let controller: String
  /// `Multikey`, `JsonWebKey`, or an older name.
  public let type: String
  public let key: JWK
  /// The key made ready; nil when it verifies no signature here (key agreement, secp256k1, `use: enc`).
  public let verificationKey: VerificationKey?
  /// When the key stops to count, by its controller's word.
  public let expires: Date?
  /// When the controller took the key back.
  public let revoked: Date?

  /// A method of type `JsonWebKey`.
  ///
  /// - Throws: `.keyPrivate`.
  public init(id: String, controller: String, key: JWK) throws(IdentifierError) {
    try self.init(id: id, controller: controller, type: "JsonWebKey", key: key)
  }

  init(
    id: String, controller: String, type: String, key: JWK, expires: Date? = nil, revoked: Date? = nil
  ) throws(IdentifierError) {
    guard !key.isPrivate else {
      throw IdentifierError(.keyPrivate, "a private key does not belong into a public document", at: id)
    }
    self.id = id
    self.controller = controller
    self.type = type
    self.key = key
    self.expires = expires
    self.revoked = revoked
    verificationKey = try? VerificationKey(key)
  }

  /// The method as it stands in a document, with `publicKeyJwk` or, for `Multikey`, `publicKeyMultibase`.
  public var json: JSON {
    var object: JSONObject = ["id": .string(id), "type": .string(type), "controller": .string(controller)]
    object["expires"] = expires.map { .string(RFC3339.string($0)) }
    object["revoked"] = revoked.map { .string(RFC3339.string($0)) }
    if type == "Multikey", let text = try? Multikey.text(of: key) {
      object["publicKeyMultibase"] = .string(text)
    } else {
      object["publicKeyJwk"] = key.json
    }
    return .object(object)
  }
}

extension VerificationMethod {
  /// The types that are read, and which member may hold their key.
  private static let forms: [String: Set<String>] = [
    "Multikey": ["publicKeyMultibase"],
    "JsonWebKey": ["publicKeyJwk"],
    "JsonWebKey2020": ["publicKeyJwk"],
    "Ed25519VerificationKey2018": ["publicKeyBase58", "publicKeyJwk"],
    "Ed25519VerificationKey2020": ["publicKeyMultibase"],
    "X25519KeyAgreementKey2019": ["publicKeyBase58", "publicKeyJwk"],
    "X25519KeyAgreementKey2020": ["publicKeyMultibase"],
    "EcdsaSecp256r1VerificationKey2019": ["publicKeyMultibase", "publicKeyJwk"],
    "EcdsaSecp256k1VerificationKey2019": ["publicKeyJwk", "publicKeyMultibase"],
  ]

  private static let keyMembers = ["publicKeyJwk", "publicKeyMultibase", "publicKeyBase58"]

  /// Reads a method of the document with that id; `id` was resolved by the caller.
  ///
  /// - Throws: `.document`, `.foreignController`, `.keyUnsupported`, `.keyPrivate`, `.key`.
  init(_ object: JSONObject, id: String, documentID: String) throws(IdentifierError) {
    guard let type = object["type"]?.string, let controller = object["controller"]?.string else {
      throw IdentifierError(.document, "a verification method has a 'type' and a 'controller'", at: id)
    }
    // What stands under another's name, or is said to be another's, speaks for nobody here.
    guard controller == documentID, id.prefix(while: { $0 != "#" }) == documentID else {
      throw IdentifierError(.foreignController, "a verification method of another controller", at: id)
    }
    guard let allowed = Self.forms[type] else {
      throw IdentifierError(.keyUnsupported, "a type of verification method that is not read here", at: id)
    }
    let present = Self.keyMembers.filter { object.contains($0) }
    guard present.count == 1, let member = present.first, allowed.contains(member), let value = object[member]
    else {
      throw IdentifierError(
        .document, "a verification method of this type has exactly one key, in its own form", at: id)
    }
    let key = try Self.key(value, member: member, type: type, id: id)
    guard Self.fits(key, type) else {
      throw IdentifierError(.key, "the key is not of the method's type", at: id)
    }
    try self.init(
      id: id, controller: controller, type: type, key: key,
      expires: try Self.date("expires", in: object, id: id),
      revoked: try Self.date("revoked", in: object, id: id))
  }

  private static func key(
    _ value: JSON, member: String, type: String, id: String
  ) throws(IdentifierError) -> JWK {
    if member == "publicKeyJwk" {
      do {
        return try JWK(value)
      } catch {
        throw IdentifierError(
          error.code == .keyUnsupported ? .keyUnsupported : .key, "the key does not hold", at: id,
          underlying: error)
      }
    }
    guard let text = value.string else { throw IdentifierError(.key, "'\(member)' is no string", at: id) }
    if member == "publicKeyMultibase" {
      do {
        return try Multikey.key(text)
      } catch {
        throw IdentifierError(
          error.code == .keyUnsupported ? .keyUnsupported : .key, error.reason, at: id,
          underlying: error.underlying)
      }
    }
    do {
      // The bare 32 bytes, without a multicodec.
      let bytes = try Base58BTC.decode(text)
      return try JWK(type.hasPrefix("X25519") ? .x25519(bytes) : .ed25519(bytes))
    } catch {
      throw IdentifierError(.key, "the key does not hold", at: id, underlying: error)
    }
  }

  private static func fits(_ key: JWK, _ type: String) -> Bool {
    switch (type, key.material) {
    case ("Multikey", _), ("JsonWebKey", _), ("JsonWebKey2020", _): true
    case (_, .ed25519): type.hasPrefix("Ed25519")
    case (_, .x25519): type.hasPrefix("X25519")
    case (_, .elliptic(.p256, _, _)): type.hasPrefix("EcdsaSecp256r1")
    case (_, .elliptic(.secp256k1, _, _)): type.hasPrefix("EcdsaSecp256k1")
    default: false
    }
  }

  private static func date(_ name: String, in object: JSONObject, id: String) throws(IdentifierError) -> Date? {
    guard let value = object[name] else { return nil }
    guard let date = value.string.flatMap({ RFC3339.parse($0) }) else {
      throw IdentifierError(.document, "'\(name)' is no date and time with an offset", at: id)
    }
    return date
  }
}
