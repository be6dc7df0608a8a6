import Awarding
import Encodings
import Identifiers
import JOSE
import JSONTree
import Storage

/// How an organisation of this server names itself: a `did:web` under its public address.
public struct IssuerIdentity: Sendable {
  public let institution: Institution
  public let did: String

  public init(_ institution: Institution) {
    self.institution = institution
    did = Self.did(of: institution.organisation, at: institution.address)
  }

  /// `did:web:HOST%3APORT:organisations:SLUG`.
  public static func did(of organisation: Organisation, at address: PublicAddress) -> String {
    DIDWeb.did(host: address.host, port: address.port, path: ["organisations", organisation.slug]).text
  }

  /// The name of the organisation's first key for an algorithm.
  public static func keyID(_ algorithm: SignatureAlgorithm, of organisation: Organisation, at address: PublicAddress)
    -> String
  {
    did(of: organisation, at: address) + "#" + keyName(algorithm) + "1"
  }

  /// The name of the next key for an algorithm: a number that no key of the organisation has had.
  public func nextKeyID(_ algorithm: SignatureAlgorithm, after keys: [SigningKeyRecord]) -> String {
    let start = did + "#" + Self.keyName(algorithm)
    let numbers = keys.compactMap { $0.keyID.hasPrefix(start) ? Int($0.keyID.dropFirst(start.count)) : nil }
    return start + String((numbers.max() ?? 0) + 1)
  }

  private static func keyName(_ algorithm: SignatureAlgorithm) -> String {
    algorithm == .ES256 ? "p256-" : "ed25519-"
  }

  /// How SD-JWT VCs name the organisation: an address whose issuer metadata hold the keys.
  public var issuerAddress: String { institution.address.organisation(institution.organisation.slug) }

  public var didDocumentAddress: String { institution.address.didDocument(institution.organisation.slug) }

  /// The controller document (did.json): every key that is good for assertions, retired ones too. A compromised key
  /// is no longer among them, so that no tool believes what it signs.
  public func document(_ keys: [SigningKeyRecord]) -> JSON {
    let methods = keys.map { key -> JSON in
      [
        "id": .string(key.keyID), "type": "JsonWebKey", "controller": .string(did),
        "publicKeyJwk": named(key),
      ]
    }
    return [
      "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"],
      "id": .string(did),
      "verificationMethod": .array(methods),
      "assertionMethod": .array(keys.map { .string($0.keyID) }),
    ]
  }

  /// The JWK Set (RFC 7517) with the same keys.
  public func keySet(_ keys: [SigningKeyRecord]) -> JSON { ["keys": .array(keys.map(named))] }

  /// The JWT VC issuer metadata (SD-JWT VC, section 5) with the keys that can sign such a credential.
  public func issuerMetadata(_ keys: [SigningKeyRecord]) -> JSON {
    ["issuer": .string(issuerAddress), "jwks": keySet(keys.filter { $0.algorithm == .ES256 })]
  }

  private func named(_ key: SigningKeyRecord) -> JSON {
    guard case .object(var object) = key.publicJWK.json else { return key.publicJWK.json }
    object["kid"] = .string(key.keyID)
    object["alg"] = .string(key.algorithm.rawValue)
    object["use"] = "sig"
    return .object(object)
  }

  /// The issuer as Open Badges 3.0 writes it: a Profile with the legal identity.
  public var profile: JSON {
    let organisation = institution.organisation
    var profile: JSONObject = [
      "id": .string(did), "type": ["Profile"], "name": .string(organisation.name),
      "url": .string(organisation.website ?? institution.address.organisation(organisation.slug)),
      "address": ["type": ["Address"], "addressCountryCode": .string(organisation.country)],
    ]
    if let siret = organisation.siret {
      profile.append(
        "otherIdentifier",
        [["type": "IdentifierEntry", "identifier": .string(siret.text), "identifierType": "ext:SIRET"]])
    }
    return .object(profile)
  }
}

extension Sequence<SigningKeyRecord> {
  /// The keys that may be published: all but the compromised.
  public var published: [SigningKeyRecord] { filter { $0.compromise == nil } }
}
