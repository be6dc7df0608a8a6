import JSONTree
import Testing

@testable import Credentials

@Suite struct OpenBadgeCredentialTests {
  @Test func readsEverythingThatABadgeHas() throws {
    let reading = OpenBadgeCredential.reading(Samples.badge)
    #expect(reading.faults.isEmpty, "\(reading.faults)")
    let badge = try #require(reading.value)
    #expect(badge.awardedDate?.text == "2026-05-11T00:00:00Z")
    #expect(badge.image?.caption == "Un badge")
    #expect(badge.issuer?.url == "https://certif.example")
    #expect(badge.evidence.map(\.narrative) == ["Vue par le jury"])
    let achievement = badge.achievement
    #expect(achievement.id == "https://certif.example/types/soudure")
    #expect(achievement.name == "Soudure TIG")
    #expect(achievement.criteria.narrative == "Une pièce d'épreuve")
    #expect(achievement.achievementType == "MicroCredential")
    #expect(achievement.creditsAvailable?.int == 1)
    #expect(achievement.alignments.map(\.targetName) == ["RS6604"])
    #expect(achievement.resultDescriptions.map(\.allowedValues) == [["A", "B"]])
    #expect(achievement.tags == ["soudage"])
    #expect(badge.subject.results.map(\.value) == ["A"])
    #expect(badge.subject.identifiers.map(\.clearIdentity) == ["Jeanne Doe", nil])
    #expect(badge.subject.creditsEarned?.int == 1)
  }

  private static let subject = "/credentialSubject"
  private static let achievement = "/credentialSubject/achievement"

  static let breaches: [Breach] = [
    // The credential
    Breach("/@context", ["https://www.w3.org/ns/credentials/v2"], .missing, at: "/@context/1", .openBadges),
    Breach("/@context/1", "https://purl.imsglobal.org/spec/ob/v3p0/context.js", .wrongValue, .openBadges),
    Breach("/id", nil, .missing, .openBadges),
    Breach("/type", ["VerifiableCredential"], .wrongValue, .openBadges),
    Breach("/validFrom", nil, .missing, .openBadges),
    Breach("/awardedDate", "2026-05-11", .wrongValue, .openBadges),
    Breach("/image/id", nil, .missing, .openBadges), Breach("/image/alt", "x", .notAllowed, .openBadges),
    Breach("/image", "https://certif.example/i.png", .wrongType, .openBadges),
    Breach("/image/type", "Picture", .wrongValue, .openBadges),
    Breach("/evidence/0/type", ["Other"], .wrongValue, .openBadges),
    Breach("/evidence/0/type", "Evidence", .wrongType, .publishedSchema),
    Breach("/evidence/0/genre", 3, .wrongType, .openBadges),
    Breach("/credentialStatus/id", nil, .missing, .openBadges),
    Breach("/credentialStatus/type", ["BitstringStatusListEntry"], .wrongType, .openBadges),
    Breach("/endorsementJwt", ["a.b"], .wrongValue, at: "/endorsementJwt/0", .openBadges),
    Breach("/endorsement", [:], .wrongType, .openBadges),
    // The issuer
    Breach("/issuer/type", nil, .missing, .openBadges),
    Breach("/issuer/type", "Profile", .wrongType, .publishedSchema),
    Breach("/issuer/email", [], .wrongType, .openBadges),
    Breach("/issuer/url", "certif", .wrongValue, .openBadgesText),
    Breach("/issuer/dateOfBirth", "2026-13-01", .wrongValue, .openBadges),
    Breach("/issuer/parentOrg", ["id": "did:web:a"], .missing, at: "/issuer/parentOrg/type", .openBadges),
    Breach("/issuer/address/type", nil, .missing, .openBadges),
    Breach("/issuer/address/geo/latitude", "48", .wrongType, .openBadges),
    Breach("/issuer/otherIdentifier/0/identifierType", "siret", .wrongValue, .openBadges),
    Breach("/issuer/otherIdentifier/0/more", 1, .notAllowed, .openBadges),
    // The subject
    Breach("\(subject)/type", nil, .missing, .openBadges),
    Breach("\(subject)/type", "AchievementSubject", .wrongType, .publishedSchema),
    Breach("\(subject)/achievement", nil, .missing, .openBadges),
    Breach("\(subject)/creditsEarned", "1", .wrongType, .openBadges),
    Breach("\(subject)/activityEndDate", "hier", .wrongValue, .openBadges),
    Breach("\(subject)/identifier/0/hashed", nil, .missing, .openBadges),
    Breach("\(subject)/identifier/0/hashed", "false", .wrongType, .openBadges),
    Breach("\(subject)/identifier/0/identityType", "nom", .wrongValue, .openBadges),
    Breach("\(subject)/identifier/1/identityHash", "sha256$abc", .wrongValue, .openBadgesText),
    Breach("\(subject)/result/0/status", "Done", .wrongValue, .openBadges),
    Breach("\(subject)/result/0/value", 18, .wrongType, .openBadges),
    Breach("\(subject)/result/0/resultDescription", "mention", .wrongValue, .openBadgesText),
    // The achievement
    Breach("\(achievement)/id", nil, .missing, .openBadges),
    Breach("\(achievement)/name", nil, .missing, .openBadges),
    Breach("\(achievement)/description", nil, .missing, .openBadges),
    Breach("\(achievement)/criteria", nil, .missing, .openBadges),
    Breach("\(achievement)/criteria", "Une pièce", .wrongType, .openBadges),
    Breach("\(achievement)/criteria/id", "chapitre 2", .wrongValue, .openBadgesText),
    Breach("\(achievement)/type", ["Badge"], .wrongValue, .openBadges),
    Breach("\(achievement)/achievementType", "Microcertification", .wrongValue, .openBadges),
    Breach("\(achievement)/creditsAvailable", "1", .wrongType, .openBadges),
    Breach("\(achievement)/inLanguage", "français", .wrongValue, .openBadges),
    Breach("\(achievement)/tag", "soudage", .wrongType, .openBadges),
    Breach("\(achievement)/alignment/0/targetUrl", nil, .missing, .openBadges),
    Breach("\(achievement)/alignment/0/targetType", "RS", .wrongValue, .openBadges),
    Breach("\(achievement)/resultDescription/0/resultType", "Mention", .wrongValue, .openBadges),
    Breach("\(achievement)/resultDescription/0/allowedValue/1", 2, .wrongType, .openBadges),
    Breach(
      "\(achievement)/related", [["id": "urn:uuid:4"]], .missing, at: "\(achievement)/related/0/type",
      .openBadges),
  ]

  @Test(arguments: breaches) func namesThePlaceOfAFault(_ breach: Breach) throws {
    try expect(breach, in: Samples.badge) { members in
      // What both rules refuse is one fault for a reader of badges.
      let faults = OpenBadgeCredential.reading(members).faults
      return faults.filter { $0.rule != .dataModel }
    }
  }

  @Test func wantsToKnowWhoseItIs() throws {
    var document = JSON.object(Samples.badge)
    document = try document.setting("/credentialSubject/id", to: nil)
    #expect(OpenBadgeCredential.reading(try #require(document.object)).faults.isEmpty)
    document = try document.setting("/credentialSubject/identifier", to: nil)
    let faults = OpenBadgeCredential.reading(try #require(document.object)).faults
    #expect(faults.map(\.pointer.text) == ["/credentialSubject/id"])
    #expect(faults.map(\.rule) == [.openBadgesText])
  }

  @Test func readsBadgesOnTheOlderDataModel() throws {
    var document = Samples.badge
    document["@context"] = [
      "https://www.w3.org/2018/credentials/v1", "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
    ]
    document["issuanceDate"] = document["validFrom"]
    document["validFrom"] = nil
    let reading = OpenBadgeCredential.reading(document)
    #expect(reading.faults.isEmpty, "\(reading.faults)")
    #expect(reading.value?.credential.dataModel == .v1)
  }

  @Test(arguments: ["fr", "fr-FR", "gsw", "zh-Hant", "zh-Hant-TW", "es-419"]) func takesLanguageTags(
    _ tag: String
  ) throws {
    let document = try JSON.object(Samples.badge).setting(
      "/credentialSubject/achievement/inLanguage", to: .string(tag))
    #expect(OpenBadgeCredential.reading(try #require(document.object)).faults.isEmpty)
  }

  @Test func isNoBadgeWithoutTheType() throws {
    let reading = OpenBadgeCredential.reading(Samples.credential2)
    #expect(reading.value == nil)
    #expect(!reading.faults.isEmpty)
  }
}
