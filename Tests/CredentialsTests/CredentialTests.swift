import Foundation
import JSONTree
import Testing

@testable import Credentials

@Suite struct CredentialTests {
  @Test func readsEverythingThatACredentialHas() throws {
    let reading = Credential.reading(Samples.credential2)
    #expect(reading.faults.isEmpty, "\(reading.faults)")
    let credential = try #require(reading.value)
    #expect(credential.dataModel == .v2)
    #expect(credential.id == "urn:uuid:6f3a7bb9-57a5-4b0c-a4a4-0d6f0e3a2a11")
    #expect(credential.types == ["VerifiableCredential"])
    #expect(credential.issuer.id == "did:web:certif.example")
    #expect(credential.issuer.name?.first == "Certif")
    #expect(credential.validFrom?.date == Date(timeIntervalSince1970: 1_778_544_000))
    #expect(credential.validUntil?.text == "2029-05-12T00:00:00Z")
    #expect(credential.subjects.map(\.id) == ["urn:uuid:2"])
    #expect(credential.statuses.map(\.type) == ["BitstringStatusListEntry"])
    #expect(credential.schemas.map(\.id) == ["https://certif.example/schema.json"])
    #expect(credential.evidence.count == 1)
    #expect(credential.name?.text(in: "fr") == "Soudure")
    #expect(credential.description?.first == "Initiation")
    #expect(credential.members == Samples.credential2)
  }

  @Test func readsTheOlderDataModel() throws {
    let reading = Credential.reading(Samples.credential1)
    #expect(reading.faults.isEmpty, "\(reading.faults)")
    let credential = try #require(reading.value)
    #expect(credential.dataModel == .v1)
    #expect(credential.validFrom?.text == "2026-05-12T00:00:00Z")
    #expect(credential.validUntil?.text == "2029-05-12T00:00:00Z")
    #expect(credential.issuer.profile == nil)
  }

  static let breaches2: [Breach] = [
    Breach("/@context", nil, .missing),
    Breach("/@context", "https://www.w3.org/ns/credentials/v2", .wrongType),
    Breach("/@context/0", "https://certif.example/own", .wrongValue),
    Breach("/@context", ["https://www.w3.org/ns/credentials/v2", 1], .wrongType, at: "/@context/1"),
    Breach("/id", "not a url", .wrongValue), Breach("/id", ["a:b"], .wrongType),
    Breach("/type", nil, .missing), Breach("/type", ["Other"], .wrongValue),
    Breach("/type", [], .empty), Breach("/type", ["VerifiableCredential", 1], .wrongType, at: "/type/1"),
    Breach("/type", nil, .missing), Breach("/type", 3, .wrongType),
    Breach("/issuer", nil, .missing), Breach("/issuer", "certif", .wrongValue),
    Breach("/issuer", ["did:web:certif.example"], .wrongType), Breach("/issuer/id", nil, .missing),
    Breach("/issuer/name", 7, .wrongType),
    Breach("/validFrom", "2026-05-12", .wrongValue), Breach("/validFrom", 1, .wrongType),
    Breach("/validFrom", "2026-02-30T00:00:00Z", .wrongValue),
    Breach("/validUntil", "2026-05-12T00:00:00", .wrongValue),
    Breach("/validUntil", "2026-05-11T23:59:59Z", .wrongValue),
    Breach("/credentialSubject", nil, .missing), Breach("/credentialSubject", [:], .empty),
    Breach("/credentialSubject", [], .empty), Breach("/credentialSubject", "urn:uuid:2", .wrongType),
    Breach("/credentialSubject/id", "here", .wrongValue),
    Breach("/credentialStatus", [:], .missing, at: "/credentialStatus/type"),
    Breach("/credentialStatus", "https://certif.example/status", .wrongType),
    Breach("/credentialSchema/id", nil, .missing), Breach("/credentialSchema/type", nil, .missing),
    Breach("/evidence/0/type", nil, .missing), Breach("/termsOfUse/type", nil, .missing),
    Breach("/refreshService/type", nil, .missing), Breach("/relatedResource/0/id", nil, .missing),
    Breach("/relatedResource", "https://certif.example/a.pdf", .wrongType),
    Breach("/proof", "x", .wrongType), Breach("/proof/type", nil, .missing),
    Breach("/name", ["@language": "fr"], .wrongType), Breach("/description", 3, .wrongType),
  ]

  @Test(arguments: breaches2) func namesThePlaceOfAFault(_ breach: Breach) throws {
    try expect(breach, in: Samples.credential2) { Credential.reading($0).faults }
  }

  static let breaches1: [Breach] = [
    Breach("/issuanceDate", nil, .missing), Breach("/issuanceDate", "12/05/2026", .wrongValue),
    Breach("/expirationDate", "2026-05-11T00:00:00Z", .wrongValue),
    Breach("/credentialSubject/0", 4, .wrongType),
    Breach("/@context", ["https://www.w3.org/2018/credentials/v1", nil], .wrongType, at: "/@context/1"),
  ]

  @Test(arguments: breaches1) func namesThePlaceOfAFaultInTheOlderModel(_ breach: Breach) throws {
    try expect(breach, in: Samples.credential1) { Credential.reading($0).faults }
  }

  @Test func collectsEveryFault() throws {
    let broken: JSONObject = ["@context": [], "type": [], "issuer": 1, "validFrom": "x"]
    let faults = Credential.reading(broken).faults.map(\.pointer.text)
    #expect(faults == ["/@context/0", "/type", "/issuer", "/validFrom", "/credentialSubject"])
  }

  @Test func stopsNotingFaultsWhereNobodyReadsOn() throws {
    var broken = Samples.credential2
    broken["evidence"] = .array(Array(repeating: [:], count: 5_000))
    #expect(Credential.reading(broken).faults.count == FormWalker.maximumFaults)
  }

  @Test func tellsACredentialFromOtherDocuments() {
    #expect(Credential.isOne(Samples.credential1))
    #expect(Credential.isOne(["type": "VerifiableCredential"]))
    #expect(!Credential.isOne(["type": ["Profile"], "@context": "https://w3id.org/openbadges/v2"]))
    #expect(
      !Credential.isOne(["@context": ["https://certif.example", "https://www.w3.org/ns/credentials/v2"]]))
  }

  @Test func choosesTheLanguageOfAText() throws {
    let text = try #require(
      LanguageText([["@value": "Dog", "@language": "en"], ["@value": "Chien", "@language": "fr-FR"]]))
    #expect(text.text(in: "fr") == "Chien")
    #expect(text.text(in: "en") == "Dog")
    #expect(text.text(in: "it") == "Dog")
    #expect(LanguageText("Cane")?.text(in: "fr") == "Cane")
    #expect(LanguageText([:]) == nil)
    #expect(LanguageText([]) == nil)
    #expect(LanguageText(nil) == nil)
  }

  @Test(arguments: [
    "https://a", "did:web:a", "urn:uuid:1", "mailto:a@b", "HTTP://a/b?c=[d]#e", "https://exemple.fr/é",
  ]) func takesURLs(_ text: String) {
    #expect(URLText.isURL(text))
  }

  @Test(arguments: [
    "", "a", ":a", "1a:b", "a b:c", "a:", "https://a b", "a:b\u{7F}", "a:<b>", "a:\nb", "é:b",
  ])
  func refusesWhatIsNoURL(_ text: String) {
    #expect(!URLText.isURL(text))
  }
}

/// One change gives exactly one fault, at its place.
func expect(
  _ breach: Breach, in document: JSONObject, by read: (JSONObject) -> [CredentialFault]
) throws {
  let broken = try JSON.object(document).setting(breach.pointer, to: breach.value)
  let faults = read(try #require(broken.object))
  #expect(faults.count == 1, "\(faults)")
  #expect(faults.first?.pointer.text == breach.place ?? breach.pointer)
  #expect(faults.first?.code == breach.code)
  #expect(faults.first?.rule == breach.rule)
}
