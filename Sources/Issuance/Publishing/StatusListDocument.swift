import Encodings
import Foundation
import JOSE
import JSONTree
import StatusLists
import Storage

/// A status list as a signed credential (Bitstring Status List 1.0, secured as `vc+jwt`).
enum StatusListDocument {
  /// How long a signed list may be believed; it is signed again long before.
  static let lifetime: TimeInterval = 7 * 86_400
  static let renewal: TimeInterval = 86_400

  static func sign(
    _ record: StatusListRecord, setting indices: [Int], issuer: IssuerIdentity, by signer: any Signer, at now: Date
  ) throws -> String {
    var bits = BitstringStatusList(length: record.length)
    for index in indices { bits[index] = true }
    let address = issuer.institution.address.statusList(record.id)
    let payload: JSON = [
      "@context": ["https://www.w3.org/ns/credentials/v2"],
      "id": .string(address),
      "type": ["VerifiableCredential", "BitstringStatusListCredential"],
      "issuer": .string(issuer.did),
      "validFrom": .string(RFC3339.string(now)),
      "validUntil": .string(RFC3339.string(now.addingTimeInterval(lifetime))),
      "credentialSubject": [
        "id": .string(address + "#list"), "type": "BitstringStatusList",
        "statusPurpose": .string(record.purpose.rawValue), "encodedList": .string(try bits.encoded()),
        "ttl": 60_000,
      ],
    ]
    let header: JSONObject = [
      "alg": .string(signer.algorithm.rawValue), "typ": "vc+jwt", "kid": .string(signer.keyID),
    ]
    return try CompactJWS.sign(header: header, payload: payload.serialized(), by: signer).text
  }
}
