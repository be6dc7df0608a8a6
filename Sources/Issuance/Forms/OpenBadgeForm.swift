import Awarding
import Encodings
import Foundation
import JOSE
import JSONTree
import Storage

/// Open Badges 3.0 on VCDM 2.0, secured as JWT in Open Badges' own way: the credential's members stand at the top
/// of the payload, and `iss`, `jti`, `nbf`, `sub`, `exp` repeat them.
///
/// Everything that a run's awards share is made once, to the byte; an award adds its holder, dates and status entry.
public struct OpenBadgeForm: Sendable {
  static let contextAddress = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

  private let identity: IssuerIdentity
  private let encodedHeader: [UInt8]
  private let templates: [JSONTemplate]

  public init(
    published: PublishedDefinition, identity: IssuerIdentity, algorithm: SignatureAlgorithm, keyID: String
  ) {
    self.identity = identity
    let header: JSON = [
      "alg": .string(algorithm.rawValue), "typ": "JWT", "kid": .string(keyID),
    ]
    encodedHeader = Array(Base64URL.encode(header.serialized()).utf8)
    let shared = Shared(published, identity)
    templates = Shape.all.map { JSONTemplate(shared.credential($0)) }
  }

  /// The exact bytes that will be signed (RFC 7515, section 5.1, step 6): encoded header, dot, encoded payload.
  @Sendable func bytes(_ slot: AwardSlot, _ randomness: Randomness) -> FormBytes {
    let shape = Shape(grade: slot.candidate.grade != nil, end: slot.validUntil != nil, place: slot.place != nil)
    let payload = templates[shape.rawValue].filled(values(slot))
    let encoded = Base64URL.encode(payload)
    var input: [UInt8] = []
    input.reserveCapacity(encodedHeader.count + 1 + encoded.utf8.count)
    input += encodedHeader
    input.append(UInt8(ascii: "."))
    input += encoded.utf8
    return FormBytes(signingInput: input)
  }

  /// What differs from award to award, in the order of ``Hole``.
  private func values(_ slot: AwardSlot) -> [JSON] {
    // A day that has begun at the place of award may not have begun in UTC.
    let validFrom = min(slot.awardedOn.startOfDayUTC, slot.issuedAt)
    let list = identity.institution.address.statusList(slot.status.list)
    let end = slot.validUntil
    return [
      .string(slot.award.urn), .string(slot.holder.urn), .string(slot.candidate.learner.displayName),
      .string(RFC3339.string(validFrom)), .number(JSONNumber(Int(validFrom.timeIntervalSince1970))),
      .string(RFC3339.string(slot.awardedOn.startOfDayUTC)),
      end.map { .string(RFC3339.string($0)) } ?? .null,
      end.map { .number(JSONNumber(Int($0.timeIntervalSince1970))) } ?? .null,
      slot.place.map { .string($0) } ?? .null, slot.candidate.grade.map { .string($0) } ?? .null,
      .string("\(list)#\(slot.status.index)"), .string(slot.status.purpose.rawValue),
      .string(String(slot.status.index)), .string(list),
    ]
  }

  /// The places of a template's values.
  private enum Hole: Int {
    case award, holder, name, validFrom, notBefore, awardedOn, validUntil, expires, place, grade, status, purpose
    case index, list

    var json: JSON { JSONTemplate.hole(rawValue) }
  }

  /// Which optional members an award has.
  private struct Shape {
    let rawValue: Int
    static let all = (0..<8).map(Shape.init(rawValue:))

    init(rawValue: Int) { self.rawValue = rawValue }
    init(grade: Bool, end: Bool, place: Bool) {
      rawValue = (grade ? 1 : 0) | (end ? 2 : 0) | (place ? 4 : 0)
    }
    var hasGrade: Bool { rawValue & 1 != 0 }
    var hasEnd: Bool { rawValue & 2 != 0 }
    var hasPlace: Bool { rawValue & 4 != 0 }
  }

  /// What all awards of a run say alike.
  private struct Shared {
    let title: String
    let achievement: JSON
    let resultDescription: String
    let issuer: JSON
    let did: String

    init(_ published: PublishedDefinition, _ identity: IssuerIdentity) {
      let definition = published.definition
      let language: Language = definition.title.fr == nil ? .en : .fr
      title = definition.title.text(in: language).text
      let id = identity.institution.address.type(published.slug, version: published.version)
      resultDescription = id + "#grade"
      achievement = AchievementDocument.json(
        of: published, id: id, resultDescription: resultDescription, language: language, issuer: identity)
      issuer = identity.profile
      did = identity.did
    }

    /// The credential with its registered claims.
    func credential(_ shape: Shape) -> JSON {
      var subject: JSONObject = [
        "id": Hole.holder.json,
        "type": ["AchievementSubject"],
        "identifier": [
          [
            "type": "IdentityObject", "hashed": false, "identityHash": Hole.name.json, "identityType": "name",
          ]
        ],
        "achievement": achievement,
      ]
      if shape.hasGrade {
        subject.append(
          "result",
          [["type": ["Result"], "resultDescription": .string(resultDescription), "value": Hole.grade.json]])
      }
      var credential: JSONObject = [
        "@context": [
          "https://www.w3.org/ns/credentials/v2", .string(OpenBadgeForm.contextAddress), PalierContext.object,
        ],
        "id": Hole.award.json,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": .string(title),
        "issuer": issuer,
        "validFrom": Hole.validFrom.json,
        "awardedDate": Hole.awardedOn.json,
      ]
      if shape.hasEnd { credential.append("validUntil", Hole.validUntil.json) }
      if shape.hasPlace { credential.append("awardPlace", Hole.place.json) }
      credential.append("credentialSubject", .object(subject))
      credential.append(
        "credentialStatus",
        [
          "id": Hole.status.json, "type": "BitstringStatusListEntry", "statusPurpose": Hole.purpose.json,
          "statusListIndex": Hole.index.json, "statusListCredential": Hole.list.json,
        ])
      credential.append("iss", .string(did))
      credential.append("jti", Hole.award.json)
      credential.append("sub", Hole.holder.json)
      credential.append("nbf", Hole.notBefore.json)
      if shape.hasEnd { credential.append("exp", Hole.expires.json) }
      return .object(credential)
    }
  }
}
