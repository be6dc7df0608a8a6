import Awarding
import Encodings
import Foundation
import JOSE
import JSONTree
import Register
import Storage

@testable import StorageSQL

/// A data folder of its own for one test, with a definition and a fixed clock.
struct TestFolder {
  let root: URL
  let now = Date(timeIntervalSince1970: 1_790_000_000)

  init() throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("palier-\(UUID().uuidString)")
  }

  static let randomness = Randomness { count in
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  func make() async throws -> DataFolder {
    let organisation = try Organisation(name: "Institut d’essai", country: "FR", siret: nil, website: nil)
    return try await DataFolder.create(
      at: root, organisation: organisation, address: try PublicAddress("http://localhost:8080"), key: .file,
      signing: [(.EdDSA, "did:web:x#1"), (.ES256, "did:web:x#2")], codec: SlugCodec(),
      randomness: Self.randomness, actor: "test", at: now)
  }

  func open() async throws -> DataFolder {
    try await DataFolder.open(at: root, key: .file, codec: SlugCodec(), randomness: Self.randomness, at: now)
  }

  func restore(from backup: URL) async throws -> RestorationReport {
    try await Restoration.restore(
      from: backup, to: root, key: .file, codec: SlugCodec(), randomness: Self.randomness, at: now)
  }

  func remove() { try? FileManager.default.removeItem(at: root) }

  static func definition(_ slug: String = "soudure", title: String = "Soudure", suspendable: Bool = false) throws
    -> Definition
  {
    try Definition(
      slug: Slug(slug), title: LocalizedText(fr: title),
      awardedBy: AwardingBody(name: "Institut", country: Country("FR")),
      outcomes: [
        LearningOutcome(id: "o1", text: LocalizedText(fr: "Souder"), criteria: [LocalizedText(fr: "Cordon régulier")])
      ],
      workload: Workload(hours: Amount(25)), level: Level.notApplicable(reason: LocalizedText(fr: "Sans niveau")),
      assessment: Assessment(types: [AssessmentType.allCases[0]]), participation: .onsite,
      qualityAssurance: [QualityAssurance(type: .internal)], suspendable: suspendable)
  }

  static func row(_ number: Int, email: String? = nil, name: String = "Dupont") throws -> CandidateRow {
    CandidateRow(
      row: number,
      candidate: Candidate(
        learner: Learner(familyName: name, givenName: "Marie", email: email ?? "m\(number)@example.org"),
        grade: "15/20", row: number),
      awardedOn: try CalendarDate(iso: "2026-05-12"), place: "Brest", validUntil: nil)
  }
}

/// Stores the slug and title only: enough for what the store promises.
struct SlugCodec: DefinitionCodec {
  func encode(_ definition: Definition) throws -> [UInt8] {
    JSON.object([
      "slug": .string(definition.slug.text), "title": .string(definition.title.fr ?? ""),
      "suspendable": .bool(definition.suspendable),
    ]).serialized()
  }
  func decode(_ document: [UInt8]) throws -> Definition {
    let json = try JSON(parsing: document)
    return try TestFolder.definition(
      json["slug"]?.string ?? "", title: json["title"]?.string ?? "", suspendable: json["suspendable"]?.bool ?? false)
  }
}
