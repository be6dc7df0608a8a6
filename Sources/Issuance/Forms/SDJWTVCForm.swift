import Awarding
import Encodings
import Foundation
import JOSE
import JSONTree
import SDJWT
import Storage

/// An SD-JWT VC (`dc+sd-jwt`): what the micro-credential is stands open, everything that concerns the learner can be
/// disclosed claim by claim.
///
/// Every credential of a type carries the same number of digests: a learner without a grade or a birth date is told
/// from nobody. Everything that a run's awards share is made once, to the byte.
public struct SDJWTVCForm: Sendable {
  /// The claims of this project's own, with what a wallet calls them.
  public enum Claim: String, Sendable, CaseIterable {
    case title
    case awardingBody = "awarding_body"
    case microCredential = "micro_credential"
    case name
    case givenName = "given_name"
    case familyName = "family_name"
    case birthdate
    case awardedOn = "awarded_on"
    case place
    case grade
    case holderID = "holder_id"
    case awardID = "award_id"

    /// Whether only the holder decides who reads it.
    public var isPersonal: Bool {
      switch self {
      case .title, .awardingBody, .microCredential: false
      default: true
      }
    }

    func label(in language: Language) -> String {
      let (french, english) =
        switch self {
        case .title: ("Intitulé", "Title")
        case .awardingBody: ("Organisme certificateur", "Awarding body")
        case .microCredential: ("Ce qui a été appris et comment", "What was learnt and how")
        case .name: ("Nom complet", "Full name")
        case .givenName: ("Prénom", "Given name")
        case .familyName: ("Nom de famille", "Family name")
        case .birthdate: ("Date de naissance", "Date of birth")
        case .awardedOn: ("Délivré le", "Awarded on")
        case .place: ("Lieu", "Place")
        case .grade: ("Note ou mention", "Grade")
        case .holderID: ("Identifiant du titulaire", "Holder’s identifier")
        case .awardID: ("Identifiant de l’attestation", "Award’s identifier")
        }
      return language == .fr ? french : english
    }
  }

  /// Digests that every credential carries: one for each personal claim, a decoy where a learner has none.
  static let digests = Claim.allCases.count { $0.isPersonal }

  private let identity: IssuerIdentity
  private let encodedHeader: [UInt8]
  private let templates: [JSONTemplate]

  public init(published: PublishedDefinition, identity: IssuerIdentity, keyID: String) {
    self.identity = identity
    let header: JSON = ["alg": "ES256", "typ": "dc+sd-jwt", "kid": .string(keyID)]
    encodedHeader = Array(Base64URL.encode(header.serialized()).utf8)
    let shared = Self.shared(published, identity)
    templates = (0..<4).map { shape in
      JSONTemplate(Self.payload(shared, hasEnd: shape & 1 != 0, isBound: shape & 2 != 0))
    }
  }

  /// The exact bytes that will be signed, and the disclosures that follow the signature.
  /// - Parameter randomness: draws salts; 16 bytes for each claim.
  @Sendable func bytes(_ slot: AwardSlot, _ randomness: Randomness) throws -> FormBytes {
    var disclosures: [Disclosure] = []
    disclosures.reserveCapacity(Self.digests)
    for (claim, value) in personal(slot) {
      disclosures.append(
        try Disclosure(salt: Base64URL.encode(randomness.bytes(16)), name: claim.rawValue, value: value))
    }
    var digests = disclosures.map { $0.digest(.sha256) }
    while digests.count < Self.digests { digests.append(SDHash.sha256.digest(of: randomness.bytes(32))) }
    // In the order of the digests, so that their places tell nothing.
    digests.sort()

    let holderKey = try slot.candidate.holderKey.map { try JSON(parsing: Array($0.utf8)) }
    let shape = (slot.validUntil == nil ? 0 : 1) | (holderKey == nil ? 0 : 2)
    let payload = templates[shape].filled([
      .array(digests.map { .string($0) }),
      .number(JSONNumber(Int(slot.signedAt.timeIntervalSince1970))),
      slot.validUntil.map { .number(JSONNumber(Int($0.timeIntervalSince1970))) } ?? .null,
      .number(JSONNumber(slot.status.index)),
      .string(identity.institution.address.statusList(slot.status.list)),
      holderKey ?? .null,
    ])
    let encoded = Base64URL.encode(payload)
    var input: [UInt8] = []
    input.reserveCapacity(encodedHeader.count + 1 + encoded.utf8.count)
    input += encodedHeader
    input.append(UInt8(ascii: "."))
    input += encoded.utf8
    var suffix = [UInt8(ascii: "~")]
    for disclosure in disclosures {
      suffix += disclosure.text.utf8
      suffix.append(UInt8(ascii: "~"))
    }
    return FormBytes(signingInput: input, suffix: suffix)
  }

  /// What the award says of its learner, in an order that is the same for all.
  private func personal(_ slot: AwardSlot) -> [(Claim, JSON)] {
    let learner = slot.candidate.learner
    var claims: [(Claim, JSON)] = [(.name, .string(learner.displayName))]
    func put(_ claim: Claim, _ value: String?) {
      if let value { claims.append((claim, .string(value))) }
    }
    put(.givenName, learner.givenName)
    put(.familyName, learner.familyName)
    put(.birthdate, learner.birthDate?.iso)
    put(.awardedOn, slot.awardedOn.iso)
    put(.place, slot.place)
    put(.grade, slot.candidate.grade)
    put(.holderID, slot.holder.urn)
    put(.awardID, slot.award.urn)
    return claims
  }

  private enum Hole: Int {
    case digests, issuedAt, expires, index, list, holderKey
    var json: JSON { JSONTemplate.hole(rawValue) }
  }

  /// What all credentials of the type say alike.
  private static func shared(_ published: PublishedDefinition, _ identity: IssuerIdentity) -> JSONObject {
    let definition = published.definition
    let language: Language = definition.title.fr == nil ? .en : .fr
    var body: JSONObject = [
      "name": .string(definition.awardedBy.name), "country": .string(definition.awardedBy.country.code),
    ]
    if let siret = identity.institution.organisation.siret { body.append("siret", .string(siret.text)) }
    return [
      "iss": .string(identity.issuerAddress),
      "vct": .string(identity.institution.address.credentialType(published.slug, version: published.version)),
      "title": .string(definition.title.text(in: language).text),
      "awarding_body": .object(body),
      "micro_credential": AchievementDocument.annex(definition),
    ]
  }

  private static func payload(_ shared: JSONObject, hasEnd: Bool, isBound: Bool) -> JSON {
    var payload = shared
    // No `nbf`: it would tell the day of award, which is the holder's to disclose.
    payload.append("iat", Hole.issuedAt.json)
    if hasEnd { payload.append("exp", Hole.expires.json) }
    payload.append("status", ["status_list": ["idx": Hole.index.json, "uri": Hole.list.json]])
    if isBound { payload.append("cnf", ["jwk": Hole.holderKey.json]) }
    payload.append("_sd", Hole.digests.json)
    payload.append("_sd_alg", "sha-256")
    return .object(payload)
  }
}
