import Encodings
import Foundation
import Identifiers
import JOSE
import JSONTree
import TestMaterial
import Testing

@Suite struct ControllerDocumentTests {
  private let id = "did:web:example.org"
  private let ed25519: JWK
  private let p256: JWK

  init() throws {
    ed25519 = try SigningKey.generate(.EdDSA, keyID: "").publicJWK
    p256 = try SigningKey.generate(.ES256, keyID: "jwk-kid").publicJWK
  }

  private func method(
    _ name: String, _ key: JWK, type: String = "JsonWebKey", controller: String? = nil,
    extra: JSONObject = [:]
  ) -> JSON {
    var object: JSONObject = [
      "id": .string(name), "type": .string(type), "controller": .string(controller ?? id),
      "publicKeyJwk": key.json,
    ]
    for (name, value) in extra { object[name] = value }
    return .object(object)
  }

  private func document(_ members: JSONObject) throws -> ControllerDocument {
    var object: JSONObject = ["id": .string(id)]
    for (name, value) in members { object[name] = value }
    return try ControllerDocument(.object(object), describing: id)
  }

  @Test func relationshipsByReferenceAndEmbedded() throws {
    let document = try document([
      "verificationMethod": [method("#a", ed25519), method("\(id)#b", p256, type: "JsonWebKey2020")],
      "assertionMethod": ["#a", .string("\(id)#b")], "authentication": [method("#c", p256)],
      "keyAgreement": "#nowhere",
    ])
    #expect(document.verificationMethods.map(\.id) == ["\(id)#a", "\(id)#b", "\(id)#c"])
    #expect(document.assertionMethods.map(\.id) == ["\(id)#a", "\(id)#b"])
    #expect(document.authentication.map(\.id) == ["\(id)#c"])
    #expect(document.methods(for: .keyAgreement).isEmpty)
    #expect(document.method("\(id)#b")?.type == "JsonWebKey2020")
    #expect(document.unreadable.isEmpty)
    // An embedded method serves its own relationship alone.
    #expect(throws: IdentifierError(.keyNotAuthorised, "")) {
      try document.authorisedMethod(keyID: "\(id)#c", algorithm: .ES256)
    }
    #expect(
      try document.authorisedMethod(keyID: "\(id)#c", algorithm: .ES256, for: .authentication).id == "\(id)#c"
    )
  }

  @Test func choosing() throws {
    let document = try document([
      "verificationMethod": [method("#a", ed25519), method("#b", p256), method("#idle", p256)],
      "assertionMethod": ["#a", "#b", "#b"],
    ])
    for keyID in ["\(id)#b", "#b", "b", "jwk-kid", nil, id] {
      #expect(try document.authorisedMethod(keyID: keyID, algorithm: .ES256).id == "\(id)#b")
    }
    #expect(try document.authorisedMethod(keyID: nil, algorithm: .Ed25519).id == "\(id)#a")
    for (keyID, algorithm, code) in [
      ("#a", SignatureAlgorithm.ES256, IdentifierError.Code.keyAlgorithm), ("#none", .ES256, .keyNotFound),
      ("", .ES256, .keyNotFound), ("#idle", .ES256, .keyNotAuthorised),
      ("did:web:example.com#a", .EdDSA, .keyForeign),
      ("did:web:example.org:a#a", .EdDSA, .keyForeign), ("https://example.org/#a", .EdDSA, .keyForeign),
      ("\(id)?versionId=1#a", .EdDSA, .keyForeign), (nil, .RS256, .keyNotFound), (id, .ES384, .keyNotFound),
      ("\(id)/#a", .EdDSA, .keyForeign),
    ] as [(String?, SignatureAlgorithm, IdentifierError.Code)] {
      #expect(throws: IdentifierError(code, ""), "\(keyID ?? "nil")") {
        try document.authorisedMethod(keyID: keyID, algorithm: algorithm)
      }
    }
    let two = try self.document([
      "assertionMethod": [
        method("#b", p256), method("#c", try SigningKey.generate(.ES256, keyID: "jwk-kid").publicJWK),
      ]
    ])
    #expect(throws: IdentifierError(.keyAmbiguous, "")) {
      try two.authorisedMethod(keyID: nil, algorithm: .ES256)
    }
    #expect(throws: IdentifierError(.keyAmbiguous, "")) {
      try two.authorisedMethod(keyID: "jwk-kid", algorithm: .ES256)
    }
    #expect(try two.authorisedMethod(keyID: "#c", algorithm: .ES256).id == "\(id)#c")
  }

  @Test func anotherSubject() throws {
    for found in [
      .string("did:web:example.com"), .string("\(id)#a"), .string(id + " "), .string("DID:web:example.org"),
    ] as [JSON] {
      #expect(throws: IdentifierError(.subject, "")) { try ControllerDocument(["id": found], describing: id) }
    }
    for json in [
      "x", .object([:]), ["id": 1], ["id": .string(id), "verificationMethod": ["x"]],
      ["id": .string(id), "assertionMethod": [1]],
    ] as [JSON] {
      #expect(throws: IdentifierError(.document, ""), "\(json)") {
        try ControllerDocument(json, describing: id)
      }
    }
    for asked in ["", "example.org", "did:web:a#b", "did:web:é"] {
      #expect(throws: IdentifierError(.syntax, "")) {
        try ControllerDocument(["id": .string(asked)], describing: asked)
      }
    }
  }

  @Test func methodsThatCannotBeUsed() throws {
    let privateKey: JSON = [
      "kty": "OKP", "crv": "Ed25519", "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
      "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    ]
    let cases: [(JSON, IdentifierError.Code)] = [
      (method("#x", p256, controller: "did:web:example.com"), .foreignController),
      (method("did:web:example.com#x", p256), .foreignController),
      (method("#x", p256, type: "Bls12381G2Key2020"), .keyUnsupported),
      (method("#x", p256, type: "Ed25519VerificationKey2018"), .key),
      (method("#x", p256, type: "Multikey"), .document),
      (method("#x", p256, extra: ["publicKeyMultibase": "z6Mk"]), .document),
      (method("#x", p256, extra: ["publicKeyJwk": privateKey]), .keyPrivate),
      (
        method(
          "#x", p256, extra: ["publicKeyJwk": ["kty": "EC", "crv": "BLS12381G2", "x": "AA", "y": "AA"]]),
        .keyUnsupported
      ),
      (method("#x", p256, extra: ["publicKeyJwk": "x"]), .key),
      (method("#x", p256, extra: ["expires": "tomorrow"]), .document),
      (["id": "#x", "type": "JsonWebKey"], .document),
      (["id": "#x", "type": "JsonWebKey", "controller": .string(id)], .document),
      (["id": "#x", "type": "Multikey", "controller": .string(id), "publicKeyMultibase": "nonsense"], .key),
      (["id": "#x", "type": "Multikey", "controller": .string(id), "publicKeyMultibase": 1], .key),
    ]
    for (json, code) in cases {
      let document = try document([
        "verificationMethod": [method("#good", ed25519), json], "assertionMethod": ["#good", "#x"],
      ])
      #expect(document.verificationMethods.map(\.id) == ["\(id)#good"], "\(json)")
      #expect(document.unreadable.map(\.error.code) == [code], "\(json)")
      #expect(try document.authorisedMethod(keyID: nil, algorithm: .EdDSA).id == "\(id)#good")
      if document.unreadable.first?.id == "\(id)#x" {
        #expect(throws: IdentifierError(code, "")) {
          try document.authorisedMethod(keyID: "#x", algorithm: .ES256)
        }
      }
    }
    for name in ["", "x", "#", "#a b"] {
      let document = try document(["verificationMethod": [method(name, p256)]])
      #expect(document.unreadable.map(\.error.code) == [.document], "\(name)")
      #expect(document.unreadable.first?.id == nil)
    }
  }

  @Test func oneNameForTwoKeys() throws {
    #expect(throws: IdentifierError(.duplicateMethod, "")) {
      try document(["verificationMethod": [method("#a", ed25519), method("#a", p256)]])
    }
    #expect(throws: IdentifierError(.duplicateMethod, "")) {
      try document([
        "verificationMethod": [method("#a", ed25519)], "assertionMethod": [method("\(id)#a", p256)],
      ])
    }
    let same = try document(["authentication": [method("#a", p256)], "assertionMethod": [method("#a", p256)]])
    #expect(same.verificationMethods.count == 1)
    #expect(same.authentication.count == 1)
    #expect(same.assertionMethods.count == 1)
    let many = JSON.array((0..<257).map { method("#k\($0)", ed25519) })
    #expect(throws: IdentifierError(.tooLong, "")) { try document(["verificationMethod": many]) }
  }

  @Test func olderTypes() throws {
    guard case .ed25519(let bytes) = ed25519.material else {
      Issue.record("no Ed25519 key")
      return
    }
    let multibase = try Multikey.text(of: ed25519)
    for (type, name, value) in [
      ("Ed25519VerificationKey2018", "publicKeyBase58", Base58BTC.encode(bytes)),
      ("Ed25519VerificationKey2020", "publicKeyMultibase", multibase),
      ("Multikey", "publicKeyMultibase", multibase),
      (
        "Multikey", "publicKeyMultibase",
        Multibase.encode(Multicodec.ed25519Public.prefixing(bytes), in: .base64url)
      ),
    ] {
      var object: JSONObject = ["id": "#k", "type": .string(type), "controller": .string(id)]
      object[name] = .string(value)
      let document = try document(["assertionMethod": [.object(object)]])
      #expect(document.assertionMethods.first?.key.hasSameKey(as: ed25519) == true, "\(type)")
    }
  }

  @Test func keysThatEnded() throws {
    let document = try document([
      "assertionMethod": [
        method("#old", ed25519, extra: ["expires": "2026-01-01T00:00:00Z"]),
        method("#new", try SigningKey.generate(.EdDSA, keyID: "").publicJWK),
        method("#gone", p256, extra: ["revoked": "2026-01-01T00:00:00Z"]),
      ]
    ])
    let before = try #require(RFC3339.parse("2025-12-31T23:59:59Z"))
    let after = try #require(RFC3339.parse("2026-01-01T00:00:00Z"))
    #expect(throws: IdentifierError(.keyAmbiguous, "")) {
      try document.authorisedMethod(keyID: nil, algorithm: .EdDSA, at: before)
    }
    #expect(try document.authorisedMethod(keyID: nil, algorithm: .EdDSA, at: after).id == "\(id)#new")
    #expect(throws: IdentifierError(.keyExpired, "")) {
      try document.authorisedMethod(keyID: "#old", algorithm: .EdDSA, at: after)
    }
    for keyID in ["#gone", nil] {
      #expect(try document.authorisedMethod(keyID: keyID, algorithm: .ES256, at: before).id == "\(id)#gone")
      #expect(throws: IdentifierError(.keyRevoked, "")) {
        try document.authorisedMethod(keyID: keyID, algorithm: .ES256, at: after)
      }
    }
    #expect(try document.authorisedMethod(keyID: "#gone", algorithm: .ES256).id == "\(id)#gone")
  }

  @Test func ownDocument() throws {
    let methods = [
      try VerificationMethod(id: "\(id)#a", controller: id, key: ed25519),
      try VerificationMethod(id: "\(id)#b", controller: id, key: p256),
    ]
    let own = ControllerDocument(
      id: id, verificationMethods: methods,
      listed: [.assertionMethod: methods.map(\.id), .authentication: [methods[0].id]])
    let read = try ControllerDocument(own.json, describing: id)
    #expect(read.assertionMethods.map(\.id) == methods.map(\.id))
    #expect(read.authentication.map(\.id) == [methods[0].id])
    #expect(read.json == own.json)
    let byKey = try DIDKey.document(for: DIDKey.did(for: p256))
    #expect(try ControllerDocument(byKey.json, describing: byKey.id).json == byKey.json)
  }
}

/// The examples of Controlled Identifiers 1.0.
@Suite(.enabled(if: Shared.isPresent)) struct ControlledIdentifierExamples {
  private func example(_ number: String) throws -> JSON {
    let folder = "vectors/cid/spec-examples"
    let name = try #require(try Shared.names(in: folder).first { $0.hasPrefix(number + "-") })
    return try Shared.json("\(folder)/\(name)")
  }

  @Test func documents() throws {
    for (number, id, methods, unreadable) in [
      ("01", "https://controller.example", 1, []), ("02", "https://controller.example/101", 1, []),
      ("08", "https://controller.example", 1, [.foreignController]),
      ("21", "https://controller.example/123", 0, []),
    ] as [(String, String, Int, [IdentifierError.Code])] {
      let document = try ControllerDocument(example(number), describing: id)
      #expect(document.verificationMethods.count == methods, "\(number)")
      #expect(document.unreadable.map(\.error.code) == unreadable, "\(number)")
    }
    let second = try ControllerDocument(example("02"), describing: "https://controller.example/101")
    #expect(
      try second.authorisedMethod(keyID: "key-20240828", algorithm: .ES256, for: .authentication).key.keyID
        == "key-20240828")
  }

  @Test func methods() throws {
    for (number, code) in [
      ("25", nil), ("26", nil), ("27", nil), ("28", .keyUnsupported), ("30", .keyUnsupported), ("33", nil),
      ("34", .keyUnsupported),
      // Coordinates that are not the points of their curves, one with trailing bits.
      ("31", .key), ("32", .key),
    ] as [(String, IdentifierError.Code?)] {
      let method = try example(number)
      let id = String(try #require(method["controller"]?.string))
      let document = try ControllerDocument(["id": .string(id), "assertionMethod": [method]], describing: id)
      #expect(document.unreadable.map(\.error.code) == (code.map { [$0] } ?? []), "\(number)")
      #expect(document.assertionMethods.count == (code == nil ? 1 : 0), "\(number)")
      if number == "25" || number == "26" || number == "27" {
        #expect(document.assertionMethods.first?.json == (try method.without("@context")))
      }
    }
  }
}

extension JSON {
  fileprivate func without(_ name: String) throws -> JSON {
    var object = try #require(self.object)
    object[name] = nil
    return .object(object)
  }
}

/// What stands in the 35 examples of Controlled Identifiers 1.0, one by one.
@Suite(.enabled(if: Shared.isPresent)) struct ControlledIdentifierAccount {
  private static let folder = "vectors/cid/spec-examples"

  @Test func everyExampleIsReadOrNamed() throws {
    // Drawings with comments or dots, code, and statements in other notations.
    let drawings: Set = ["12", "13", "14", "15", "16", "17", "18", "19", "22", "23", "24", "29", "35"]
    // Read above: documents, and methods by kind of key.
    let above: Set = ["01", "02", "08", "21", "25", "26", "27", "28", "30", "31", "32", "33", "34"]
    let here: Set = ["03", "04", "05", "06", "07", "09", "10", "11", "20"]
    let files = try Shared.names(in: Self.folder).filter { $0 != "index.json" }
    #expect(files.count == 35)
    #expect(Set(files.map { String($0.prefix(2)) }) == drawings.union(above).union(here))
    for file in files where drawings.contains(String(file.prefix(2))) {
      #expect(throws: JSONError.self, "\(file)") {
        try JSON(parsing: Array(Shared.text("\(Self.folder)/\(file)").utf8))
      }
    }
  }

  private func example(_ number: String) throws -> JSON {
    let name = try #require(try Shared.names(in: Self.folder).first { $0.hasPrefix(number + "-") })
    return try Shared.json("\(Self.folder)/\(name)")
  }

  @Test func documentsWithoutKeys() throws {
    for number in ["03", "04", "05", "06"] {
      let json = try example(number)
      let id = try #require(json["id"]?.string)
      let document = try ControllerDocument(json, describing: id)
      #expect(document.id == id && document.assertionMethods.isEmpty, "\(number)")
      #expect(throws: IdentifierError.self) { try ControllerDocument(json, describing: id + "x") }
    }
  }

  @Test func methodsHaveTheirTypeAndKey() throws {
    for (number, type, curve, algorithm) in [
      ("09", "Multikey", "Ed25519", nil), ("10", "JsonWebKey", "P-384", "ES384"),
    ] as [(String, String, String, String?)] {
      let method = try example(number)
      let id = try #require(method["controller"]?.string)
      let document = try ControllerDocument(["id": .string(id), "assertionMethod": [method]], describing: id)
      let read = try #require(document.assertionMethods.first, "\(number)")
      #expect(read.id == method["id"]?.string && read.type == type && read.controller == id)
      #expect(read.key.json["crv"]?.string == curve && read.key.algorithm == algorithm)
      #expect(!read.key.isPrivate)
    }
    let minimal = try ControllerDocument(example("20"), describing: "https://controller.example/123")
    #expect(minimal.authentication.map(\.type) == ["Multikey"] && minimal.assertionMethods.isEmpty)
  }

  /// Example 11 shows a secret: such a method is never read.
  @Test func aSecretKeyIsRefused() throws {
    let method = try example("11")
    let id = try #require(method["controller"]?.string)
    let document = try ControllerDocument(["id": .string(id), "assertionMethod": [method]], describing: id)
    #expect(document.assertionMethods.isEmpty && document.unreadable.count == 1)
  }

  /// Example 07 shows placeholders.
  @Test func theStructureOfAMethod() throws {
    #expect(try example("07")["verificationMethod"]?[0]?["type"]?.string != nil)
  }
}
