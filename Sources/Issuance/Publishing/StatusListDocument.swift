import Encodings
import Foundation
import JOSE
import JSONTree
import StatusLists
import Storage

/// A status list as it is signed and served: a credential (Bitstring Status List 1.0, secured as `vc+jwt`) or a Status
/// List Token (`statuslist+jwt`).
enum StatusListDocument {
  /// How long a signed list may be believed; it is signed again long before.
  static let lifetime: TimeInterval = 7 * 86_400
  static let renewal: TimeInterval = 86_400
  /// How far ahead of ours the clock may have been that dated a list.
  static let leeway: TimeInterval = 30
  /// How long a verifier may keep a list before it looks again, in seconds.
  static let timeToLive = 60

  static func sign(
    _ record: StatusListRecord, _ entries: [StatusEntry], issuer: IssuerIdentity, by signer: any Signer, at now: Date
  ) throws -> String {
    let (type, payload) =
      switch record.kind.format {
      case .bitstring: ("vc+jwt", try bitstring(record, entries, issuer, now))
      case .token: ("statuslist+jwt", try token(record, entries, issuer, now))
      }
    let header: JSONObject = [
      "alg": .string(signer.algorithm.rawValue), "typ": .string(type), "kid": .string(signer.keyID),
    ]
    return try CompactJWS.sign(header: header, payload: payload.serialized(), by: signer).text
  }

  /// The algorithm that a list is signed with: that of the forms that stand in it.
  static func algorithm(_ kind: ListKind) -> SignatureAlgorithm { kind.format == .token ? .ES256 : .EdDSA }

  static func mediaType(_ kind: ListKind) -> String {
    kind.format == .token ? "application/statuslist+jwt" : "application/vc+jwt"
  }

  private static func bitstring(
    _ record: StatusListRecord, _ entries: [StatusEntry], _ issuer: IssuerIdentity, _ now: Date
  ) throws -> JSON {
    var bits = BitstringStatusList(length: record.length)
    for entry in entries { bits[entry.index] = true }
    let address = issuer.institution.address.statusList(record.id)
    return [
      "@context": ["https://www.w3.org/ns/credentials/v2"],
      "id": .string(address),
      "type": ["VerifiableCredential", "BitstringStatusListCredential"],
      "issuer": .string(issuer.did),
      "validFrom": .string(RFC3339.string(now)),
      "validUntil": .string(RFC3339.string(now.addingTimeInterval(lifetime))),
      "credentialSubject": [
        "id": .string(address + "#list"), "type": "BitstringStatusList",
        "statusPurpose": .string(record.kind.purpose.rawValue), "encodedList": .string(try bits.encoded()),
        "ttl": .number(JSONNumber(timeToLive * 1000)),
      ],
    ]
  }

  /// Token Status List, section 5.1.
  private static func token(
    _ record: StatusListRecord, _ entries: [StatusEntry], _ issuer: IssuerIdentity, _ now: Date
  ) throws -> JSON {
    var list = try TokenStatusList(bits: record.kind.bits, count: record.length)
    for entry in entries { list[entry.index] = UInt8(entry.value) }
    let seconds = Int(now.timeIntervalSince1970)
    return [
      "iss": .string(issuer.issuerAddress),
      "sub": .string(issuer.institution.address.statusList(record.id)),
      "iat": .number(JSONNumber(seconds)),
      "exp": .number(JSONNumber(seconds + Int(lifetime))),
      "ttl": .number(JSONNumber(timeToLive)),
      "status_list": ["bits": .number(JSONNumber(record.kind.bits)), "lst": .string(try list.encoded())],
    ]
  }
}
