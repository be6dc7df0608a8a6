import Awarding
import Encodings
import Foundation
import Intake
import JOSE
import JSONTree
import Storage
import StorageSQL
import TestMaterial
import Testing
import Verification

@testable import Issuance

/// A folder in which the three examples' like can be awarded, with a clock that stands still.
struct House {
  let root = FileManager.default.temporaryDirectory.appendingPathComponent("palier-\(UUID().uuidString)")
  let now = Date(timeIntervalSince1970: 1_790_000_000)
  let folder: DataFolder

  init() async throws {
    let organisation = try Organisation(name: "Institut d’essai", country: "FR", siret: nil, website: nil)
    let address = try PublicAddress("https://badges.example.org")
    folder = try await DataFolder.create(
      at: root, organisation: organisation, address: address, key: .file,
      signing: [SignatureAlgorithm.EdDSA, .ES256].map {
        ($0, IssuerIdentity.keyID($0, of: organisation, at: address))
      },
      codec: Codec(),
      randomness: Randomness { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      }, actor: "test", at: now)
  }

  struct Codec: DefinitionCodec {
    func encode(_ definition: Definition) throws -> [UInt8] { DefinitionDocument.json(of: definition).serialized() }
    func decode(_ document: [UInt8]) throws -> Definition {
      try DefinitionDocument.definition(stored: JSON(parsing: document))
    }
  }

  func publish(suspendable: Bool = false) async throws -> PublishedDefinition {
    let yaml = """
      slug: soudure
      title: { fr: "Souder", en: "Welding" }
      awardedBy: { name: "Institut d’essai", country: FR }
      outcomes:
        - { id: o1, text: { fr: "Souder à plat" }, criteria: { fr: "Cordon continu" } }
      workload: { hours: 28, ects: 1 }
      level: { eqf: 3 }
      assessment: { types: [practical-examination] }
      participation: onsite
      qualityAssurance: [ { type: internal } ]
      suspendable: \(suspendable)
      expires: { after: P3Y }
      """
    let reading = try DefinitionDocument.read(Array(yaml.utf8), form: .yaml)
    return try await folder.publish(try #require(reading.definition), actor: "test", at: now)
  }

  func award(
    _ published: PublishedDefinition, count: Int = 1, algorithm: SignatureAlgorithm = .EdDSA,
    on day: String = "2026-05-12"
  ) async throws -> [AwardCandidates.Outcome] {
    let run = try await AwardCandidates(
      store: folder, published: published,
      occasion: AwardCandidates.Occasion(
        decision: Decision(reference: "PV 1", decidedBy: "Jury"), sourceDigest: [1], sourceName: "l.csv",
        actor: "test"), algorithm: algorithm, now: now)
    let awardedOn = try CalendarDate(iso: day)
    let rows = (0..<count).map { index in
      CandidateRow(
        row: index + 2,
        candidate: Candidate(
          learner: Learner(familyName: "Curie \"\\é", givenName: "Marie", identifier: "p\(index)"), grade: "18/20",
          row: index + 2), awardedOn: awardedOn, place: "Brest",
        validUntil: published.definition.expires?.end(of: awardedOn).startOfDayUTC)
    }
    return try await run(rows, now: now)
  }

  func verify(_ award: AwardID, _ form: CredentialForm = .openBadgeJWT) async throws -> Report {
    try await verify(try await folder.form(form, of: award).text)
  }

  func verify(_ text: String, _ options: VerificationOptions? = nil) async throws -> Report {
    let institution = try await folder.institution()
    let clock = options?.clock ?? now
    let documents = FolderDocuments(store: folder, institution: institution, clock: { clock })
    try await documents.refresh()
    let verifier = Verifier(
      documents: documents, knownIssuers: OwnIssuer(institution), keyStandings: FolderStandings(documents))
    return await verifier.verify(Array(text.utf8), options ?? VerificationOptions(now: now))
  }

  func end() async throws {
    try await folder.close()
    try FileManager.default.removeItem(at: root)
  }
}
