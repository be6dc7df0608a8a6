/// Open Badges 3.0 as tables: the classes of appendix B of the specification, which the published schema
/// repeats. Names and order as there.
enum OpenBadgesForms {
  static let achievementCredential = ObjectForm(
    .openBadges, required: ["@context", "id", "type", "credentialSubject", "issuer", "validFrom"],
    credentialMembers.merging(
      [
        "type": .types([["OpenBadgeCredential", "AchievementCredential"]], listOnly: true),
        // Their form is the data model's business already.
        "validFrom": .string, "validUntil": .string,
        "credentialSubject": .object(.achievementSubject), "image": .object(.image),
        "endorsement": .list(.object(.endorsement)), "endorsementJwt": .list(compactJWS),
        "evidence": .list(.object(.evidence)),
      ]) { $1 })

  /// The same on data model 1.1, where two members have older names and the context another first entry.
  static let achievementCredential1 = ObjectForm(
    .openBadges, required: ["@context", "id", "type", "credentialSubject", "issuer", "issuanceDate"],
    achievementCredential.members.merging(
      [
        "@context": .contexts([.exactly(DataModel.v1.rawValue), badgeContext]),
        "issuanceDate": .dateTime, "expirationDate": .dateTime,
      ]) { $1 })

  static let endorsement = ObjectForm(
    .openBadges, required: ["@context", "type", "id", "name", "credentialSubject", "issuer", "validFrom"],
    credentialMembers.merging(
      [
        "type": .types([["VerifiableCredential"], ["EndorsementCredential"]], listOnly: true),
        "credentialSubject": .object(.endorsementSubject),
      ]) { $1 })

  private static let credentialMembers: [String: Form] = [
    "@context": .contexts([.exactly(DataModel.v2.rawValue), badgeContext]),
    "id": .url, "name": .string, "description": .string, "awardedDate": .dateTime,
    "issuer": .urlOrObject(.profile), "validFrom": .dateTime, "validUntil": .dateTime,
    "proof": .list(.object(.openBadgesProof)), "credentialSchema": .list(.object(.credentialSchema)),
    "credentialStatus": .object(.credentialStatus), "refreshService": .object(.refreshService),
    "termsOfUse": .list(.object(.termsOfUse)),
  ]

  static let achievementSubject = ObjectForm(
    .openBadges, required: ["type", "achievement"],
    [
      "id": .url, "type": types("AchievementSubject"), "activityEndDate": .dateTime,
      "activityStartDate": .dateTime, "creditsEarned": .number, "achievement": .object(.achievement),
      "identifier": .list(.object(.identityObject)), "image": .object(.image), "licenseNumber": .string,
      "narrative": .string, "result": .list(.object(.result)), "role": .string,
      "source": .object(.profile), "term": .string,
    ])

  static let achievement = ObjectForm(
    .openBadges, required: ["id", "type", "criteria", "description", "name"],
    [
      "id": .url, "type": types("Achievement"), "alignment": .list(.object(.alignment)),
      "achievementType": openList(achievementTypes, "an achievement type of Open Badges 3.0"),
      "creator": .object(.profile), "creditsAvailable": .number, "criteria": .object(.criteria),
      "description": .string, "endorsement": .list(.object(.endorsement)),
      "endorsementJwt": .list(compactJWS), "fieldOfStudy": .string, "humanCode": .string,
      "image": .object(.image), "inLanguage": languageTag, "name": .string,
      "otherIdentifier": .list(.object(.identifierEntry)), "related": .list(.object(.related)),
      "resultDescription": .list(.object(.resultDescription)), "specialization": .string,
      "tag": .list(.string), "version": .string,
    ])

  static let address = ObjectForm(
    .openBadges, required: ["type"],
    [
      "type": types("Address"), "addressCountry": .string, "addressCountryCode": .string,
      "addressRegion": .string, "addressLocality": .string, "streetAddress": .string,
      "postOfficeBoxNumber": .string, "postalCode": .string, "geo": .object(.geoCoordinates),
    ])

  static let alignment = ObjectForm(
    .openBadges, required: ["type", "targetName", "targetUrl"],
    [
      "type": types("Alignment"), "targetCode": .string, "targetDescription": .string,
      "targetName": .string, "targetFramework": .string,
      "targetType": openList(targetTypes, "an alignment target type of Open Badges 3.0"), "targetUrl": .url,
    ])

  static let credentialSchema = ObjectForm(
    .openBadges, required: ["id", "type"], ["id": .url, "type": .string])
  static let credentialStatus = ObjectForm(
    .openBadges, required: ["id", "type"], ["id": .url, "type": .string])
  static let refreshService = ObjectForm(
    .openBadges, required: ["id", "type"], ["id": .url, "type": .string])
  static let termsOfUse = ObjectForm(.openBadges, required: ["type"], ["id": .url, "type": .string])

  static let criteria = ObjectForm(.openBadges, required: [], ["id": .url, "narrative": .string])

  static let endorsementSubject = ObjectForm(
    .openBadges, required: ["id", "type"],
    ["id": .url, "type": types("EndorsementSubject"), "endorsementComment": .string])

  static let evidence = ObjectForm(
    .openBadges, required: ["type"],
    [
      "id": .url, "type": types("Evidence"), "narrative": .string, "name": .string, "description": .string,
      "genre": .string, "audience": .string,
    ])

  static let geoCoordinates = ObjectForm(
    .openBadges, required: ["type", "latitude", "longitude"],
    ["type": .typeName("GeoCoordinates"), "latitude": .number, "longitude": .number])

  static let identifierEntry = ObjectForm(
    .openBadges, required: ["type", "identifier", "identifierType"], isClosed: true,
    [
      "type": .typeName("IdentifierEntry"), "identifier": .string,
      "identifierType": openList(identifierTypes, "an identifier type of Open Badges 3.0"),
    ])

  static let identityObject = ObjectForm(
    .openBadges, required: ["type", "hashed", "identityHash", "identityType"], isClosed: true,
    [
      "type": .typeName("IdentityObject"), "hashed": .boolean, "identityHash": .string,
      "identityType": openList(identifierTypes, "an identifier type of Open Badges 3.0"), "salt": .string,
    ])

  static let image = ObjectForm(
    .openBadges, required: ["id", "type"], isClosed: true,
    ["id": .url, "type": .typeName("Image"), "caption": .string])

  static let proof = ObjectForm(
    .openBadges, required: ["type"],
    [
      "type": .string, "created": .dateTime, "cryptosuite": .string, "challenge": .string,
      "domain": .string, "nonce": .string, "proofPurpose": .string, "proofValue": .string,
      "verificationMethod": .string,
    ])

  static let profile = ObjectForm(
    .openBadges, required: ["id", "type"],
    [
      "id": .url, "type": types("Profile"), "name": .string, "url": .url, "phone": .string,
      "description": .string, "endorsement": .list(.object(.endorsement)),
      "endorsementJwt": .list(compactJWS), "image": .object(.image), "email": .string,
      "address": .object(.address), "otherIdentifier": .list(.object(.identifierEntry)),
      "official": .string, "parentOrg": .object(.profile), "familyName": .string, "givenName": .string,
      "additionalName": .string, "patronymicName": .string, "honorificPrefix": .string,
      "honorificSuffix": .string, "familyNamePrefix": .string, "dateOfBirth": .date,
    ])

  static let related = ObjectForm(
    .openBadges, required: ["id", "type"],
    ["id": .url, "type": types("Related"), "inLanguage": languageTag, "version": .string])

  static let result = ObjectForm(
    .openBadges, required: ["type"],
    [
      "type": types("Result"), "achievedLevel": .url, "alignment": .list(.object(.alignment)),
      "resultDescription": .url, "status": closedList(resultStatuses, "a result status of Open Badges 3.0"),
      "value": .string,
    ])

  static let resultDescription = ObjectForm(
    .openBadges, required: ["id", "type", "name", "resultType"],
    [
      "id": .url, "type": types("ResultDescription"), "alignment": .list(.object(.alignment)),
      "allowedValue": .list(.string), "name": .string, "requiredLevel": .url, "requiredValue": .string,
      "resultType": openList(resultTypes, "a result type of Open Badges 3.0"),
      "rubricCriterionLevel": .list(.object(.rubricCriterionLevel)), "valueMax": .string,
      "valueMin": .string,
    ])

  static let rubricCriterionLevel = ObjectForm(
    .openBadges, required: ["id", "type", "name"],
    [
      "id": .url, "type": types("RubricCriterionLevel"), "alignment": .list(.object(.alignment)),
      "description": .string, "level": .string, "name": .string, "points": .string,
    ])

  private static func types(_ name: String) -> Form { .types([[name]], listOnly: true) }
}
