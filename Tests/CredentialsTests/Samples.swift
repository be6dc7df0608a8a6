import Credentials
import JSONTree
import Testing

/// Small documents that keep every rule, to be broken one rule at a time.
enum Samples {
  static let credential2: JSONObject = [
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    "id": "urn:uuid:6f3a7bb9-57a5-4b0c-a4a4-0d6f0e3a2a11", "type": ["VerifiableCredential"],
    "issuer": ["id": "did:web:certif.example", "name": "Certif"], "validFrom": "2026-05-12T00:00:00Z",
    "validUntil": "2029-05-12T00:00:00Z", "credentialSubject": ["id": "urn:uuid:2"],
    "credentialStatus": ["type": "BitstringStatusListEntry"],
    "credentialSchema": ["id": "https://certif.example/schema.json", "type": "JsonSchema"],
    "evidence": [["type": "Evidence"]], "termsOfUse": ["type": "Policy"],
    "refreshService": ["type": "Refresh"],
    "name": ["@value": "Soudure", "@language": "fr"], "description": "Initiation",
    "relatedResource": [["id": "https://certif.example/a.pdf"]], "proof": ["type": "DataIntegrityProof"],
    "ext:anything": [nil, 1, ["x": true]],
  ]

  static let credential1: JSONObject = [
    "@context": ["https://www.w3.org/2018/credentials/v1", ["x": "https://certif.example/x"]],
    "type": ["VerifiableCredential"], "issuer": "did:web:certif.example",
    "issuanceDate": "2026-05-12T00:00:00Z", "expirationDate": "2029-05-12T00:00:00Z",
    "credentialSubject": [["id": "urn:uuid:2"]],
  ]

  static let badge: JSONObject = [
    "@context": [
      "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ["@protected": true],
    ],
    "id": "urn:uuid:1", "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": [
      "id": "did:web:certif.example", "type": ["Profile"], "name": "Certif", "url": "https://certif.example",
      "email": "contact@certif.example",
      "otherIdentifier": [["type": "IdentifierEntry", "identifier": "1", "identifierType": "ext:siret"]],
      "address": [
        "type": ["Address"], "addressCountryCode": "FR",
        "geo": ["type": "GeoCoordinates", "latitude": 48.85, "longitude": 2.35],
      ],
    ],
    "validFrom": "2026-05-12T00:00:00Z", "awardedDate": "2026-05-11T00:00:00Z", "name": "Soudure",
    "image": ["id": "https://certif.example/i.png", "type": "Image", "caption": "Un badge"],
    "credentialSubject": [
      "id": "urn:uuid:2", "type": ["AchievementSubject"], "creditsEarned": 1, "role": "stagiaire",
      "activityStartDate": "2026-01-01T00:00:00Z", "activityEndDate": "2026-05-01T00:00:00Z",
      "identifier": [
        ["type": "IdentityObject", "hashed": false, "identityHash": "Jeanne Doe", "identityType": "name"],
        [
          "type": "IdentityObject", "hashed": true, "salt": "s", "identityType": "emailAddress",
          "identityHash": "sha256$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ],
      ],
      "achievement": [
        "id": "https://certif.example/types/soudure", "type": ["Achievement"], "name": "Soudure TIG",
        "description": "Souder", "criteria": ["narrative": "Une pièce d'épreuve"],
        "achievementType": "MicroCredential", "creditsAvailable": 1, "inLanguage": "fr-FR",
        "alignment": [
          [
            "type": ["Alignment"], "targetName": "RS6604", "targetUrl": "https://www.francecompetences.fr/",
            "targetType": "ext:rs",
          ]
        ],
        "resultDescription": [
          [
            "id": "urn:uuid:3", "type": ["ResultDescription"], "name": "Mention", "resultType": "LetterGrade",
            "allowedValue": ["A", "B"],
          ]
        ],
        "tag": ["soudage"],
      ],
      "result": [
        ["type": ["Result"], "value": "A", "resultDescription": "urn:uuid:3", "status": "Completed"]
      ],
    ],
    "credentialStatus": ["id": "https://certif.example/status/1#5", "type": "BitstringStatusListEntry"],
    "credentialSchema": [
      [
        "id":
          "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
        "type": "1EdTechJsonSchemaValidator2019",
      ]
    ],
    "evidence": [["type": ["Evidence"], "name": "Pièce", "narrative": "Vue par le jury"]],
  ]
}

extension JSON {
  /// The document with the value at a pointer replaced, added, or taken away.
  func setting(_ pointer: String, to value: JSON?) throws -> JSON {
    try setting(JSONPointer(pointer).tokens[...], to: value)
  }

  private func setting(_ tokens: ArraySlice<String>, to value: JSON?) throws -> JSON {
    guard let first = tokens.first else { return value ?? .null }
    switch self {
    case .object(var object):
      let isLast = tokens.count == 1
      object[first] = isLast ? value : try (object[first] ?? [:]).setting(tokens.dropFirst(), to: value)
      return .object(object)
    case .array(var elements):
      guard let index = Int(first), elements.indices.contains(index) else { return self }
      if tokens.count == 1, value == nil {
        elements.remove(at: index)
      } else {
        elements[index] = try elements[index].setting(tokens.dropFirst(), to: value)
      }
      return .array(elements)
    default: return self
    }
  }
}

struct Breach: CustomTestStringConvertible, Sendable {
  let pointer: String
  let value: JSON?
  let code: CredentialFault.Code
  /// Where the fault is, when that is not where the value was changed.
  var place: String? = nil
  var rule: CredentialFault.Rule = .dataModel

  init(
    _ pointer: String, _ value: JSON?, _ code: CredentialFault.Code, at place: String? = nil,
    _ rule: CredentialFault.Rule = .dataModel
  ) {
    self.pointer = pointer
    self.value = value
    self.code = code
    self.place = place
    self.rule = rule
  }

  var testDescription: String { "\(pointer) = \(value?.text() ?? "nothing")" }
}
