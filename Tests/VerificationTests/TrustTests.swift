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
    let file = try TrustFile(parsing: text + "\n", at: Self.now)
    #expect(file.facts == facts(signer) && file.exporter == Self.exporter && file.exportedAt == Self.now)
    #expect(file.signedBy == signer.publicJWK.thumbprint())
    let store = TrustStore(files: [file])
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
    #expect(throws: TrustError(.signature, "")) { try TrustFile(parsing: forged, at: Self.now) }
    // The exporter's own document is not the signer's.
    let elsewhere = try TrustFile.signed(
      facts(signer), exporter: "did:web:other.example", exporterName: "Institut", at: Self.now, by: signer)
    #expect(throws: TrustError(.signature, "")) { try TrustFile(parsing: elsewhere, at: Self.now) }
    var compromised = facts(signer)
    compromised.keys.append(
      .init(id: signer.keyID, thumbprint: signer.publicJWK.thumbprint(), standing: .compromised(since: Self.now)))
    let taken = try TrustFile.signed(
      compromised, exporter: Self.exporter, exporterName: "Institut", at: Self.now, by: signer)
    #expect(throws: TrustError(.signature, "")) { try TrustFile(parsing: taken, at: Self.now) }
    for text in ["", "x", "{}", good.replacing("ey", with: "ez"), "a.b.c"] {
      #expect(throws: TrustError(.unreadable, "")) { try TrustFile(parsing: text, at: Self.now) }
    }
    var bytes = Array(good.utf8)
    var survived = 0
    for place in stride(from: 0, to: bytes.count, by: 7) {
      bytes[place] ^= 1
      if (try? TrustFile(parsing: String(decoding: bytes, as: UTF8.self), at: Self.now)) != nil { survived += 1 }
      bytes[place] ^= 1
    }
    #expect(survived == 0)
  }

  @Test("members of the wrong kind are named") func malformed() throws {
    let signer = try signer()
    func file(_ changes: JSONObject) throws -> String {
      var payload: JSONObject = [
        "version": 1, "iss": .string(Self.exporter), "name": "Institut",
        "exportedAt": .string(RFC3339.string(Self.now)),
      ]
      for (name, value) in facts(signer).members { payload.append(name, value) }
      for (name, value) in changes { payload[name] = value }
      return try CompactJWS.sign(
        header: ["typ": "palier-trust+jwt"], payload: JSON.object(payload).serialized(), by: signer
      ).text
    }
    #expect(throws: Never.self) { try TrustFile(parsing: file([:]), at: Self.now) }
    let cases: [(JSONObject, TrustError.Code)] = [
      (["version": 2], .newer), (["iss": 1], .malformed), (["exportedAt": "yesterday"], .malformed),
      (["documents": "x"], .malformed), (["documents": [["address": "x"]]], .malformed),
      (["issuers": [[:]]], .malformed), (["keys": [["id": "x", "thumbprint": "y", "state": "odd"]]], .malformed),
      (["keys": [["id": "x", "thumbprint": "y", "state": "retired"]]], .malformed), (["documents": []], .signature),
    ]
    for (changes, code) in cases {
      #expect(throws: TrustError(code, ""), "\(changes)") { try TrustFile(parsing: file(changes), at: Self.now) }
    }
  }

  // MARK: Whose word counts

  /// A body of its own with a key, and files that it writes.
  private struct Body {
    let did: String
    let address: String
    let signer: SigningKey

    init(_ host: String, key: String = "ed25519-1") throws {
      did = "did:web:\(host)"
      address = "https://\(host)/.well-known/did.json"
      signer = try SigningKey.generate(.EdDSA, keyID: did + "#" + key)
    }

    /// A controller document with these keys.
    func document(_ keys: [SigningKey], at date: Date = TrustTests.now) -> TrustFacts.Document {
      let json: JSON = [
        "id": .string(did),
        "verificationMethod": .array(
          keys.map {
            [
              "id": .string($0.keyID), "type": "JsonWebKey", "controller": .string(did),
              "publicKeyJwk": $0.publicJWK.json,
            ]
          }), "assertionMethod": .array(keys.map { .string($0.keyID) }),
      ]
      return .init(address: address, contentType: "application/did+json", text: json.text(), fetchedAt: date)
    }

    func key(_ standing: KeyStanding = .good) -> TrustFacts.Key {
      .init(id: signer.keyID, thumbprint: signer.publicJWK.thumbprint(), standing: standing)
    }

    func file(
      _ more: TrustFacts = TrustFacts(), keys: [TrustFacts.Key]? = nil, at date: Date = TrustTests.now,
      by other: SigningKey? = nil, endorsedBy earlier: [SigningKey] = []
    ) throws -> TrustFile {
      let signing = other ?? signer
      var facts = more
      facts.documents.append(document(signing.keyID == signer.keyID ? [signer] : [signer, signing], at: date))
      facts.keys += keys ?? [key()]
      let text = try TrustFile.signed(
        facts, exporter: did, exporterName: did, at: date, by: signing, endorsedBy: earlier)
      return try TrustFile(parsing: text, at: date)
    }
  }

  @Test("a body's own file counts for its keys, documents and name, whatever others say and however late") func tiers()
    throws
  {
    let (honest, mallory) = (try Body("a.example"), try Body("m.example"))
    let thief = try SigningKey.generate(.EdDSA, keyID: honest.signer.keyID)
    let lies = TrustFacts(
      documents: [
        .init(
          address: honest.address, contentType: "x", text: honest.document([thief]).text,
          fetchedAt: Self.now.addingTimeInterval(100)),
        .init(address: "https://a.example/status/x", contentType: "x", text: "lie", fetchedAt: Self.now),
      ], issuers: [.init(id: honest.did, name: "Mallory", siret: nil, reason: "r")],
      keys: [honest.key(.compromised(since: Self.now))])
    let own = TrustFacts(issuers: [.init(id: honest.did, name: "Honest", siret: nil, reason: "r")])
    let (good, bad) = (try honest.file(own), try mallory.file(lies, at: Self.now.addingTimeInterval(200)))
    for files in [[good, bad], [bad, good]] {
      let store = TrustStore(files: files)
      #expect(store.standing(ofKey: honest.key().thumbprint) == .good)
      #expect(store.issuer(honest.did)?.name == "Honest")
      #expect(store.source.documents[honest.address]?.bytes == Array(honest.document([honest.signer]).text.utf8))
      #expect(store.source.documents["https://a.example/status/x"] == nil)
      #expect(store.source.documents[mallory.address]?.isCopy == true)
    }
    // Of whom no own file is known, others are believed: that is what the operator imported them for.
    let hearsay = TrustStore(files: [bad])
    #expect(hearsay.standing(ofKey: honest.key().thumbprint) == .compromised(since: Self.now))
    #expect(hearsay.issuer(honest.did)?.name == "Mallory")
    // The operator's word on a name goes before all files, and nobody speaks for the verifier's own folder.
    let vouched = TrustFacts.Issuer(id: honest.did, name: "Vouched", siret: nil, reason: "r")
    #expect(TrustStore(files: [good], vouched: [vouched]).issuer(honest.did)?.name == "Vouched")
    let folder = TrustStore(files: [bad], own: TrustNamespace(did: honest.did))
    #expect(folder.standing(ofKey: honest.key().thumbprint) == .good && folder.issuer(honest.did) == nil)
    #expect(folder.source.documents[honest.address] == nil)
    // What is believed can be handed on and is believed alike.
    #expect(TrustStore(files: [good, bad]).facts.keys.contains(honest.key()))
  }

  @Test("bodies that share a host do not speak for each other") func neighbours() throws {
    let space = TrustNamespace(did: "did:web:a.example:organisations:mallory")
    for address in [
      "https://a.example/organisations/mallory/did.json", "https://a.example/organisations/mallory/jwks.json",
      "https://a.example/.well-known/jwt-vc-issuer/organisations/mallory", "https://a.example/status/x",
      "https://a.example/vct/x/1",
    ] {
      #expect(space.owns(address: address), "\(address)")
    }
    for address in [
      "https://a.example/organisations/lycee/did.json", "https://a.example/organisations/mallory2/did.json",
      "https://a.example/.well-known/did.json", "https://a.example/.well-known/jwt-vc-issuer/organisations/lycee",
      "https://a.example.org/organisations/mallory/did.json", "https://b.example/status/x",
    ] {
      #expect(!space.owns(address: address), "\(address)")
    }
    #expect(space.owns(issuer: "https://a.example/organisations/mallory"))
    #expect(!space.owns(issuer: "https://a.example/organisations/lycee") && !space.owns(issuer: "https://a.example"))
    #expect(space.covers(address: "https://a.example/organisations/lycee/did.json"))
    let root = TrustNamespace(did: "did:web:a.example")
    #expect(root.owns(address: "https://a.example/.well-known/did.json") && root.owns(issuer: "https://a.example"))
    #expect(!root.owns(address: "https://a.example/organisations/lycee/did.json"))
  }

  @Test("a file follows another only on the word of a key that the other answers for") func continuity() throws {
    let body = try Body("a.example")
    let later = Self.now.addingTimeInterval(86_400)
    let first = try body.file()
    #expect(try body.file(at: later).breakWith(first) == nil)
    #expect(first.breakWith(try body.file(at: later)) == .older)
    // Another key, which lists the old one as everybody can.
    let next = try SigningKey.generate(.EdDSA, keyID: body.did + "#ed25519-2")
    let nextKey = TrustFacts.Key(id: next.keyID, thumbprint: next.publicJWK.thumbprint(), standing: .good)
    let keys = [body.key(.retired(since: later)), nextKey]
    let seized = try body.file(keys: keys, at: later, by: next)
    #expect(seized.breakWith(first) == .unknownKey)
    #expect(seized.breakWith(first, isConfirmed: true) == nil)
    // The old key vouches for the new one.
    let rotated = try body.file(keys: keys, at: later, by: next, endorsedBy: [body.signer])
    #expect(rotated.breakWith(first) == nil)
    // A stranger's word for the new key is none, even under the old key's name.
    let stranger = try SigningKey.generate(.EdDSA, keyID: body.signer.keyID)
    #expect(try body.file(keys: keys, at: later, by: next, endorsedBy: [stranger]).breakWith(first) == .unknownKey)
    // A compromised key neither signs nor vouches, and is never good again.
    let compromised = try body.file(
      keys: [body.key(.compromised(since: Self.now)), nextKey], at: later, by: next, endorsedBy: [body.signer])
    let thief = try body.file(at: later.addingTimeInterval(1))
    #expect(thief.breakWith(compromised) == .compromiseWithdrawn)
    #expect(thief.breakWith(compromised, isConfirmed: true) == .compromiseWithdrawn)
    let third = try SigningKey.generate(.EdDSA, keyID: body.did + "#ed25519-3")
    let vouchedByThief = try body.file(
      keys: [body.key(.compromised(since: Self.now))], at: later.addingTimeInterval(1), by: third,
      endorsedBy: [body.signer])
    #expect(vouchedByThief.breakWith(compromised) == .unknownKey)
  }

  @Test("dates to come, and texts that move what stands beside them, are refused") func bounds() throws {
    let body = try Body("a.example")
    func text(_ facts: TrustFacts = TrustFacts(), name: String = "A", at date: Date = Self.now) throws -> String {
      var facts = facts
      facts.documents.append(body.document([body.signer]))
      return try TrustFile.signed(facts, exporter: body.did, exporterName: name, at: date, by: body.signer)
    }
    #expect(throws: Never.self) { try TrustFile(parsing: text(at: Self.now.addingTimeInterval(299)), at: Self.now) }
    #expect(throws: TrustError(.future, "")) {
      try TrustFile(parsing: text(at: Self.now.addingTimeInterval(301)), at: Self.now)
    }
    let late = TrustFacts(documents: [
      .init(address: "https://a.example/x", contentType: "x", text: "", fetchedAt: Self.now.addingTimeInterval(301))
    ])
    #expect(throws: TrustError(.malformed, "")) { try TrustFile(parsing: text(late), at: Self.now) }
    for name in ["A\nB", "A\u{1B}[2J", "A\u{202E}B", "A\u{2028}", String(repeating: "a", count: 2001)] {
      #expect(throws: TrustError(.malformed, ""), "\(name)") { try TrustFile(parsing: text(name: name), at: Self.now) }
      let facts = TrustFacts(issuers: [.init(id: "did:web:x.example", name: name, siret: nil, reason: "r")])
      #expect(throws: TrustError(.malformed, ""), "\(name)") { try TrustFile(parsing: text(facts), at: Self.now) }
    }
    for id in ["did:web:a.example", "did:key:z6Mk", "https://a.example/issuer"] {
      #expect(TrustFacts.Issuer.isIdentifier(id), "\(id)")
    }
    for id in ["", "did:", "did:web:x y", "https://", "http://a.example", "x", "did:web:a\nb"] {
      #expect(!TrustFacts.Issuer.isIdentifier(id), "\(id)")
    }
  }

  @Test("of several who know a key the worst word counts") func joining() {
    struct Word: KeyStandings {
      let word: KeyStanding
      func standing(ofKey thumbprint: String) -> KeyStanding { word }
    }
    let joined = JoinedTrust(
      issuers: [], standings: [Word(word: .good), Word(word: .compromised(since: Self.now)), Word(word: .good)])
    #expect(joined.standing(ofKey: "t") == .compromised(since: Self.now))
  }
}
