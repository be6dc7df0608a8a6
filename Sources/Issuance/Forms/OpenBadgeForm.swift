import Awarding
import Encodings
import Foundation
import JOSE
import JSONTree
import Storage

/// Open Badges 3.0 on VCDM 2.0, secured as JWT in Open Badges' own way: the credential's members stand at the top
/// of the payload, and `iss`, `jti`, `nbf`, `sub`, `exp` repeat them.
///
/// Everything that a run's awards share is made once; an award adds its holder, dates and status entry.
public struct OpenBadgeForm: Sendable {
  static let contextAddress = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

  let identity: IssuerIdentity
  let title: String
  let language: Language
  let achievement: JSON
  let resultDescription: String
  let encodedHeader: String
  let issuer: JSON

  public init(
    published: PublishedDefinition, identity: IssuerIdentity, algorithm: SignatureAlgorithm, keyID: String
  ) {
    let definition = published.definition
    self.identity = identity
    language = definition.title.fr == nil ? .en : .fr
    title = definition.title.text(in: language).text
    let id = identity.institution.address.type(published.slug, version: published.version)
    resultDescription = id + "#grade"
    achievement = AchievementDocument.json(
      of: published, id: id, resultDescription: resultDescription, language: language, issuer: identity)
    issuer = identity.profile
    let header: JSON = [
      "alg": .string(algorithm.rawValue), "typ": "JWT", "kid": .string(keyID),
    ]
    encodedHeader = Base64URL.encode(header.serialized())
  }

  /// The exact bytes that will be signed (RFC 7515, section 5.1, step 6): encoded header, dot, encoded payload.
  @Sendable public func signingInput(_ slot: AwardSlot) -> [UInt8] {
    var input = Array(encodedHeader.utf8)
    input.append(UInt8(ascii: "."))
    input.append(contentsOf: Base64URL.encode(payload(slot).serialized()).utf8)
    return input
  }

  /// The credential with its registered claims.
  func payload(_ slot: AwardSlot) -> JSON {
    // A day that has begun at the place of award may not have begun in UTC.
    let validFrom = min(slot.awardedOn.startOfDayUTC, slot.run.issuedAt)
    var subject: JSONObject = [
      "id": .string(slot.holder.urn),
      "type": ["AchievementSubject"],
      "identifier": [
        [
          "type": "IdentityObject", "hashed": false,
          "identityHash": .string(slot.candidate.learner.displayName), "identityType": "name",
        ]
      ],
      "achievement": achievement,
    ]
    if let grade = slot.candidate.grade {
      subject.append(
        "result",
        [["type": ["Result"], "resultDescription": .string(resultDescription), "value": .string(grade)]])
    }
    var credential: JSONObject = [
      "@context": ["https://www.w3.org/ns/credentials/v2", .string(Self.contextAddress), PalierContext.object],
      "id": .string(slot.award.urn),
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "name": .string(title),
      "issuer": issuer,
      "validFrom": .string(RFC3339.string(validFrom)),
      "awardedDate": .string(RFC3339.string(slot.awardedOn.startOfDayUTC)),
    ]
    if let end = slot.validUntil { credential.append("validUntil", .string(RFC3339.string(end))) }
    if let place = slot.place { credential.append("awardPlace", .string(place)) }
    credential.append("credentialSubject", .object(subject))
    let list = identity.institution.address.statusList(slot.status.list)
    credential.append(
      "credentialStatus",
      [
        "id": .string("\(list)#\(slot.status.index)"), "type": "BitstringStatusListEntry",
        "statusPurpose": .string(slot.status.purpose.rawValue),
        "statusListIndex": .string(String(slot.status.index)), "statusListCredential": .string(list),
      ])
    credential.append("iss", .string(identity.did))
    credential.append("jti", .string(slot.award.urn))
    credential.append("sub", .string(slot.holder.urn))
    credential.append("nbf", .number(JSONNumber(Int(validFrom.timeIntervalSince1970))))
    if let end = slot.validUntil {
      credential.append("exp", .number(JSONNumber(Int(end.timeIntervalSince1970))))
    }
    return .object(credential)
  }
}
