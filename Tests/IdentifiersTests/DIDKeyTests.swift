import Encodings
import Identifiers
import JOSE
import JSONTree
import Testing

@Suite struct DIDKeyTests {
  /// Examples of the did:key specification and of Controlled Identifiers 1.0.
  private static let refusals: [(String, IdentifierError.Code)] = [
    ("did:key:6Mk", .syntax), ("did:key:z", .syntax), ("did:key:z0", .syntax),
    ("did:key:1.1:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp", .syntax),
    ("did:web:example.org", .method),
    ("did:key:uAAAA", .syntax),
    // One byte too few, one too many, BLS 12-381, P-256 points that are none, RSA that is none.
    (text(.ed25519Public, [UInt8](repeating: 3, count: 31)), .key),
    (text(.ed25519Public, [UInt8](repeating: 3, count: 33)), .key),
    (text(Multicodec(rawValue: 0xEB), [UInt8](repeating: 3, count: 96)), .keyUnsupported),
    (text(.p256Public, [5] + [UInt8](repeating: 3, count: 32)), .key),
    (text(.p256Public, [2] + [UInt8](repeating: 0xFF, count: 32)), .key),
    (text(.rsaPublic, [0x30, 0x00]), .key),
  ]

  private static func text(_ codec: Multicodec, _ content: [UInt8]) -> String {
    "did:key:" + Multibase.encode(codec.prefixing(content))
  }

  @Test(arguments: refusals)
  func refused(_ text: String, _ code: IdentifierError.Code) throws {
    let did = try DID(text)
    #expect(throws: IdentifierError(code, "")) { try DIDKey.document(for: did) }
  }
}

@Suite struct DIDJWKTests {
  /// The first example of the did:jwk specification.
  private let example =
    "did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9"

  @Test func published() throws {
    let document = try DIDJWK.document(for: DID(example))
    let method = try document.authorisedMethod(keyID: "#0", algorithm: .ES256)
    #expect(method.id == example + "#0")
    #expect(document.methods(for: .keyAgreement).count == 1)
    #expect(try DIDJWK.did(for: method.key).text == example)
  }

  @Test func useDecides() throws {
    let jwk = try SigningKey.generate(.ES256, keyID: "k").publicJWK
    let signing = try DIDJWK.document(for: DIDJWK.did(for: jwk))
    #expect(signing.assertionMethods.count == 1)
    #expect(signing.methods(for: .keyAgreement).isEmpty)
    let encrypting = try DIDJWK.document(for: DIDJWK.did(for: JWK(jwk.material, use: "enc")))
    #expect(encrypting.assertionMethods.isEmpty)
    #expect(encrypting.methods(for: .keyAgreement).count == 1)
  }

  @Test func refused() throws {
    func did(_ json: JSON) throws -> DID { try DID("did:jwk:" + Base64URL.encode(json.serialized())) }
    let secret: JSON = [
      "kty": "OKP", "crv": "Ed25519", "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
      "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    ]
    #expect(throws: IdentifierError(.keyPrivate, "")) { try DIDJWK.document(for: did(secret)) }
    #expect(throws: IdentifierError(.keyPrivate, "")) {
      try DIDJWK.document(for: did(["kty": "oct", "k": "AAAA"]))
    }
    #expect(throws: IdentifierError(.keyPrivate, "")) {
      try DIDJWK.did(for: JWK(["kty": "oct", "k": "AAAA"]))
    }
    #expect(throws: IdentifierError(.keyUnsupported, "")) { try DIDJWK.document(for: did(["kty": "AKP"])) }
    #expect(throws: IdentifierError(.key, "")) {
      try DIDJWK.document(for: did(["kty": "EC", "crv": "P-256"]))
    }
    #expect(throws: IdentifierError(.syntax, "")) { try DIDJWK.document(for: DID("did:jwk:e30-")) }
    #expect(throws: IdentifierError(.syntax, "")) { try DIDJWK.document(for: DID("did:jwk:a.b")) }
    #expect(throws: IdentifierError(.method, "")) { try DIDJWK.document(for: DID("did:key:e30")) }
    // The private half of a key never gets into an identifier.
    #expect(
      try DIDJWK.document(for: DIDJWK.did(for: JWK(secret))).verificationMethods.first?.key.isPrivate == false
    )
  }
}
