import Encodings
import Foundation
import JOSE
import JSONTree
import Testing

@testable import Verification

@Suite("Trust files") struct TrustTests {
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)
  private static let exporter = "did:web:badges.example.org:organisations:institut"
  private static let address = "https://badges.example.org/organisations/institut/did.json"

  private func signer(_ name: String = "ed25519-1") throws -> SigningKey {
    try SigningKey.generate(.EdDSA, keyID: Self.exporter + "#" + name)
  }

  private func facts(_ signer: SigningKey) -> TrustFacts {
    let document: JSON = [
      "id": .string(Self.exporter),
      "verificationMethod": [
        [
          "id": .string(signer.keyID), "type": "JsonWebKey", "controller": .string(Self.exporter),
          "publicKeyJwk": signer.publicJWK.json,
        ]
      ], "assertionMethod": [.string(signer.keyID)],
    ]
    return TrustFacts(
      documents: [
        .init(
          address: Self.address, contentType: "application/did+json", text: document.text(), fetchedAt: Self.now)
      ],
      issuers: [.init(id: Self.exporter, name: "Institut", siret: "13002526500013", reason: "convention")],
      keys: [
        .init(id: signer.keyID, thumbprint: signer.publicJWK.thumbprint(), standing: .good),
        .init(id: "old", thumbprint: "o", standing: .retired(since: Self.now)),
        .init(id: "bad", thumbprint: "b", standing: .compromised(since: Self.now)),
      ])
  }

  @Test("what was written is read again") func roundTrip() throws {
    let signer = try signer()
    let text = try TrustFile.signed(
      facts(signer), exporter: Self.exporter, exporterName: "Institut", at: Self.now, by: signer)
    let file = try TrustFile(parsing: text + "\n")
    #expect(file.facts == facts(signer) && file.exporter == Self.exporter && file.exportedAt == Self.now)
    #expect(file.signedBy == signer.publicJWK.thumbprint())
    let store = TrustStore([file.facts])
    #expect(store.issuer(Self.exporter)?.name == "Institut")
    #expect(store.standing(ofKey: "b") == .compromised(since: Self.now) && store.standing(ofKey: "x") == .good)
    #expect(store.source.documents.count == 1)
  }

  @Test("a changed file, or one that is signed by another, is refused") func refusals() throws {
    let signer = try signer()
    let stranger = try self.signer()
    let good = try TrustFile.signed(
      facts(signer), exporter: Self.exporter, exporterName: "Institut", at: Self.now, by: signer)
    let forged = try TrustFile.signed(
      facts(signer), exporter: Self.exporter, exporterName: "Institut", at: Self.now, by: stranger)
    #expect(throws: TrustError(.signature, "")) { try TrustFile(parsing: forged) }
    // The exporter's own document is not the signer's.
    let elsewhere = try TrustFile.signed(
      facts(signer), exporter: "did:web:other.example", exporterName: "Institut", at: Self.now, by: signer)
    #expect(throws: TrustError(.signature, "")) { try TrustFile(parsing: elsewhere) }
    var compromised = facts(signer)
    compromised.keys.append(
      .init(id: signer.keyID, thumbprint: signer.publicJWK.thumbprint(), standing: .compromised(since: Self.now)))
    let taken = try TrustFile.signed(
      compromised, exporter: Self.exporter, exporterName: "Institut", at: Self.now, by: signer)
    #expect(throws: TrustError(.signature, "")) { try TrustFile(parsing: taken) }
    for text in ["", "x", "{}", good.replacing("ey", with: "ez"), "a.b.c"] {
      #expect(throws: TrustError(.unreadable, "")) { try TrustFile(parsing: text) }
    }
    var bytes = Array(good.utf8)
    var survived = 0
    for place in stride(from: 0, to: bytes.count, by: 7) {
      bytes[place] ^= 1
      if (try? TrustFile(parsing: String(decoding: bytes, as: UTF8.self))) != nil { survived += 1 }
      bytes[place] ^= 1
    }
    #expect(survived == 0)
  }

  @Test("members of the wrong kind are named") func malformed() throws {
    let signer = try signer()
    func file(_ changes: JSONObject) throws -> String {
      var payload: JSONObject = [
        "version": 1, "iss": .string(Self.exporter), "name": "Institut", "exportedAt": "2026-11-25T10:00:00Z",
      ]
      for (name, value) in facts(signer).members { payload.append(name, value) }
      for (name, value) in changes { payload[name] = value }
      return try CompactJWS.sign(
        header: ["typ": "palier-trust+jwt"], payload: JSON.object(payload).serialized(), by: signer
      ).text
    }
    #expect(throws: Never.self) { try TrustFile(parsing: file([:])) }
    let cases: [(JSONObject, TrustError.Code)] = [
      (["version": 2], .newer), (["iss": 1], .malformed), (["exportedAt": "yesterday"], .malformed),
      (["documents": "x"], .malformed), (["documents": [["address": "x"]]], .malformed),
      (["issuers": [[:]]], .malformed), (["keys": [["id": "x", "thumbprint": "y", "state": "odd"]]], .malformed),
      (["keys": [["id": "x", "thumbprint": "y", "state": "retired"]]], .malformed), (["documents": []], .signature),
    ]
    for (changes, code) in cases {
      #expect(throws: TrustError(code, ""), "\(changes)") { try TrustFile(parsing: file(changes)) }
    }
  }

  @Test("of two copies the newer is kept, of two words on a key the worse") func joining() throws {
    let old = TrustFacts.Document(address: "https://a.example", contentType: "x", text: "old", fetchedAt: Self.now)
    let new = TrustFacts.Document(
      address: "https://a.example", contentType: "x", text: "new", fetchedAt: Self.now.addingTimeInterval(1))
    for facts in [[TrustFacts(documents: [old]), TrustFacts(documents: [new])], [TrustFacts(documents: [new, old])]] {
      #expect(TrustStore(facts).source.documents["https://a.example"]?.bytes == Array("new".utf8))
    }
    let bad = TrustFacts(keys: [.init(id: "k", thumbprint: "t", standing: .compromised(since: Self.now))])
    let good = TrustFacts(keys: [.init(id: "k", thumbprint: "t", standing: .good)])
    #expect(TrustStore([bad, good]).standing(ofKey: "t") == .compromised(since: Self.now))
    let joined = JoinedTrust(issuers: [], standings: [TrustStore([good]), TrustStore([bad])])
    #expect(joined.standing(ofKey: "t") == .compromised(since: Self.now))
  }
}
