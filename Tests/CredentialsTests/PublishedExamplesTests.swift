import JSONTree
import TestMaterial
import Testing

@testable import Credentials

/// Every published document that is a credential is accepted, and what is not accepted is named with its reason.
@Suite(.enabled(if: Shared.isPresent)) struct PublishedExamplesTests {
  private static func documents(_ folder: String) throws -> [(name: String, members: JSONObject)] {
    try Shared.names(in: folder).filter { $0.hasSuffix(".json") && $0 != "index.json" }.compactMap { name in
      try Shared.json("\(folder)/\(name)").object.map { (name, $0) }
    }
  }

  private static func isPresentation(_ members: JSONObject) -> Bool {
    let types = members["type"]?.array?.compactMap(\.string) ?? members["type"]?.string.map { [$0] } ?? []
    return types.contains { $0.contains("Presentation") || $0 == "EnvelopedVerifiableCredential" }
  }

  /// The suite's inputs are templates: they get an issuer and dates there, and here.
  @Test func acceptsTheInputsOfTheW3CSuite() throws {
    var accepted = 0
    for folder in [
      "vectors/vc-data-model-2.0/tests/input", "vectors/vc-data-model-2.0/tests/input/names-and-descriptions",
    ] {
      for (name, members) in try Self.documents(folder) where !Self.isPresentation(members) {
        var members = members
        switch members["issuer"] {
        case .object(var issuer)?:
          issuer["id"] = issuer["id"] ?? "did:example:issuer"
          members["issuer"] = .object(issuer)
        case nil: members["issuer"] = "did:example:issuer"
        default: break
        }
        // Dates that the suite fills in.
        if members["validFrom"] == "PAST DATE" { members["validFrom"] = "2020-01-01T00:00:00Z" }
        if members["validUntil"] == "FUTURE DATE" { members["validUntil"] = "2120-01-01T00:00:00Z" }
        let reading = Credential.reading(members)
        #expect(reading.faults.isEmpty, "\(name): \(reading.faults)")
        #expect(reading.value?.dataModel == .v2, "\(name)")
        accepted += 1
      }
    }
    #expect(accepted == 54)
  }

  @Test func acceptsTheExamplesOfTheDataModelsSchema() throws {
    var accepted = 0
    for (name, members) in try Self.documents("vectors/vc-data-model-schema/schema/verifiable-credential")
    where name.hasPrefix("example") {
      let reading = Credential.reading(members)
      #expect(reading.faults.isEmpty, "\(name): \(reading.faults)")
      #expect(reading.value != nil, "\(name)")
      accepted += 1
    }
    #expect(accepted == 9)
  }

  /// By the data model all of them are credentials. The faults that remain are rules of Open Badges, by file.
  @Test func readsTheExamplesOfOpenBadges() throws {
    // Two are drawings of a part; three write a type as a string, which the published schema refuses.
    let subject = "/credentialSubject/type wrong-type"
    let achievement = "/credentialSubject/achievement/type wrong-type"
    let creator = "/credentialSubject/achievement/creator/type wrong-type"
    let noAchievement = ["/credentialSubject/type missing", "/credentialSubject/achievement missing"]
    let expected: [String: [String]] = [
      "06-untitled.json": ["/issuer/type missing"] + noAchievement,
      "28-sample-assertion-credential.json": ["/issuer/type wrong-type"] + noAchievement,
      "21-upgraded-ob-2-0-assertion-included-within-clr-2-0.json": [
        "/issuer/otherIdentifier/0/type wrong-type", subject, achievement, creator,
      ],
      "22-achievement-alignment-case.json": [
        "/issuer/type wrong-type", subject, achievement,
        "/credentialSubject/achievement/alignment/0/type wrong-type",
      ],
      "23-skill-assertion-credential-registry.json": [
        subject, achievement, creator, "/issuer/type wrong-type",
      ],
    ]
    var badges = 0
    var others = 0
    for (name, members) in try Self.documents("vectors/openbadges-3.0/examples")
    where Credential.isOne(members) {
      let reading = Credential.reading(members)
      #expect(reading.faults.isEmpty, "\(name): \(reading.faults)")
      let credential = try #require(reading.value)
      guard OpenBadgeCredential.isOne(credential) else {
        #expect(credential.isA("ClrCredential"))
        others += 1
        continue
      }
      badges += 1
      let faults = OpenBadgeCredential.reading(members).faults.map { "\($0.pointer) \($0.code.rawValue)" }
      #expect(faults == expected[name] ?? [], "\(name)")
    }
    #expect(badges == 16)
    #expect(others == 3)
  }
}
