import Crypto
import Encodings
import Foundation
import Identifiers
import JOSE
import JSONTree
import StatusLists

@testable import Verification

/// Issues anything a test needs: good credentials, and broken ones that no issuer would sign.
///
/// Keys are made anew in every run; dates are fixed.
struct TestAuthority {
  static let host = "certif.example"
  static let now = Date(timeIntervalSince1970: 1_795_600_800)  // 2026-11-25T10:00:00Z

  let did: String
  let key: SigningKey
  let otherKey: SigningKey
  let holderKey: SigningKey

  init(did: String = "did:web:\(host)", algorithm: SignatureAlgorithm = .EdDSA) throws {
    self.did = did
    key = try .generate(algorithm, keyID: "\(did)#key-1")
    otherKey = try .generate(.ES256, keyID: "\(did)#key-2")
    holderKey = try .generate(.EdDSA, keyID: "")
  }

  var address: String { "https://\(did.dropFirst("did:web:".count))/.well-known/did.json" }
  static let listAddress = "https://\(host)/status/1"

  // MARK: Documents

  /// The authority's own did.json.
  func document(
    assertion: [SigningKey]? = nil, members: JSONObject = [:], methodMembers: JSONObject = [:]
  ) -> JSONObject {
    let keys = [key, otherKey]
    var document: JSONObject = [
      "@context": ["https://www.w3.org/ns/did/v1"], "id": .string(did),
      "verificationMethod": .array(
        keys.map { key in
          var method: JSONObject = [
            "id": .string(key.keyID), "type": "JsonWebKey", "controller": .string(did),
            "publicKeyJwk": TestAuthority.jwk(key),
          ]
          for (name, value) in methodMembers { method[name] = value }
          return .object(method)
        }),
      "assertionMethod": .array((assertion ?? keys).map { .string($0.keyID) }),
      "authentication": .array(keys.map { .string($0.keyID) }),
    ]
    for (name, value) in members { document[name] = value }
    return document
  }

  /// The public key without `kid`, `alg` and `use`.
  static func jwk(_ key: SigningKey) -> JSON {
    guard case .object(var members) = key.publicJWK.json else { return .null }
    for name in ["kid", "alg", "use"] { members[name] = nil }
    return .object(members)
  }

  /// The authority's did.json and an empty revocation list, as a folder would serve them.
  func documents(_ more: [String: JSON] = [:], lists: [String: String]? = nil) throws
    -> InMemoryDocumentSource
  {
    var source = InMemoryDocumentSource()
    source.hold(JSON.object(document()).serialized(), at: address, fetchedAt: TestAuthority.now)
    for (address, json) in more { source.hold(json.serialized(), at: address, fetchedAt: TestAuthority.now) }
    for (address, text) in try lists ?? [TestAuthority.listAddress: list()] {
      source.hold(
        Array(text.utf8), at: address, contentType: "application/vc+jwt", fetchedAt: TestAuthority.now)
    }
    return source
  }

  // MARK: Credentials

  /// An Open Badge that keeps every rule, valid from May 2026 to May 2029.
  func badge(_ changes: JSONObject = [:]) -> JSONObject {
    let members: JSONObject = [
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      "id": "urn:uuid:4b3dcb27-1ec1-4b0e-9d2a-2f0c6a4a2b11",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": ["id": .string(did), "type": ["Profile"], "name": "Certif"],
      "validFrom": "2026-05-12T00:00:00Z", "validUntil": "2029-05-12T00:00:00Z", "name": "Soudure",
      "credentialSubject": [
        "id": "urn:uuid:9b0d9a34-59a3-4b07-9f5c-5e6b6b0fd3a1", "type": ["AchievementSubject"],
        "identifier": [
          ["type": "IdentityObject", "hashed": false, "identityHash": "Jeanne Doe", "identityType": "name"]
        ],
        "achievement": [
          "id": "https://certif.example/types/soudure", "type": ["Achievement"], "name": "Soudure TIG",
          "description": "Souder", "criteria": ["narrative": "Une pièce d'épreuve"],
        ],
      ],
      "credentialStatus": TestAuthority.entry(),
    ]
    return members.changed(by: changes)
  }

  static func entry(
    purpose: String = "revocation", index: JSON = "94567", list: String = listAddress,
    _ changes: JSONObject = [:]
  ) -> JSON {
    let members: JSONObject = [
      "id": .string("\(list)#\(index.string ?? "")"), "type": "BitstringStatusListEntry",
      "statusPurpose": .string(purpose), "statusListIndex": index, "statusListCredential": .string(list),
    ]
    return .object(members.changed(by: changes))
  }

  /// The registered members that Open Badges 3.0 wants beside a credential's own.
  static func claims(_ members: JSONObject) -> JSONObject {
    func seconds(_ name: String) -> JSON? {
      members[name]?.string.flatMap { RFC3339.parse($0) }.map {
        .number(JSONNumber(Int($0.timeIntervalSince1970)))
      }
    }
    var claims: JSONObject = [:]
    claims["iss"] = members["issuer"]?["id"] ?? members["issuer"]
    claims["jti"] = members["id"]
    claims["sub"] = members["credentialSubject"]?["id"]
    claims["nbf"] = seconds("validFrom")
    claims["exp"] = seconds("validUntil")
    return claims
  }

  /// An Open Badge as JWT in Open Badges' own way.
  func badgeToken(
    _ changes: JSONObject = [:], claims: JSONObject = [:], header: JSONObject = [:],
    by signer: (any Signer)? = nil
  ) throws -> String {
    let members = badge(changes)
    let payload = members.changed(by: TestAuthority.claims(members)).changed(by: claims)
    return try token(payload, header: header.withDefault("typ", "JWT"), by: signer)
  }

  /// Any payload signed by the authority; a header member `null` is taken out.
  func token(_ payload: JSONObject, header: JSONObject = [:], by signer: (any Signer)? = nil) throws -> String {
    try TestAuthority.token(JSON.object(payload).serialized(), header: header, by: signer ?? key)
  }

  /// Signs without the help of the library, so that a header may be wrong.
  static func token(_ payload: [UInt8], header: JSONObject, by signer: any Signer) throws -> String {
    var members: JSONObject = ["alg": .string(signer.algorithm.rawValue), "kid": .string(signer.keyID)]
    members = members.changed(by: header)
    let input =
      Base64URL.encode(JSON.object(members).serialized()) + "." + Base64URL.encode(payload)
    return input + "." + Base64URL.encode(try signer.signature(over: Array(input.utf8)))
  }

  // MARK: Status lists

  /// A signed status list; `set` are the indexes whose bit is 1.
  func list(
    set: [Int] = [], purpose: JSON = "revocation", address: String = listAddress, encoded: String? = nil,
    subject: JSONObject = [:], members: JSONObject = [:], header: JSONObject = [:],
    by signer: (any Signer)? = nil
  ) throws -> String {
    var list = BitstringStatusList()
    for index in set { list[index] = true }
    let encoded = try encoded ?? list.encoded()
    var payload: JSONObject = [
      "@context": ["https://www.w3.org/ns/credentials/v2"], "id": .string(address),
      "type": ["VerifiableCredential", "BitstringStatusListCredential"], "issuer": .string(did),
      "validFrom": "2026-11-25T09:59:30Z", "validUntil": "2026-11-26T09:59:30Z",
    ]
    let own: JSONObject = [
      "id": .string(address + "#list"), "type": "BitstringStatusList", "statusPurpose": purpose,
      "encodedList": .string(encoded),
    ]
    payload["credentialSubject"] = .object(own.changed(by: subject))
    return try token(payload.changed(by: members), header: header.withDefault("typ", "vc+jwt"), by: signer)
  }

  // MARK: Presentations

  var holder: String {
    (try? DIDKey.did(for: holderKey.publicJWK).text) ?? ""
  }

  func presentation(
    _ credentials: [JSON], claims: JSONObject = [:], header: JSONObject = [:], by signer: (any Signer)? = nil
  ) throws -> String {
    let payload: JSONObject = [
      "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"],
      "holder": .string(holder), "iss": .string(holder), "verifiableCredential": .array(credentials),
    ]
    let kid = holder + "#" + holder.dropFirst("did:key:".count)
    return try token(
      payload.changed(by: claims),
      header: header.withDefault("typ", "vp+jwt").withDefault("kid", .string(kid)),
      by: signer ?? holderKey)
  }

  func enveloped(_ token: String) -> JSON {
    [
      "@context": ["https://www.w3.org/ns/credentials/v2"], "type": "EnvelopedVerifiableCredential",
      "id": .string("data:application/vc+jwt,\(token)"),
    ]
  }
}

extension JSONObject {
  /// With the members of another object in place of its own; `null` takes a member out.
  func changed(by changes: JSONObject) -> JSONObject {
    var result = self
    for (name, value) in changes {
      // A bare `nil` would be JSON's null.
      result[name] = value.isNull ? Optional.none : .some(value)
    }
    return result
  }

  /// With a member of that name where it has none; a `null` that is there stays.
  func withDefault(_ name: String, _ value: JSON) -> JSONObject {
    var result = self
    if !contains(name) { result.append(name, value) }
    return result
  }
}

extension Report {
  /// The codes of one check, in order.
  func codes(_ check: Check) -> [String] { checks.filter { $0.check == check }.map(\.code.rawValue) }

  func outcomes(_ check: Check) -> [Outcome] { checks.filter { $0.check == check }.map(\.outcome) }

  func finding(_ code: FindingCode) -> Finding? { checks.first { $0.code == code } }
}

extension Verifier {
  func verify(_ text: String, _ options: VerificationOptions = VerificationOptions(now: TestAuthority.now))
    async -> Report
  {
    await verify(Array(text.utf8), options)
  }
}

/// A signer of P-384, which the library's own signing key does not make.
struct P384Signer: Signer {
  let algorithm = SignatureAlgorithm.ES384
  let keyID: String
  let key = P384.Signing.PrivateKey()

  func signature(over message: [UInt8]) throws -> [UInt8] {
    Array(try key.signature(for: Data(message)).rawRepresentation)
  }

  var jwk: JSON {
    let point = Array(key.publicKey.rawRepresentation)
    return [
      "kty": "EC", "crv": "P-384", "x": .string(Base64URL.encode(point[..<48])),
      "y": .string(Base64URL.encode(point[48...])),
    ]
  }
}
